// Our extension elements of one element: read, and changed in one step that can be undone. What others have written stays.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

export class Marks {
  constructor(modeler) {
    this.moddle = modeler.get('moddle');
    this.modeling = modeler.get('modeling');
  }

  // What carries the marks: of a pool, the process in it.
  ownerOf(element) {
    const object = getBusinessObject(element);
    return is(object, 'bpmn:Participant') && object.processRef ? object.processRef : object;
  }

  all(element, name) {
    return (this.ownerOf(element).extensionElements?.values ?? []).filter(mark => mark.$type === `care:${name}`);
  }

  one(element, name) { return this.all(element, name)[0]; }

  // Sets attributes of the one mark of that name; without any attribute left the mark goes.
  set(element, name, attributes) {
    const before = this.one(element, name);
    const after = clean({ ...attributesOf(before), ...attributes });
    this.replace(element, name, Object.keys(after).length > 0 ? [after] : []);
  }

  // Sets all marks of that name.
  replace(element, name, list, others = {}) {
    const owner = this.ownerOf(element);
    const extension = this.moddle.create('bpmn:ExtensionElements', {});
    const kept = (owner.extensionElements?.values ?? []).filter(mark => mark.$type !== `care:${name}` && !(mark.$type.replace('care:', '') in others));
    const made = [[name, list], ...Object.entries(others)].flatMap(([of, entries]) => entries.map(entry => this.make(of, entry)));
    extension.values = [...kept, ...made];
    for (const mark of extension.values) mark.$parent = extension;
    extension.$parent = owner;
    this.modeling.updateModdleProperties(element, owner, { extensionElements: extension.values.length > 0 ? extension : undefined });
  }

  make(name, attributes) {
    const { reminders, escalations, ...plain } = attributes;
    const made = this.moddle.create(`care:${name}`, clean(plain));
    for (const [of, type, list] of [['reminders', 'Reminder', reminders], ['escalations', 'Escalation', escalations]]) {
      if (!list?.length) continue;
      made[of] = list.map(entry => this.moddle.create(`care:${type}`, clean(entry)));
      for (const entry of made[of]) entry.$parent = made;
    }
    return made;
  }

  // The window of a step as plain data.
  windowOf(element) {
    const window = this.one(element, 'Window');
    return {
      ...attributesOf(window),
      reminders: (window?.reminders ?? []).map(attributesOf),
      escalations: (window?.escalations ?? []).map(attributesOf)
    };
  }

  setWindow(element, window, days) {
    const isEmpty = Object.keys(clean(window)).length === 0 && !window.reminders.length && !window.escalations.length;
    const calendar = days ? { Calendar: [{ ...attributesOf(this.one(element, 'Calendar')), days }] } : {};
    this.replace(element, 'Window', isEmpty ? [] : [window], calendar);
  }
}

const own = ['key', 'zone', 'about', 'days', 'region', 'name', 'roles', 'value', 'from', 'due', 'after', 'before', 'template', 'to', 'late',
  'then', 'role', 'ruleSet', 'decision', 'result', 'topic', 'connector', 'attempts', 'pause', 'longest', 'source', 'passage', 'mark'];

// With what others have written beside ours.
export const attributesOf = mark => ({ ...mark?.$attrs, ...Object.fromEntries(own.filter(name => mark?.[name] !== undefined).map(name => [name, mark[name]])) });

const clean = attributes => Object.fromEntries(
  Object.entries(attributes).filter(([, value]) => typeof value === 'string' && value !== ''));
