// Fields of the panel as plain elements. A field that refuses what was typed says so beside itself and changes nothing.
let count = 0;

export class Fields {
  constructor(words) { this.words = words; }

  text(label, value, apply, { hint, area = false, check } = {}) {
    const input = document.createElement(area ? 'textarea' : 'input');
    input.value = value ?? '';
    if (!area) input.autocomplete = 'off';
    return this.#field(label, input, hint, field => {
      const problem = check?.(input.value.trim());
      if (problem) return this.#refuse(field, input, problem);
      apply(input.value.trim());
    });
  }

  // parse gives what is to be applied, or null for garbage.
  parsed(label, shown, parse, apply, { hint, problem }) {
    const input = document.createElement('input');
    input.value = shown;
    input.autocomplete = 'off';
    return this.#field(label, input, hint, field => {
      const typed = input.value.trim();
      if (typed === shown) return this.#accept(field, input);
      const read = typed === '' ? { value: undefined } : parse(typed);
      if (read === null) return this.#refuse(field, input, problem);
      apply(read);
    });
  }

  choice(label, value, options, apply, { none } = {}) {
    const select = document.createElement('select');
    const known = [...(none === undefined ? [] : [{ key: '', name: none }]), ...options];
    // What the drawing names and the draft does not have stays chosen, and says so.
    if (value && !known.some(option => option.key === value)) known.push({ key: value, name: this.words.say('unknown', value) });
    for (const { key, name } of known) select.add(new Option(name, key, false, key === (value ?? '')));
    if (none === undefined && !value) { select.add(new Option('', '', true, true), 0); }
    return this.#field(label, select, undefined, () => apply(select.value || undefined));
  }

  check(label, isChecked, apply) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = isChecked;
    box.addEventListener('change', () => apply(box.checked));
    const line = make('label', 'choice', [box, make('span', '', [label])]);
    return make('div', 'field', [line]);
  }

  group(title, children) {
    const group = make('fieldset', 'group', [make('legend', '', [title]), ...children]);
    return group;
  }

  // A list of entries, each with its fields; remove takes one away, add appends one.
  rows(title, entries, fieldsOf, { add, remove, name }) {
    const shown = entries.map((entry, at) => {
      const away = this.button(this.words.say('remove_which', this.words.say(name, at + 1)), () => remove(at));
      return this.group(this.words.say(name, at + 1), [...fieldsOf(entry, at), away]);
    });
    return make('div', 'field', [make('span', 'form-label', [title]), ...shown, this.button(this.words.say('add_what', title), add)]);
  }

  button(label, press) {
    const button = make('button', 'button', [label]);
    button.type = 'button';
    button.addEventListener('click', press);
    return button;
  }

  note(text) { return make('p', 'soft small', [text]); }

  #field(label, input, hint, commit) {
    input.id = `panel-${++count}`;
    const name = make('label', '', [label]);
    name.htmlFor = input.id;
    const field = make('div', 'field', [name, input]);
    if (hint) {
      const said = make('p', 'hint', [hint]);
      said.id = `${input.id}-hint`;
      input.setAttribute('aria-describedby', said.id);
      field.insertBefore(said, input);
    }
    input.addEventListener('change', () => commit(field));
    return field;
  }

  #refuse(field, input, sentence) {
    this.#accept(field, input);
    const said = make('p', 'problem', [sentence]);
    said.id = `${input.id}-problem`;
    said.setAttribute('role', 'alert');
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', said.id);
    field.append(said);
  }

  #accept(field, input) {
    field.querySelector('.problem')?.remove();
    input.removeAttribute('aria-invalid');
  }
}

export function make(tag, className, children = []) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
