// What the panel asks about an element: one function for each subject, which gives the fields that suit the element, or none.
import { getBusinessObject, is, isAny } from 'bpmn-js/lib/util/ModelUtil';
import { attributesOf } from './marks.js';
import { readDuration, tellDuration } from './durations.js';
import { make } from './fields.js';
import { usual } from './parts.js';

const isTask = element => isAny(element, ['bpmn:UserTask', 'bpmn:ManualTask']);
const timerOf = element => (getBusinessObject(element).eventDefinitions ?? []).find(event => is(event, 'bpmn:TimerEventDefinition'));
const definitionOf = (element, type) => (getBusinessObject(element).eventDefinitions ?? []).find(event => is(event, type));

export class Sections {
  constructor({ modeler, marks, fields, words, content }) {
    Object.assign(this, { marks, fields, words, content });
    this.modeling = modeler.get('modeling');
    this.moddle = modeler.get('moddle');
  }

  of(element) {
    return [
      this.#naming(element), this.#pathway(element), this.#lane(element), this.#way(element), this.#who(element), this.#form(element),
      this.#decision(element), this.#message(element), this.#service(element), this.#timer(element), this.#conditional(element),
      this.#script(element), this.#time(element), this.#reminders(element), this.#escalations(element), this.#data(element), this.#sources(element)
    ].flat().filter(Boolean);
  }

  #naming(element) {
    const object = this.marks.ownerOf(element);
    const documentation = object.documentation?.[0]?.text;
    return [
      is(element, 'bpmn:Collaboration') ? null : this.fields.text(this.words.say('name'), object.name, name => object === getBusinessObject(element)
        ? this.modeling.updateProperties(element, { name: name || undefined })
        : this.modeling.updateModdleProperties(element, object, { name: name || undefined })),
      is(element, 'bpmn:SequenceFlow') ? null : this.fields.text(this.words.say('explanation'), documentation, text => {
        const made = text ? [this.moddle.create('bpmn:Documentation', { text })] : [];
        for (const entry of made) entry.$parent = object;
        this.modeling.updateModdleProperties(element, object, { documentation: made });
      }, { area: true })
    ];
  }

  #pathway(element) {
    if (!is(this.marks.ownerOf(element), 'bpmn:Process')) return null;
    const mark = this.marks.one(element, 'Pathway');
    const set = attributes => this.marks.set(element, 'Pathway', attributes);
    return [
      this.fields.text(this.words.say('key'), mark?.key, key => set({ key })),
      this.fields.text(this.words.say('zone'), mark?.zone, zone => set({ zone })),
      this.fields.choice(this.words.say('about'), mark?.about, ['patient', 'network'].map(key => ({ key, name: this.words.say(`about_${key}`) })),
        about => set({ about }), { none: this.words.say('about_patient') }),
      ...this.#calendar(element)
    ];
  }

  #lane(element) {
    if (!is(element, 'bpmn:Lane')) return null;
    return this.fields.choice(this.words.say('lane_role'), this.marks.one(element, 'Role')?.name, this.content.roles,
      name => this.marks.set(element, 'Role', { name }), { none: this.words.say('none') });
  }

  #way(element) {
    if (!is(element, 'bpmn:SequenceFlow')) return null;
    const flow = getBusinessObject(element);
    const from = element.source && getBusinessObject(element.source);
    if (!from || !(isAny(from, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']) || (is(from, 'bpmn:Activity') && from.outgoing?.length > 1))) return null;
    return [
      this.fields.text(this.words.say('condition'), flow.conditionExpression?.body, body => this.modeling.updateProperties(element, {
        conditionExpression: body ? this.moddle.create('bpmn:FormalExpression', { body }) : undefined
      }), { hint: this.words.say('hint_formula'), area: true }),
      this.fields.check(this.words.say('default'), from.default === flow,
        isDefault => this.modeling.updateProperties(element.source, { default: isDefault ? flow : undefined }))
    ];
  }

  #who(element) {
    if (!isTask(element)) return null;
    const roles = (this.marks.one(element, 'Assignment')?.roles ?? '').split(/\s+/).filter(Boolean);
    const set = next => this.marks.set(element, 'Assignment', { roles: next.filter(Boolean).join(' ') });
    const free = () => this.content.roles.find(role => !roles.includes(role.key))?.key;
    return make('div', 'field', [
      make('span', 'form-label', [this.words.say('who')]),
      ...(roles.length ? [] : [this.fields.note(this.words.say('roles_lane'))]),
      ...roles.map((role, at) => this.fields.choice(`${this.words.say('role')} ${at + 1}`, role, this.content.roles,
        chosen => set(roles.with(at, chosen)), { none: this.words.say('remove') })),
      this.fields.button(this.words.say('add_what', this.words.say('role')), () => set([...roles, free()])),
      this.#flag('care_team', element, 'CareTeam')
    ]);
  }

  #form(element) {
    const [mark, label] = isTask(element) ? ['Form', 'form'] : is(element, 'bpmn:StartEvent') && !timerOf(element) ? ['StartForm', 'start_form'] : [];
    return mark && this.fields.choice(this.words.say(label), this.marks.one(element, mark)?.key, this.content.forms,
      key => this.marks.set(element, mark, { key }), { none: this.words.say('none') });
  }

  #decision(element) {
    if (!is(element, 'bpmn:BusinessRuleTask')) return null;
    const mark = attributesOf(this.marks.one(element, 'Decision'));
    const set = attributes => this.marks.set(element, 'Decision', attributes);
    const decisions = this.content.ruleSets.find(ruleSet => ruleSet.key === mark.ruleSet)?.decisions ?? [];
    return this.fields.group(this.words.say('decision'), [
      this.fields.choice(this.words.say('rule_set'), mark.ruleSet, this.content.ruleSets, ruleSet => {
        const [first] = this.content.ruleSets.find(known => known.key === ruleSet)?.decisions ?? [];
        set({ ruleSet, decision: first?.key });
      }, { none: this.words.say('none') }),
      this.fields.choice(this.words.say('which_decision'), mark.decision, decisions, decision => set({ decision }), { none: this.words.say('none') }),
      this.fields.text(this.words.say('result'), mark.result, result => set({ result }))
    ]);
  }

  #recipients() { return [...this.content.roles, ...this.content.recipients]; }

  #message(element) {
    const catching = definitionOf(element, 'bpmn:MessageEventDefinition') && isAny(element, ['bpmn:CatchEvent']);
    if (catching || is(element, 'bpmn:ReceiveTask')) {
      return this.fields.text(this.words.say('correlation'), this.marks.one(element, 'Correlation')?.value,
        value => this.marks.set(element, 'Correlation', { value }), { hint: this.words.say('hint_formula') });
    }
    const throwing = is(element, 'bpmn:ThrowEvent') && definitionOf(element, 'bpmn:MessageEventDefinition');
    if (!is(element, 'bpmn:SendTask') && !throwing) return null;
    const mark = this.marks.one(element, 'Message');
    const set = attributes => this.marks.set(element, 'Message', attributes);
    return this.fields.group(this.words.say('message'), [
      this.fields.choice(this.words.say('template'), mark?.template, this.content.templates, template => set({ template }), { none: this.words.say('none') }),
      this.fields.choice(this.words.say('to'), mark?.to, this.#recipients(), to => set({ to }), { none: this.words.say('none') })
    ]);
  }

  #service(element) {
    if (!is(element, 'bpmn:ServiceTask') && !(is(element, 'bpmn:SendTask') && !this.marks.one(element, 'Message'))) return null;
    const service = this.marks.one(element, 'Service');
    const retry = this.marks.one(element, 'Retry');
    return [
      this.fields.group(this.words.say('service'), [
        this.fields.text(this.words.say('topic'), service?.topic, topic => this.marks.set(element, 'Service', { topic })),
        this.fields.text(this.words.say('connector'), service?.connector, connector => this.marks.set(element, 'Service', { connector }))
      ]),
      this.fields.group(this.words.say('retry'), [
        this.#number('attempts', retry?.attempts, 1, 100, attempts => this.marks.set(element, 'Retry', { attempts })),
        this.#duration('pause', retry?.pause, undefined, ({ value }) => this.marks.set(element, 'Retry', { pause: value })),
        this.#duration('longest', retry?.longest, undefined, ({ value }) => this.marks.set(element, 'Retry', { longest: value }))
      ])
    ];
  }

  #timer(element) {
    const timer = timerOf(element);
    if (!timer) return null;
    const kinds = ['timeDuration', 'timeDate', 'timeCycle'];
    const kind = kinds.find(name => timer[name]) ?? 'timeDuration';
    const set = (name, body) => this.modeling.updateModdleProperties(element, timer, Object.fromEntries(kinds.map(each =>
      [each, each === name && body !== undefined ? this.moddle.create('bpmn:FormalExpression', { body }) : undefined])));
    const body = timer[kind]?.body;
    const fields = [
      this.fields.choice(this.words.say('wait_kind'), kind, kinds.map(key => ({ key, name: this.words.say(key) })), chosen => set(chosen, body ?? '')),
      kind === 'timeDuration'
        ? this.#duration('wait_value', body, this.#daysOf(element), ({ value, days }) => {
          set(kind, value);
          if (days) this.marks.set(element, 'Calendar', { days });
        }, this.words.say('hint_duration'))
        : this.fields.text(this.words.say('wait_value'), body, text => set(kind, text || undefined), { hint: this.words.say('hint_wait') }),
      ...this.#calendar(element)
    ];
    const missed = this.marks.one(element, 'Missed');
    if (kind === 'timeCycle') {
      fields.push(this.fields.group(this.words.say('missed'), this.#late(missed, next => this.marks.set(element, 'Missed', next))));
    }
    return fields;
  }

  #conditional(element) {
    const event = definitionOf(element, 'bpmn:ConditionalEventDefinition');
    return event && this.fields.text(this.words.say('condition_event'), event.condition?.body, body => this.modeling.updateModdleProperties(
      element, event, { condition: body ? this.moddle.create('bpmn:FormalExpression', { body }) : undefined }), { hint: this.words.say('hint_formula') });
  }

  #script(element) {
    const object = getBusinessObject(element);
    if (is(element, 'bpmn:ScriptTask')) {
      return this.fields.text(this.words.say('script'), object.script, script => this.modeling.updateProperties(element, { script: script || undefined }), { area: true });
    }
    return is(element, 'bpmn:CallActivity')
      ? this.fields.text(this.words.say('called'), object.calledElement, calledElement => this.modeling.updateProperties(element, { calledElement: calledElement || undefined }))
      : null;
  }

  #time(element) {
    if (!isTask(element)) return null;
    const window = this.marks.windowOf(element);
    const days = this.#daysOf(element);
    const set = name => ({ value, days: named }) => this.marks.setWindow(element, { ...window, [name]: value }, named);
    return [
      this.fields.group(this.words.say('when'), [
        this.fields.note(this.words.say('hint_duration')),
        this.#duration('from', window.from, days, set('from')),
        this.#duration('due', window.due, days, set('due')),
        ...this.#calendar(element)
      ]),
      this.#number('priority', this.marks.one(element, 'Priority')?.value, 0, 100, value => this.marks.set(element, 'Priority', { value })),
      this.#flag('optional', element, 'Optional')
    ];
  }

  #reminders(element) {
    if (!isTask(element) && !timerOf(element)) return null;
    const window = this.marks.windowOf(element);
    const days = this.#daysOf(element);
    const set = (reminders, named) => this.marks.setWindow(element, { ...window, reminders }, named);
    return this.fields.rows(this.words.say('reminders'), window.reminders, (reminder, at) => {
      const change = (next, named) => set(window.reminders.with(at, { ...reminder, ...next }), named);
      const side = reminder.before === undefined ? 'after' : 'before';
      const other = side === 'after' ? 'before' : 'after';
      return [
        this.#duration('length', reminder[side], days, ({ value, days: named }) => change({ [side]: value ?? '' }, named)),
        this.fields.choice(this.words.say('reminder_when'), side, ['after', 'before'].map(key => ({ key, name: this.words.say(key) })),
          chosen => chosen !== side && change({ [other]: reminder[side], [side]: undefined })),
        this.fields.choice(this.words.say('template'), reminder.template, this.content.templates, template => change({ template }), { none: this.words.say('none') }),
        this.fields.choice(this.words.say('to'), reminder.to, this.#recipients(), to => change({ to }), { none: this.words.say('to_default') }),
        ...this.#late(reminder, change)
      ];
    }, {
      name: 'reminder',
      add: () => set([...window.reminders, { after: 'P1D', template: usual(this.content, 'task-reminder') }]),
      remove: at => set(window.reminders.toSpliced(at, 1))
    });
  }

  #escalations(element) {
    if (!isTask(element)) return null;
    const window = this.marks.windowOf(element);
    const days = this.#daysOf(element);
    const set = (escalations, named) => this.marks.setWindow(element, { ...window, escalations }, named);
    return this.fields.rows(this.words.say('escalations'), window.escalations, (escalation, at) => {
      const change = (next, named) => set(window.escalations.with(at, { ...escalation, ...next }), named);
      return [
        this.#duration('length', escalation.after, days, ({ value, days: named }) => change({ after: value ?? '' }, named)),
        this.fields.choice(this.words.say('to'), escalation.role, this.content.roles, role => change({ role })),
        this.fields.choice(this.words.say('template'), escalation.template, this.content.templates, template => change({ template }), { none: this.words.say('none') })
      ];
    }, {
      name: 'escalation',
      add: () => set([...window.escalations, { after: 'P2D', role: 'coordination_manager', template: usual(this.content, 'task-late') }]),
      remove: at => set(window.escalations.toSpliced(at, 1))
    });
  }

  #data(element) {
    if (!isAny(element, ['bpmn:Activity', 'bpmn:ThrowEvent']) || (is(element, 'bpmn:ThrowEvent') && !definitionOf(element, 'bpmn:MessageEventDefinition'))) return null;
    const kinds = is(element, 'bpmn:ThrowEvent') ? [['Input', 'inputs']] : [['Input', 'inputs'], ['Output', 'outputs']];
    const details = make('details', 'more', [make('summary', '', [this.words.say('data')])]);
    for (const [mark, title] of kinds) {
      const list = this.marks.all(element, mark).map(attributesOf);
      const set = next => this.marks.replace(element, mark, next);
      details.append(this.fields.rows(this.words.say(title), list, (entry, at) => [
        this.fields.text(this.words.say('name'), entry.name, name => set(list.with(at, { ...entry, name }))),
        this.fields.text(this.words.say('value'), entry.value, value => set(list.with(at, { ...entry, value })), { area: true })
      ], { name: 'variable', add: () => set([...list, { name: `x${list.length + 1}`, value: 'null' }]), remove: at => set(list.toSpliced(at, 1)) }));
    }
    return details;
  }

  #sources(element) {
    if (!isAny(element, ['bpmn:FlowNode', 'bpmn:Process', 'bpmn:Participant'])) return null;
    const list = this.marks.all(element, 'Guideline').map(attributesOf);
    const set = next => this.marks.replace(element, 'Guideline', next);
    return this.fields.rows(this.words.say('sources'), list, (entry, at) => {
      const change = next => set(list.with(at, { ...entry, ...next }));
      return [
        this.fields.text(this.words.say('document'), entry.source, source => change({ source })),
        this.fields.text(this.words.say('passage'), entry.passage, passage => change({ passage })),
        this.fields.choice(this.words.say('mark'), entry.mark, ['V', 'M', 'P'].map(key => ({ key, name: this.words.say(`mark_${key}`) })), mark => change({ mark }))
      ];
    }, { name: 'source', add: () => set([...list, { mark: 'P' }]), remove: at => set(list.toSpliced(at, 1)) });
  }

  #late(mark, change) {
    return [
      this.#duration('late', mark?.late, undefined, ({ value }) => change({ late: value })),
      ...(mark?.late ? [this.fields.choice(this.words.say('then'), mark.then, ['ask'].map(key => ({ key, name: this.words.say(key) })),
        then => change({ then }), { none: this.words.say('skip') })] : [])
    ];
  }

  #calendar(element) {
    const mark = this.marks.one(element, 'Calendar');
    return [
      this.fields.choice(this.words.say('calendar'), mark?.days, ['civil', 'working', 'working-saturday'].map(key => ({ key, name: this.words.say(key) })),
        days => this.marks.set(element, 'Calendar', { days }), { none: this.words.say(is(this.marks.ownerOf(element), 'bpmn:Process') ? 'civil' : 'calendar_default') }),
      this.fields.choice(this.words.say('region'), mark?.region, this.content.regions,
        region => this.marks.set(element, 'Calendar', { region }), { none: this.words.say('region_default') })
    ];
  }

  // The calendar of the element, else that of the process around it.
  #daysOf(element) {
    for (let object = this.marks.ownerOf(element); object; object = object.$parent) {
      const days = object.extensionElements?.values?.find(mark => mark.$type === 'care:Calendar')?.days;
      if (days) return days;
    }
    return 'civil';
  }

  #duration(label, value, days, apply, hint) {
    // Without a calendar no words may name one; days that count already are not said again.
    const read = typed => {
      const found = readDuration(typed);
      return found?.days && days === undefined ? null : found;
    };
    return this.fields.parsed(this.words.say(label), tellDuration(value, days, this.words), read,
      ({ value: length, days: named }) => apply({ value: length, days: named === days ? undefined : named }),
      { hint, problem: this.words.say('wrong_duration') });
  }

  // A mark that says something by being there.
  #flag(label, element, mark) {
    return this.fields.check(this.words.say(label), Boolean(this.marks.one(element, mark)), isSaid => this.marks.replace(element, mark, isSaid ? [{}] : []));
  }

  #number(label, value, least, most, apply) {
    return this.fields.text(this.words.say(label), value, apply, {
      check: typed => typed === '' || (/^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most) ? null : this.words.say('wrong_number', least, most)
    });
  }
}
