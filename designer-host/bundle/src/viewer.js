// The read-only drawing of a pathway: shows where one case stands, which steps are done and which wait; or a way of a case.
// The page gives everything by attributes; the text outline beside the drawing says the same in words.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';
import { markWay } from './way.js';

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
  const way = (canvasElement.dataset.path ?? '').split(' ').filter(Boolean);
  markWay(viewer, way);
  const here = [...(canvasElement.dataset.here ?? '').split(' '), ...way.slice(-1)].map(id => registry.get(id)).filter(Boolean);
  openPhase(canvas, here);
  frame(canvas, here.filter(element => canvas.findRoot(element) === canvas.getRootElement()));
  canvasElement.dataset.ready = 'true';
}

// A pathway in phases opens at the phase where the case stands; the way back is written above the drawing.
function openPhase(canvas, here) {
  const inside = here.find(element => canvas.findRoot(element) !== canvas.getRootElement());
  if (inside) canvas.setRootElement(canvas.findRoot(inside));
}

// A long drawing does not fit legibly: then show it at a readable scale around the step where the case stands.
function frame(canvas, [here]) {
  canvas.zoom('fit-viewport', 'auto');
  const readable = 0.62;
  if (canvas.zoom() >= readable || !here) return;
  const { outer, inner } = canvas.viewbox();
  const width = outer.width / readable;
  const height = outer.height / readable;
  canvas.viewbox({
    x: start(here.x + (here.width ?? 0) / 2, width, inner.x, inner.width),
    y: start(here.y + (here.height ?? 0) / 2, height, inner.y, inner.height),
    width,
    height
  });
}

// Centred on the step, but never beyond the edge of the drawing: empty paper tells nothing.
function start(centre, visible, first, whole) {
  const margin = 24;
  const wanted = centre - visible / 2;
  return visible >= whole + 2 * margin
    ? first - (visible - whole) / 2
    : Math.min(Math.max(wanted, first - margin), first + whole + margin - visible);
}

for (const element of document.querySelectorAll('[data-drawing]')) {
  show(element).catch(problem => {
    element.dataset.ready = 'failed';
    const sentence = document.createElement('p');
    sentence.className = 'notice notice-late';
    sentence.textContent = element.dataset.failure;
    console.warn(problem); // For whoever mends the drawing; the outline says the same to everybody else.
    element.replaceChildren(sentence);
  });
}

