// Small comforts. Every page works without this file.
(() => {
  'use strict';

  const isTyping = target => target.closest('input, select, textarea, [contenteditable]') !== null;

  // "/" goes to the search; j and k walk through the rows of a list; Enter opens as any link does.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      const open = document.querySelector('details.menu[open]');
      if (open) { open.open = false; open.querySelector('summary').focus(); }
      return;
    }
    if (isTyping(event.target)) return;
    if (event.key === '/') {
      const search = document.getElementById('search');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    const links = [...document.querySelectorAll('.row-link')];
    const row = document.activeElement.closest('tr');
    if ((event.key === 'j' || event.key === 'k') && links.length > 0) {
      const at = links.findIndex(link => row !== null && row.contains(link));
      const next = event.key === 'j' ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
      links[next].focus();
    }
    if (event.key === '?') showKeys(event);
    if (row === null) return;
    const act = { e: 'take', r: 'give_back', h: 'hand_over' }[event.key];
    if (act) row.querySelector(`[data-act="${act}"]`)?.click();
    if (event.key === 'x') row.querySelector('[form="bulk"]')?.click();
    if (event.key === '.') {
      const menu = row.querySelector('details.menu');
      if (menu) { event.preventDefault(); menu.open = true; menu.querySelector('.menu-item').focus(); }
    }
  });

  // The keys are told in place; without script the link leads to a page that tells the same.
  const showKeys = event => {
    const keys = document.getElementById('keys');
    if (keys) { event.preventDefault(); keys.showModal(); }
  };
  document.addEventListener('click', event => { if (event.target.closest('[data-keys]')) showKeys(event); });

  // How many tasks are chosen.
  document.addEventListener('change', event => {
    if (event.target.getAttribute('form') !== 'bulk') return;
    const said = document.getElementById('chosen');
    said.dataset.none ??= said.textContent;
    const count = document.querySelectorAll('[form="bulk"]:checked').length;
    said.textContent = count === 0 ? said.dataset.none : count === 1 ? said.dataset.one : said.dataset.more.replace('{n}', count);
  });

  // After an act on a row the focus goes on where it was: on the row, or on the one that took its place.
  const place = 'pathways-row';
  document.addEventListener('click', event => {
    const row = event.target.closest('tr[data-row]');
    if (row === null || !event.target.closest('[data-act]')) return;
    sessionStorage.setItem(place, JSON.stringify({ id: row.dataset.row, at: row.rowIndex - 1 }));
  });
  const left = JSON.parse(sessionStorage.getItem(place) ?? 'null');
  const rows = [...document.querySelectorAll('tr[data-row]')];
  if (left !== null && document.getElementById('inbox')) {
    sessionStorage.removeItem(place);
    const again = rows.find(row => row.dataset.row === left.id) ?? rows[Math.min(left.at, rows.length - 1)];
    (again?.querySelector('.row-link') ?? document.querySelector('#inbox .chip'))?.focus();
  }

  // A menu closes when something else is pressed.
  document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());

  // What was typed is kept when one leaves: the last words before the pause of the automatic draft are sent too.
  const sendDraft = () => {
    const form = document.querySelector('form[data-draft][data-changed]');
    if (!form) return;
    delete form.dataset.changed;
    navigator.sendBeacon(form.dataset.draft, new URLSearchParams(new FormData(form)));
  };
  document.addEventListener('input', event => {
    const form = event.target.closest?.('form[data-draft]');
    if (form) form.dataset.changed = 'true';
  });
  document.addEventListener('submit', event => { delete event.target.dataset.changed; });
  addEventListener('pagehide', sendDraft);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') sendDraft(); });

  // The first problem of a refused form is where the person goes on.
  const problem = document.querySelector('[aria-invalid="true"], [data-problem]');
  if (problem) problem.focus({ preventScroll: false });
})();
