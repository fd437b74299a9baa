// Keeps what was drawn. One thing is sent at a time, whatever happens meanwhile, and nothing that was drawn goes under:
//
//   at rest ──drawn──▶ waiting ──2 s──▶ sending ──kept──▶ at rest, or waiting when more was drawn meanwhile
//                       ▲   ▲             ├──no answer──▶ waiting, 5 s
//                       │   └──drawn── refused ◀──refused──┤
//                       └─sending◀─chosen── conflict ◀──somebody else was quicker
//
// In a conflict nothing is sent until the author chooses, and what they chose stays chosen until it is done. Then both drawings
// are in the history under a name, so that neither is gathered with the next one.
const pause = 2000;
const retryPause = 5000;
const longestAnswer = 60000;

export class Saving {
  constructor({ modeler, words, address, token, revision, status, conflict, panel, onFindings, readTheirs }) {
    Object.assign(this, { modeler, words, address, token, revision, status, conflict, panel, onFindings, readTheirs });
    this.isChanged = false; // Something is drawn that may be nowhere but here.
    this.isSending = false;
    this.theirs = undefined; // The other's drawing, while there is a conflict.
    this.choice = undefined; // What the author chose in it: 'mine' or 'theirs'.
    this.unanswered = new Set(); // What was sent and may have arrived, for its answer was lost.
    this.#tell('opened');
    modeler.on('commandStack.changed', event => { if (event.trigger !== 'clear') this.#draw(); });
    addEventListener('beforeunload', event => { if (this.isChanged || this.isSending) event.preventDefault(); });
    addEventListener('online', () => { if (this.isChanged) this.#run(); });
    for (const choice of ['mine', 'theirs']) {
      document.querySelector(`[data-command="${choice}"]`).addEventListener('click', () => this.#choose(choice));
    }
  }

  get #isAsking() { return this.theirs !== undefined && this.choice === undefined; }

  #draw() {
    this.isChanged = true;
    if (this.isSending || this.#isAsking) return;
    this.#tell('changed');
    this.#later(pause);
  }

  #choose(choice) {
    if (!this.#isAsking) return;
    this.choice = choice;
    this.conflict.hidden = true;
    this.#run();
  }

  #later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#run(), milliseconds);
  }

  async #run() {
    clearTimeout(this.timer);
    if (this.isSending || this.#isAsking) return;
    this.isSending = true;
    this.#tell('saving');
    let hindrance;
    try {
      if (this.choice === 'theirs') await this.#takeTheirs();
      else await this.#send(await this.#drawing(), this.choice && this.words.say('label_over'));
    } catch (problem) {
      if (!(problem instanceof Hindrance)) console.warn(problem); // For whoever mends the drawing.
      hindrance = problem instanceof Hindrance ? problem : new Hindrance('not_written');
    }
    this.isSending = false;
    if (hindrance) this.#stop(hindrance);
    else this.#rest();
  }

  #rest() {
    this.theirs = this.choice = undefined;
    if (this.isChanged) this.#draw();
    else this.#tell('saved', this.kept.said);
    this.onFindings(this.kept.findings);
  }

  #stop({ state, sentence, again }) {
    const isMore = this.isChanged;
    this.isChanged = true;
    if (this.theirs !== undefined && !again) {
      this.choice = undefined;
      this.conflict.hidden = false;
    } else if (again || isMore) {
      this.#later(again ?? pause);
    }
    this.#tell(state, sentence);
  }

  // What is drawn from here on is no part of it.
  async #drawing() {
    this.isChanged = false;
    return (await this.modeler.saveXML({ format: true })).xml;
  }

  // Mine is kept, then theirs on top of it; and again what was drawn meanwhile, until nothing was.
  async #takeTheirs() {
    const show = await this.readTheirs(this.theirs).catch(problem => { console.warn(problem); throw new Hindrance('not_shown'); });
    do {
      await this.#send(await this.#drawing(), this.words.say('label_mine'));
      await this.#send(this.theirs, this.words.say('label_theirs'));
      this.panel.commit();
    } while (this.isChanged);
    await show();
  }

  async #send(text, label) {
    const { status, body } = await this.#ask(text, label);
    if (status === 409) {
      this.revision = body.revision;
      // Who was quicker may be this page, with what it sent before.
      if (this.unanswered.delete(body.text)) return this.#send(text, label);
      this.theirs = body.text;
      this.conflict.querySelector('[data-conflict-sentence]').textContent = body.sentence;
      throw new Hindrance('conflict');
    }
    if (status >= 400) throw new Hindrance('not_saved', { sentence: body.sentence });
    this.unanswered.clear();
    this.revision = body.revision;
    this.kept = body;
  }

  async #ask(text, label) {
    const lost = state => {
      this.unanswered.add(text);
      throw new Hindrance(state, { again: retryPause });
    };
    const answer = await fetch(this.address, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.token },
      body: JSON.stringify({ revision: this.revision, text, label }),
      signal: AbortSignal.timeout(longestAnswer)
    }).catch(() => lost('no_connection'));
    // The page for signing in, or a server that failed: no answer either.
    const body = await answer.json().catch(() => undefined);
    return body === undefined || answer.status >= 500 ? lost('no_answer') : { status: answer.status, body };
  }

  #tell(key, ...values) {
    this.status.textContent = this.words.say(key, ...values);
    this.status.dataset.state = key;
  }
}

// Why something was not kept: what is told, and when it is tried again without anybody's doing.
class Hindrance {
  constructor(state, { sentence, again } = {}) { Object.assign(this, { state, sentence, again }); }
}
