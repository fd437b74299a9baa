// What the server's checks find: a list, of which each line leads to its element, and a mark on the element itself. A finding
// that tells a way marks it on the drawing when it is chosen.
import { markWay } from '../way.js';
import { make } from './fields.js';

export class Findings {
  constructor(place, modeler, words) { Object.assign(this, { place, modeler, words, marked: [] }); }

  show(findings) {
    const canvas = this.modeler.get('canvas');
    const registry = this.modeler.get('elementRegistry');
    const overlays = this.modeler.get('overlays');
    overlays.remove({ type: 'finding' });
    this.unmark?.();
    this.unmark = null;
    for (const [id, mark] of this.marked) if (registry.get(id)) canvas.removeMarker(id, mark);
    this.marked = [];
    // Heaviest first: an element is marked once.
    for (const { element, weight, sentence } of findings) {
      // What is about the whole, or not drawn, is told in the list only.
      if (weight === 'note' || !registry.get(element ?? '')?.parent || this.marked.some(([id]) => id === element)) continue;
      canvas.addMarker(element, `has-${weight}`);
      this.marked.push([element, `has-${weight}`]);
      const sign = make('span', `finding-sign is-${weight}`, ['!']);
      sign.title = sentence;
      overlays.add(element, 'finding', { position: { top: -10, right: 10 }, html: sign });
    }
    const grave = findings.filter(finding => finding.weight !== 'note');
    const notes = findings.filter(finding => finding.weight === 'note');
    const list = shown => make('ul', 'findings', shown.map(finding => this.#line(finding)));
    this.place.replaceChildren(
      grave.length === 0 ? make('p', 'state state-fine', [this.words.say('no_findings')]) : list(grave),
      ...(notes.length === 0 ? [] : [make('details', 'more', [make('summary', '', [this.words.say('notes', notes.length)]), list(notes)])]));
  }

  #line({ element, address, weight, weightWord, sentence, source, path }) {
    const state = make('span', `state ${{ error: 'state-late', warning: 'state-soon' }[weight] ?? ''}`, [weightWord]);
    const told = make(element ? 'button' : address ? 'a' : 'span', element ? 'finding-link' : '', [sentence]);
    if (address) told.href = address;
    if (element) {
      told.type = 'button';
      told.addEventListener('click', () => {
        this.unmark?.();
        this.unmark = markWay(this.modeler, path);
        this.goTo(element);
      });
    }
    return make('li', '', [state, make('span', '', [told, ' ', make('span', 'soft small nowrap', [source])])]);
  }

  // Opens the phase that an element is in, shows it and chooses it; with nothing chosen the panel describes the whole pathway.
  goTo(id) {
    const canvas = this.modeler.get('canvas');
    const selection = this.modeler.get('selection');
    const element = this.#drawn(id);
    if (!element?.parent) {
      selection.select([]);
      canvas.setRootElement(element ?? canvas.getRootElements()[0]);
      canvas.zoom('fit-viewport', 'auto');
      return;
    }
    canvas.setRootElement(canvas.findRoot(element));
    canvas.scrollToElement(element, 100);
    selection.select(element);
  }

  // What the drawing shows of an element: itself, the pool of a process, or whatever it is part of.
  #drawn(id) {
    const registry = this.modeler.get('elementRegistry');
    for (let object = this.modeler.get('moddle').ids.assigned(id); object; object = object.$parent) {
      const shown = registry.get(object.id ?? '') ?? registry.find(({ businessObject }) => businessObject?.processRef === object);
      if (shown) return shown;
    }
    return undefined;
  }
}
