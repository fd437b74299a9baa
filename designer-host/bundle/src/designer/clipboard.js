// What was copied can be pasted into another draft: it travels through the browser, as plain data of the drawing.
const place = 'pathways-copied';

export function shareClipboard(modeler) {
  const moddle = modeler.get('moddle');
  const clipboard = modeler.get('clipboard');
  modeler.on('copyPaste.elementsCopied', ({ tree }) => localStorage.setItem(place, JSON.stringify(tree)));
  const take = () => {
    const copied = localStorage.getItem(place);
    if (copied) clipboard.set(JSON.parse(copied, reviver(moddle)));
  };
  // Before every paste, so that what another window copied last is what is pasted.
  modeler.get('eventBus').on('keyboard.keydown', 2000, ({ keyEvent }) => {
    if ((keyEvent.ctrlKey || keyEvent.metaKey) && keyEvent.key?.toLowerCase() === 'v') take();
  });
}

// Plain data becomes elements of the drawing again: inner ones come first, and are told who they belong to.
const reviver = moddle => (key, value) => {
  if (value === null || typeof value !== 'object' || typeof value.$type !== 'string') return value;
  const { $type, ...attributes } = value;
  const made = moddle.hasType?.(value, $type) ? value : moddle.create($type, attributes);
  for (const inner of Object.values(attributes).flat()) if (inner && typeof inner === 'object' && inner.$type) inner.$parent = made;
  return made;
};
