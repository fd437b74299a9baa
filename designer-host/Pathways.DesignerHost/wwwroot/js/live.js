// Pages that hear of changes. Nothing moves by itself: a bar says how much is new, and shows it when pressed.
(() => {
  'use strict';

  const bar = document.querySelector('[data-live]');
  if (bar === null || !('EventSource' in window)) return;
  const button = bar.querySelector('button');
  const list = () => bar.dataset.list ? document.querySelector(bar.dataset.list) : null;
  const calm = 5000, patience = 60000; // between two looks of a page; until it is tried again
  let source = null, isSignedOut = false, wasOpen = false, waiting = null, again = null, lookedAt = 0, lastRow = null;

  const hide = () => { button.hidden = true; button.textContent = ''; };
  const say = sentence => {
    if (button.textContent !== sentence) button.textContent = sentence;
    button.hidden = false;
  };

  const rows = within => [...within.querySelectorAll('tr[data-row]')];
  const states = within => new Map(rows(within).map(row => [row.dataset.row, row.dataset.state]));
  const changed = (here, then) => {
    const [now, next] = [states(here), states(then)];
    return [...next.keys()].filter(id => now.get(id) !== next.get(id))
      .concat([...now.keys()].filter(id => !next.has(id)));
  };

  // The same page once more. A look by the page itself is marked as one: it keeps nobody signed in.
  const fetchList = async headers => {
    const address = new URL(location.href);
    address.searchParams.delete('done');
    const answer = await fetch(address, { headers, redirect: 'manual' });
    isSignedOut = answer.type === 'opaqueredirect';
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(bar.dataset.list) : null;
  };

  const look = async () => {
    waiting = null;
    lookedAt = Date.now();
    try {
      const then = await fetchList({ 'Pathways-Look': '1' });
      if (isSignedOut) close();
      if (then === null) return;
      const count = changed(list(), then).length;
      if (count === 0) hide(); else say(count === 1 ? bar.dataset.one : bar.dataset.more.replace('{n}', count));
    } catch { /* no connection: the next event, or the next try, looks again */ }
  };

  const news = () => {
    if (list() === null) { say(bar.dataset.page); close(); } else { waiting ??= setTimeout(look, Math.max(0, lookedAt + calm - Date.now())); }
  };

  const close = () => { clearTimeout(again); source?.close(); source = null; };

  // Only pages in sight listen: browsers have few connections, and nobody sees the others.
  const open = () => {
    if (source !== null || isSignedOut || document.visibilityState !== 'visible' || (list() === null && !button.hidden)) return;
    clearTimeout(again);
    source = new EventSource(bar.dataset.live);
    source.onopen = () => { if (wasOpen && list() !== null) news(); wasOpen = true; };
    source.addEventListener('changed', news);
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      again = setTimeout(() => { if (document.visibilityState === 'visible' && list() !== null) news(); open(); }, patience);
    };
  };

  const show = async () => {
    const then = await fetchList({}).catch(() => null);
    const here = list();
    if (then === null) { location.reload(); return; }
    const fresh = changed(here, then);
    const before = rows(here);
    const at = before.findIndex(row => row.dataset.row === lastRow);
    const chosen = [...here.querySelectorAll('[form="bulk"]:checked')].map(box => box.value);
    const top = at < 0 ? null : before[at].getBoundingClientRect().top;

    here.replaceWith(then);
    window.htmx?.process(then);
    for (const box of then.querySelectorAll('[form="bulk"]')) {
      if (!chosen.includes(box.value)) continue;
      box.checked = true;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }

    // The focus goes on where it was, or on what is new; the row that was read stays where it stood.
    const after = rows(then);
    const same = at < 0 ? undefined : after.find(row => row.dataset.row === lastRow) ?? after[Math.min(at, after.length - 1)];
    const row = same ?? after.find(one => fresh.includes(one.dataset.row)) ?? after[0];
    if (same && top !== null) scrollBy(0, same.getBoundingClientRect().top - top);
    (row?.querySelector('.row-link') ?? then.querySelector('.chip'))?.focus({ preventScroll: true });
    hide();
  };

  button.addEventListener('click', () => { if (list() === null) location.reload(); else show(); });
  document.addEventListener('focusin', event => {
    const row = event.target.closest('tr[data-row]');
    if (row !== null) lastRow = row.dataset.row;
  });
  // Another tab of the list was shown in place: it is fresh.
  document.addEventListener('htmx:after:swap', hide);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') open(); else close(); });
  addEventListener('pagehide', close);
  addEventListener('pageshow', event => { if (event.persisted) open(); });
  open();
})();
