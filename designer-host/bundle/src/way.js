// A way of a case through the drawing: its steps get a thick border and a number each, its arrows too, and the last step is what was found.
import './way.css';

/** Marks a way and returns what takes the marks away again. */
export function markWay(viewer, ids) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  const marked = [];
  const mark = (id, name) => { canvas.addMarker(id, name); marked.push([id, name]); };
  const steps = ids.filter(id => registry.get(id));
  // Round a loop the first step comes again at the end.
  for (const [index, id] of [...new Set(steps)].entries()) {
    mark(id, 'is-way');
    const number = document.createElement('span');
    number.className = 'way-number';
    number.textContent = `${index + 1}`;
    overlays.add(id, 'way', { position: { top: -12, left: -12 }, html: number });
  }
  if (steps.length > 0) mark(steps.at(-1), 'is-way-end');
  for (const arrow of registry.filter(element => element.waypoints)) {
    const at = ids.findIndex((id, index) => id === arrow.source?.id && ids[index + 1] === arrow.target?.id);
    if (at >= 0) mark(arrow.id, 'is-way');
  }
  return () => {
    overlays.remove({ type: 'way' });
    for (const [id, name] of marked) if (registry.get(id)) canvas.removeMarker(id, name);
  };
}
