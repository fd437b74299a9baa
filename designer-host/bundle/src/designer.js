// The canvas page: a drawing that is changed, described in words beside it, checked and saved while one draws.
import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import './designer/designer.css';
import care from './designer/care.json';
import { Words } from './designer/words.js';
import { translationIn } from './designer/translation.js';
import { paletteIn } from './designer/palette.js';
import { contextPadIn } from './designer/context-pad.js';
import { Marks } from './designer/marks.js';
import { Fields } from './designer/fields.js';
import { Panel } from './designer/panel.js';
import { Findings } from './designer/findings.js';
import { Saving } from './designer/saving.js';
import { shareClipboard } from './designer/clipboard.js';

const part = name => document.querySelector(`[data-${name}]`);

async function open(page) {
  const answer = await fetch(page.dataset.designer, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`the draft answered ${answer.status}`);
  const content = await answer.json();
  const words = new Words(content.words);
  const modeler = new Modeler({
    container: part('canvas'),
    moddleExtensions: { care },
    additionalModules: [translationIn(document.documentElement.lang), paletteIn(words, content), contextPadIn(words)]
  });
  await modeler.importXML(content.text);
  // Beside the drawing, not upon it.
  part('palette').append(part('canvas').querySelector('.djs-palette'));
  modeler.get('canvas').zoom('fit-viewport', 'auto');

  const fields = new Fields(words);
  const panel = new Panel(part('panel'), part('panel-title'), { modeler, marks: new Marks(modeler), fields, words, content });
  const findings = new Findings(part('findings'), modeler, words);
  findings.show(content.findings);
  new Saving({
    modeler, words, address: page.dataset.save, token: page.dataset.token, revision: content.revision,
    status: part('status'), conflict: part('conflict'), panel, onFindings: found => findings.show(found), readTheirs: text => read(modeler, text)
  });
  shareClipboard(modeler);
  window.choose = id => findings.goTo(id); // For whoever wants to lead somebody to an element: tests, notes.
  commands(modeler);
  page.dataset.ready = 'true';
}

// Read first and shown at once, so that nothing can be drawn in between and be lost.
async function read(modeler, text) {
  const { rootElement: definitions, elementsById } = await modeler.get('moddle').fromXML(text, 'bpmn:Definitions');
  return () => {
    modeler.get('eventBus').fire('import.parse.complete', { definitions, elementsById });
    return modeler.importDefinitions(definitions);
  };
}

function commands(modeler) {
  const stack = modeler.get('commandStack');
  const button = name => document.querySelector(`[data-command="${name}"]`);
  const show = () => { button('undo').disabled = !stack.canUndo(); button('redo').disabled = !stack.canRedo(); };
  modeler.on('commandStack.changed', show);
  button('undo').addEventListener('click', () => stack.undo());
  button('redo').addEventListener('click', () => stack.redo());
  button('fit').addEventListener('click', () => modeler.get('canvas').zoom('fit-viewport', 'auto'));
}

const page = part('designer');
if (page) {
  open(page).catch(problem => {
    page.dataset.ready = 'failed';
    console.warn(problem); // For whoever mends the drawing; the page says in words what to do instead.
    const sentence = document.createElement('p');
    sentence.className = 'notice notice-late';
    sentence.textContent = page.dataset.failure;
    page.replaceChildren(sentence);
  });
}
