// What can follow or be done with the chosen element, in the same words as the palette; and only what the engine runs.
import { is, isAny } from 'bpmn-js/lib/util/ModelUtil';

const neverRuns = ['replace-with-complex-gateway', 'replace-with-data-store-reference', 'replace-with-data-object-reference'];

export function contextPadIn(words) {
  function CareContextPad(contextPad, popupMenu, autoPlace, create, connect, elementFactory, bpmnFactory, modeling, rules) {
    const follow = (element, icon, key, make) => ({
      group: 'model', className: icon, title: words.say(key),
      action: { click: () => autoPlace.append(element, make()), dragstart: event => create.start(event, make(), { source: element }) }
    });
    const person = () => elementFactory.createShape({
      type: 'bpmn:UserTask', businessObject: bpmnFactory.create('bpmn:UserTask', { name: words.say('new_step') })
    });
    const shape = (type, attributes = {}) => () => elementFactory.createShape({ type, ...attributes });
    this.getContextPadEntries = element => {
      const entries = {};
      if (is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent')) {
        Object.assign(entries, {
          person: follow(element, 'bpmn-icon-user-task', 'then_person', person),
          decision: follow(element, 'bpmn-icon-business-rule-task', 'then_decision', shape('bpmn:BusinessRuleTask')),
          choice: follow(element, 'bpmn-icon-gateway-xor', 'then_choice', shape('bpmn:ExclusiveGateway')),
          wait: follow(element, 'bpmn-icon-intermediate-event-catch-timer', 'then_wait',
            shape('bpmn:IntermediateCatchEvent', { eventDefinitionType: 'bpmn:TimerEventDefinition' })),
          end: follow(element, 'bpmn-icon-end-event-none', 'then_end', shape('bpmn:EndEvent'))
        });
      }
      if (isAny(element, ['bpmn:FlowNode', 'bpmn:TextAnnotation'])) {
        const start = event => connect.start(event, element);
        entries.connect = { group: 'connect', className: 'bpmn-icon-connection-multi', title: words.say('link'), action: { click: start, dragstart: start } };
      }
      if (!popupMenu.isEmpty(element, 'bpmn-replace')) {
        entries.replace = {
          group: 'edit', className: 'bpmn-icon-screw-wrench', title: words.say('change'),
          action: { click: (event, target) => popupMenu.open(target, 'bpmn-replace', { x: event.x, y: event.y, cursor: { x: event.x, y: event.y } }, { title: words.say('change'), width: 300, search: true }) }
        };
      }
      if (rules.allowed('elements.delete', { elements: [element] })) {
        entries.delete = { group: 'edit', className: 'bpmn-icon-trash', title: words.say('delete'), action: { click: () => modeling.removeElements([element]) } };
      }
      return entries;
    };
    contextPad.registerProvider(this);
    popupMenu.registerProvider('bpmn-replace', 500, {
      getPopupMenuEntries: () => entries => {
        for (const name of neverRuns) delete entries[name];
        return entries;
      }
    });
  }
  CareContextPad.$inject = ['contextPad', 'popupMenu', 'autoPlace', 'create', 'connect', 'elementFactory', 'bpmnFactory', 'modeling', 'rules'];
  return { contextPadProvider: ['type', CareContextPad] };
}
