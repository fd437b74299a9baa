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
    if (event.key === 'j' || event.key === 'k') {
      const links = [...document.querySelectorAll('.row-link')];
      if (links.length === 0) return;
      const at = links.indexOf(document.activeElement);
      const next = event.key === 'j' ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
      links[next].focus();
    }
  });

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
