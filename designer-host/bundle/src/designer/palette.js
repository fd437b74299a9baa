import { Parts } from './parts.js';

// What can be drawn, in the words of the ward. Pressed with the mouse it is dragged; pressed with a key it follows what is chosen.
export function paletteIn(words, content) {
  function CarePalette(palette, create, elementFactory, bpmnFactory, lassoTool, spaceTool, selection, autoPlace) {
    const parts = new Parts(elementFactory, bpmnFactory, words, content);
    const entry = (group, icon, key, make) => {
      const draw = event => create.start(event, make());
      const append = event => {
        const [chosen] = selection.get();
        const made = make();
        if (event.type === 'click' && event.detail === 0 && chosen?.incoming && !Array.isArray(made)) return autoPlace.append(chosen, made);
        create.start(event, made);
      };
      return shown(group, icon, key, { dragstart: draw, click: append });
    };
    const shown = (group, icon, key, action) => ({ group, title: words.say(key), className: icon, action, html: entryHtml(words.say(key)) });
    const shape = (type, attributes = {}) => () => elementFactory.createShape({ type, ...attributes });
    const named = (type, key) => () => elementFactory.createShape({ type, businessObject: bpmnFactory.create(type, { name: words.say(key) }) });
    this.getPaletteEntries = () => ({
      start: entry('events', 'bpmn-icon-start-event-none', 'draw_start', shape('bpmn:StartEvent')),
      person: entry('steps', 'bpmn-icon-user-task', 'draw_person', named('bpmn:UserTask', 'new_step')),
      decision: entry('steps', 'bpmn-icon-business-rule-task', 'draw_decision', shape('bpmn:BusinessRuleTask')),
      message: entry('steps', 'bpmn-icon-send-task', 'draw_message', shape('bpmn:SendTask')),
      wait: entry('steps', 'bpmn-icon-intermediate-event-catch-timer', 'draw_wait',
        shape('bpmn:IntermediateCatchEvent', { eventDefinitionType: 'bpmn:TimerEventDefinition' })),
      choice: entry('ways', 'bpmn-icon-gateway-xor', 'draw_choice', shape('bpmn:ExclusiveGateway')),
      fork: entry('ways', 'bpmn-icon-gateway-parallel', 'draw_fork', shape('bpmn:ParallelGateway')),
      phase: entry('ways', 'bpmn-icon-subprocess-expanded', 'draw_phase', shape('bpmn:SubProcess', { isExpanded: true })),
      end: entry('ways', 'bpmn-icon-end-event-none', 'draw_end', shape('bpmn:EndEvent')),
      reminded: entry('parts', 'bpmn-icon-user-task', 'part_reminded', () => parts.reminded()),
      later: entry('parts', 'bpmn-icon-intermediate-event-catch-timer', 'part_later', () => parts.laterCall()),
      asked: entry('parts', 'bpmn-icon-gateway-xor', 'part_asked', () => parts.askedThenCalled()),
      lasso: shown('tools', 'bpmn-icon-lasso-tool', 'draw_select', { click: event => lassoTool.activateSelection(event) }),
      space: shown('tools', 'bpmn-icon-space-tool', 'draw_space', { click: event => spaceTool.activateSelection(event) })
    });
    palette.registerProvider(this);
  }
  CarePalette.$inject = ['palette', 'create', 'elementFactory', 'bpmnFactory', 'lassoTool', 'spaceTool', 'selection', 'autoPlace'];
  return { paletteProvider: ['type', CarePalette] };
}

const entryHtml = word => {
  const name = document.createElement('span');
  name.className = 'entry-word';
  name.textContent = word;
  return `<div class="entry" draggable="true">${name.outerHTML}</div>`;
};
