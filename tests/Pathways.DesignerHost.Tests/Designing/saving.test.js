// What the canvas draws is kept in whatever order things happen: an author who draws, a server whose answers come late or never,
// and somebody else who is quicker. Nothing here waits for a clock.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Saving } from '../../../designer-host/bundle/src/designer/saving.js';

// A server with one file and its history, as DraftDesk keeps it.
class Server {
  constructor() { this.history = [{ text: 'first' }]; this.asked = []; }

  get text() { return this.history.at(-1).text; }

  save({ revision, text, label }) {
    if (!label && text === this.text) return answer(200, this.#kept());
    if (revision !== this.history.length) return answer(409, { sentence: 'somebody else', revision: this.history.length, text: this.text });
    this.history.push({ text, label });
    return answer(200, this.#kept());
  }

  #kept() { return { revision: this.history.length, said: 'now', findings: [] }; }
}

const answer = (status, body) => ({ status, json: async () => { if (body === undefined) throw new SyntaxError('no JSON'); return body; } });
const settled = () => new Promise(done => setImmediate(() => setImmediate(done)));

// The page, its clock and its wire, all in the hands of the test.
class Page {
  constructor(server) {
    this.server = server;
    this.drawn = server.text;
    this.timer = undefined;
    this.requests = [];
    this.most = 0;
    const pressed = {};
    const heard = {};
    globalThis.document = { querySelector: name => ({ addEventListener: (_, press) => { pressed[name.match(/"(\w+)"/)[1]] = press; } }) };
    globalThis.addEventListener = (name, hear) => { heard[name] = hear; };
    globalThis.setTimeout = (act, milliseconds) => (this.timer = { act, milliseconds });
    globalThis.clearTimeout = timer => { if (timer === this.timer) this.timer = undefined; };
    globalThis.fetch = (_, { body }) => new Promise((resolve, reject) => {
      this.requests.push({ asked: JSON.parse(body), resolve, reject });
      this.most = Math.max(this.most, this.requests.length);
    });
    console.warn = () => {};
    this.status = { dataset: {} };
    this.conflict = { hidden: true, querySelector: () => ({}) };
    this.press = name => { if (!this.conflict.hidden) pressed[name](); };
    this.leave = () => { let stayed = false; heard.beforeunload({ preventDefault: () => { stayed = true; } }); return stayed; };
    new Saving({
      modeler: {
        on: (_, hear) => { this.changed = hear; },
        saveXML: async () => { if (this.drawn === 'broken') throw new Error('broken'); return { xml: this.drawn }; }
      },
      words: { say: key => key }, address: '/file', token: 't', revision: server.history.length, status: this.status, conflict: this.conflict,
      panel: { commit: () => { if (this.typed) this.draw(`${this.drawn} ${this.typed}`); this.typed = undefined; } },
      onFindings: () => {},
      readTheirs: async text => { if (text === 'no drawing') throw new Error('no drawing'); return async () => { this.lost = this.kept(this.drawn) ? this.lost : this.drawn; this.drawn = text; }; }
    });
  }

  get state() { return this.status.dataset.state; }

  kept(text) { return this.server.history.some(revision => revision.text === text); }

  draw(text) { this.drawn = text; this.changed({ trigger: 'execute' }); }

  async wait() { const { timer } = this; this.timer = undefined; timer?.act(); await settled(); }

  // Answers the oldest request: as the server does, or as a wire that fails before or after the server has read it.
  async answer(how = 'kept') {
    const { asked, resolve, reject } = this.requests.shift();
    const given = how === 'kept' || how === 'answer lost' ? this.server.save(asked) : undefined;
    if (how === 'kept') resolve(given);
    else if (how === 'failed') resolve(answer(500));
    else if (how === 'refused') resolve(answer(422, { sentence: 'refused' }));
    else reject(new TypeError('no connection'));
    await settled();
  }
}

const others = (server, text) => server.history.push({ text });

test('what is drawn while an answer is awaited is sent after it, one request at a time', async () => {
  const page = new Page(new Server());
  page.draw('a');
  await page.wait();
  page.draw('b');
  await page.wait();
  assert.equal(page.requests.length, 1);
  await page.answer();
  assert.equal(page.state, 'changed');
  await page.wait();
  await page.answer();
  assert.equal(page.state, 'saved');
  assert.equal(page.server.text, 'b');
});

test('in a conflict nothing is sent until the author has chosen, whatever is drawn', async () => {
  const page = new Page(new Server());
  others(page.server, 'theirs');
  page.draw('a');
  await page.wait();
  page.draw('b');
  await page.answer();
  assert.equal(page.state, 'conflict');
  page.draw('c');
  await page.wait();
  assert.equal(page.requests.length, 0);
  assert.equal(page.state, 'conflict');
  page.press('mine');
  await settled();
  await page.answer();
  assert.equal(page.state, 'saved');
  assert.deepEqual(page.server.history.at(-1), { text: 'c', label: 'label_over' });
});

test('taking theirs keeps mine, also what is drawn or typed until theirs is shown', async () => {
  const page = new Page(new Server());
  others(page.server, 'theirs');
  page.draw('a');
  await page.wait();
  await page.answer();
  page.press('theirs');
  await settled();
  page.draw('b');
  await page.answer();
  assert.equal(page.state, 'saving');
  page.typed = 'c';
  await page.answer();
  await page.answer();
  await page.answer();
  assert.equal(page.state, 'saved');
  assert.equal(page.drawn, 'theirs');
  assert.equal(page.server.text, 'theirs');
  assert.deepEqual(['a', 'b c'].map(text => page.server.history.find(revision => revision.text === text).label), ['label_mine', 'label_mine']);
});

test('a choice lasts until it is done, without a connection too', async () => {
  const page = new Page(new Server());
  others(page.server, 'theirs');
  page.draw('a');
  await page.wait();
  await page.answer();
  page.press('theirs');
  await settled();
  await page.answer();
  await page.answer('never arrived');
  assert.equal(page.state, 'no_connection');
  assert.ok(page.leave());
  await page.wait();
  await page.answer();
  await page.answer();
  assert.equal(page.drawn, 'theirs');
  assert.equal(page.server.text, 'theirs');
  assert.equal(page.state, 'saved');
  assert.ok(!page.leave());
});

test('what was sent and kept, although its answer was lost, is nobody else\'s drawing', async () => {
  const page = new Page(new Server());
  page.draw('a');
  await page.wait();
  await page.answer('answer lost');
  page.draw('b');
  await page.wait();
  await page.answer();
  await page.answer();
  assert.equal(page.state, 'saved');
  assert.equal(page.server.text, 'b');
});

test('a failing server and a page for signing in are tried again; a refusal waits for the next change', async () => {
  const page = new Page(new Server());
  page.draw('a');
  await page.wait();
  await page.answer('failed');
  assert.equal(page.state, 'no_answer');
  await page.wait();
  await page.answer('refused');
  assert.equal(page.state, 'not_saved');
  assert.equal(page.timer, undefined);
  page.draw('b');
  await page.wait();
  await page.answer();
  assert.equal(page.server.text, 'b');
});

test('a drawing that cannot be written hinders only itself', async () => {
  const page = new Page(new Server());
  page.draw('broken');
  await page.wait();
  assert.equal(page.state, 'not_written');
  page.draw('mended');
  await page.wait();
  await page.answer();
  assert.equal(page.server.text, 'mended');
});

test('theirs that is no drawing leaves the choice open', async () => {
  const page = new Page(new Server());
  others(page.server, 'no drawing');
  page.draw('a');
  await page.wait();
  await page.answer();
  page.press('theirs');
  await settled();
  assert.equal(page.state, 'not_shown');
  page.press('mine');
  await settled();
  await page.answer();
  assert.equal(page.server.text, 'a');
});

test('in any order of events nothing is lost', async () => {
  const seed = Number(process.env.PATHWAYS_SEED ?? Date.now() % 2 ** 31);
  let state = seed;
  const any = list => list[(state = (state * 48271) % 2147483647) % list.length];
  for (let story = 0; story < 400; story++) {
    const page = new Page(new Server());
    const told = [];
    const acts = {
      draw: () => page.draw(`${page.drawn} mine ${told.length}`),
      type: () => { page.typed = `typed ${told.length}`; },
      others: () => others(page.server, `other ${told.length}`),
      wait: () => page.wait(),
      mine: () => page.press('mine'),
      theirs: () => page.press('theirs'),
      answer: how => page.requests.length > 0 && page.answer(how)
    };
    const act = async (name, how) => { told.push(how ?? name); await acts[name](how); await settled(); };
    for (let step = 0; step < 40; step++) {
      const name = any(['draw', 'draw', 'type', 'others', 'wait', 'wait', 'mine', 'theirs', 'answer', 'answer', 'answer']);
      await act(name, name === 'answer' ? any(['kept', 'kept', 'kept', 'answer lost', 'never arrived', 'failed', 'refused']) : undefined);
    }

    // Then one more change is made, the wire holds, nobody else comes, and whoever is asked answers.
    page.draw(`${page.drawn} last`);
    for (let step = 0; step < 30 && !(page.state === 'saved' && page.requests.length === 0 && !page.timer); step++) {
      if (page.state === 'not_saved') page.draw(`${page.drawn} again ${step}`);
      await act(page.requests.length > 0 ? 'answer' : page.conflict.hidden ? 'wait' : any(['mine', 'theirs']), page.requests.length > 0 ? 'kept' : undefined);
    }

    const whole = `story ${story} of PATHWAYS_SEED=${seed}: ${told.join(', ')}`;
    assert.equal(page.state, 'saved', whole);
    assert.ok(page.most <= 1, `${page.most} requests at once in ${whole}`);
    assert.equal(page.lost, undefined, `lost in ${whole}`);
    assert.equal(page.server.text, page.drawn, whole);
    assert.ok(page.server.history.some(({ text }) => text.includes('last')), whole);
  }
});
