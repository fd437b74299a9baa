// The panel beside the drawing: what is chosen, in words. It is built again after each change, and the focus stays where it was.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';
import { Sections } from './sections.js';

export class Panel {
  constructor(place, title, { modeler, ...parts }) {
    Object.assign(this, { place, title, modeler, words: parts.words, fields: parts.fields });
    this.sections = new Sections({ modeler, ...parts });
    const later = () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.show(), 0); };
    for (const event of ['selection.changed', 'commandStack.changed', 'root.set']) modeler.on(event, later);
    this.show();
  }

  // What is typed in a field that one has not left yet counts as drawn.
  commit() {
    if (this.place.contains(document.activeElement)) document.activeElement.blur();
  }

  show() {
    const at = [...this.place.querySelectorAll('input, select, textarea, button, summary')].indexOf(document.activeElement);
    const open = [...this.place.querySelectorAll('details')].map(details => details.open);
    this.commit();
    const chosen = this.modeler.get('selection').get().map(element => element.labelTarget ?? element);
    const element = chosen[0] ?? this.#whole();
    const isSame = element === this.shown;
    this.shown = element;
    this.title.textContent = chosen.length > 0 ? titleOf(element, this.words) : this.words.say('pathway');
    this.place.replaceChildren(...(chosen.length > 1 ? [this.fields.note(this.words.say('several'))] : this.sections.of(element)));
    if (!isSame) return;
    [...this.place.querySelectorAll('details')].forEach((details, number) => { details.open = open[number] ?? false; });
    if (at >= 0) this.place.querySelectorAll('input, select, textarea, button, summary')[at]?.focus();
  }

  // The process is described when nothing is chosen: of a drawing with pools, that of its first pool.
  #whole() {
    const root = this.modeler.get('canvas').getRootElement();
    return is(root, 'bpmn:Collaboration') ? root.children.find(child => is(child, 'bpmn:Participant')) ?? root : root;
  }
}

export const titleOf = (element, words) => getBusinessObject(element).name || words.say('unnamed');
