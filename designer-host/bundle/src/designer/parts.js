// Prepared parts, drawn as one: what networks need most often. Delays and roles are a beginning [P], for the author to change.
export class Parts {
  constructor(elementFactory, bpmnFactory, words, content) {
    Object.assign(this, { elementFactory, bpmnFactory, words });
    this.reminder = usual(content, 'task-reminder');
    this.late = usual(content, 'task-late');
  }

  // A step due within 48 hours, reminded after a day, brought to the manager after three.
  reminded(name = 'new_reminded', x = 0) {
    const window = this.#make('care:Window', { due: 'PT48H' });
    if (this.reminder) window.reminders = [this.#make('care:Reminder', { after: 'P1D', template: this.reminder })];
    window.escalations = [this.#make('care:Escalation', { after: 'P3D', role: 'coordination_manager', ...(this.late ? { template: this.late } : {}) })];
    for (const mark of [...(window.reminders ?? []), ...window.escalations]) mark.$parent = window;
    const businessObject = this.#make('bpmn:UserTask', { name: this.words.say(name) });
    const extension = this.#make('bpmn:ExtensionElements', { values: [this.#make('care:Assignment', { roles: 'coordinator' }), window] });
    for (const mark of extension.values) mark.$parent = extension;
    extension.$parent = businessObject;
    businessObject.extensionElements = extension;
    return this.elementFactory.createShape({ type: 'bpmn:UserTask', businessObject, x, y: 0 });
  }

  // A week is waited, then somebody calls.
  laterCall() {
    const wait = this.elementFactory.createShape({ type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition', x: 0, y: 22 });
    wait.businessObject.name = this.words.say('new_week');
    const [timer] = wait.businessObject.eventDefinitions;
    timer.timeDuration = this.#make('bpmn:FormalExpression', { body: 'P7D' });
    timer.timeDuration.$parent = timer;
    const call = this.reminded('new_call', 90);
    return [wait, call, this.#arrow(wait, call)];
  }

  // Somebody is asked, and the answer decides: yes goes on, otherwise somebody calls.
  askedThenCalled() {
    const ask = this.reminded('new_question', 0);
    const choice = this.elementFactory.createShape({ type: 'bpmn:ExclusiveGateway', x: 150, y: 15 });
    choice.businessObject.name = this.words.say('new_answer');
    const call = this.reminded('new_call', 260);
    const way = this.#arrow(choice, call);
    choice.businessObject.default = way.businessObject;
    return [ask, choice, call, this.#arrow(ask, choice), way];
  }

  #arrow(source, target) {
    const businessObject = this.#make('bpmn:SequenceFlow', {});
    return this.elementFactory.createConnection({
      type: 'bpmn:SequenceFlow', businessObject, source, target,
      waypoints: [{ x: source.x + source.width, y: source.y + source.height / 2 }, { x: target.x, y: target.y + target.height / 2 }]
    });
  }

  #make(type, attributes) { return this.bpmnFactory.create(type, attributes); }
}

export const usual = (content, template) => content.templates.find(known => known.key === template)?.key ?? content.templates[0]?.key;
