// The read-only drawing of a pathway: shows where one case stands, which steps are done and which wait.
// The page gives everything by attributes; the text outline beside the drawing says the same in words.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';

async function show(canvasElement) {
  const viewer = new NavigatedViewer({ container: canvasElement });
  const answer = await fetch(canvasElement.dataset.drawing, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`the drawing answered ${answer.status}`);
  await viewer.importXML(await answer.text());

  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  for (const state of ['done', 'here', 'trouble']) {
    for (const id of (canvasElement.dataset[state] ?? '').split(' ').filter(Boolean)) {
      if (registry.get(id)) canvas.addMarker(id, `is-${state}`);
    }
  }
  frame(canvas, registry, canvasElement);
  canvasElement.dataset.ready = 'true';
}

// A long pathway does not fit legibly: then show it at a readable scale around the step where the case stands.
function frame(canvas, registry, canvasElement) {
  canvas.zoom('fit-viewport', 'auto');
  const readable = 0.62;
  if (canvas.zoom() >= readable) return;
  const here = (canvasElement.dataset.here ?? '').split(' ').map(id => registry.get(id)).find(Boolean);
  if (!here) return;
  const { width, height } = canvas.viewbox().outer;
  canvas.viewbox({
    x: here.x + (here.width ?? 0) / 2 - width / readable / 2,
    y: here.y + (here.height ?? 0) / 2 - height / readable / 2,
    width: width / readable,
    height: height / readable
  });
}

for (const element of document.querySelectorAll('[data-drawing]')) {
  show(element).catch(problem => {
    element.dataset.ready = 'failed';
    const sentence = document.createElement('p');
    sentence.className = 'notice notice-late';
    sentence.textContent = `${element.dataset.failure} (${problem.message})`;
    element.replaceChildren(sentence);
  });
}

