// Keeps what was drawn: two seconds after the last change, again and again while there is no connection, and never over
// somebody else's drawing unless the author says so; then both stay in the history.
const pause = 2000;
const retryPause = 5000;

export class Saving {
  constructor({ modeler, words, address, token, revision, status, conflict, onFindings, onTheirs }) {
    Object.assign(this, { modeler, words, address, token, revision, status, conflict, onFindings, onTheirs });
    this.isChanged = false;
    this.isSending = false;
    this.#tell('opened');
    modeler.on('commandStack.changed', event => { if (event.trigger !== 'clear') this.#change(); });
    addEventListener('beforeunload', event => { if (this.isChanged) event.preventDefault(); });
    addEventListener('online', () => { if (this.isChanged) this.#later(0); });
    document.querySelector('[data-command="mine"]').addEventListener('click', () => this.#settle('mine'));
    document.querySelector('[data-command="theirs"]').addEventListener('click', () => this.#settle('theirs'));
  }

  #change() {
    this.isChanged = true;
    if (this.theirs) return;
    this.#tell('changed');
    this.#later(pause);
  }

  #later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#save(), milliseconds);
  }

  async #save(label) {
    if (this.isSending) return this.#later(pause);
    this.isSending = true;
    this.isChanged = false;
    this.#tell('saving');
    const { xml } = await this.modeler.saveXML({ format: true });
    await this.#put(xml, label);
    this.isSending = false;
  }

  async #put(text, label) {
    let answer;
    let body;
    try {
      answer = await fetch(this.address, {
        method: 'PUT',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.token },
        body: JSON.stringify({ revision: this.revision, text, label })
      });
      body = await answer.json();
    } catch {
      // No connection, or something between here and there: what was drawn waits in this page.
      this.isChanged = true;
      this.#tell('no_connection');
      this.#later(retryPause);
      return false;
    }
    if (answer.ok) {
      this.revision = body.revision;
      this.onFindings(body.findings);
      this.#tell(this.isChanged ? 'changed' : 'saved', body.said);
      return true;
    }
    this.isChanged = true;
    if (answer.status === 409) {
      this.theirs = body;
      this.conflict.querySelector('[data-conflict-sentence]').textContent = body.sentence;
      this.conflict.hidden = false;
      this.#tell('conflict');
    } else {
      this.#tell('not_saved', body.sentence);
    }
    return false;
  }

  // Mine goes over theirs, or theirs over mine; named revisions, so that neither is gathered away from the history.
  async #settle(which) {
    const { revision, text } = this.theirs;
    this.revision = revision;
    this.theirs = undefined;
    this.conflict.hidden = true;
    if (which === 'mine') return this.#save(this.words.say('label_over'));
    this.isSending = true;
    this.isChanged = false;
    this.#tell('saving');
    const { xml } = await this.modeler.saveXML({ format: true });
    if (await this.#put(xml, this.words.say('label_mine')) && await this.#put(text, this.words.say('label_theirs'))) await this.onTheirs(text);
    this.isSending = false;
  }

  #tell(key, ...values) {
    this.status.textContent = this.words.say(key, ...values);
    this.status.dataset.state = key;
  }
}
