// Keys for people who live here. None is needed, and single keys can be switched off.

import { isComposing } from './behaviour';
import { shortcutsKey } from './small';

export function shortcuts(): void {
  let wasG = 0;
  document.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) return withControl(event);
    if (event.altKey) return event.key.toLowerCase() === 'n' ? nextFinding(event) : undefined;
    if (isTyping(event.target) || localStorage.getItem(shortcutsKey) === '1' || document.querySelector('dialog[open]')) return;

    if (event.key === '/') go(event, () => document.getElementById('search')?.focus());
    else if (event.key === '?') go(event, () => (document.getElementById('shortcuts') as HTMLDialogElement).showModal());
    else if (event.key === 't' && Date.now() - wasG < 1500) location.assign('/desk/');
    else if (event.key === 'j' || event.key === 'k') go(event, () => moveRow(event.key === 'j' ? 1 : -1));
    else if (event.key === 'e') document.querySelector<HTMLAnchorElement>('.is-here a')?.click();
    if (event.key === 'g') wasG = Date.now();
  });
}

// Marks lists in which j and k move; the moving itself is above, once for the page.
export function rows(element: HTMLElement): void {
  element.dataset.rows = '';
}

function withControl(event: KeyboardEvent): void {
  const value = event.key.toLowerCase() === 's' ? 'save' : event.key === 'Enter' ? 'submit' : undefined;
  const button = value && document.querySelector<HTMLButtonElement>(`.bar-actions button[value="${value}"]`);
  if (button) go(event, () => button.click());
}

function nextFinding(event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.finding:not(.is-dismissed) .finding-quote a')];
  if (links.length === 0) return;
  const current = links.findIndex((link) => link.hash === location.hash);
  go(event, () => links[(current + 1) % links.length]!.click());
}

function moveRow(step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-rows] .row, [data-rows] .ledger tbody tr')];
  if (all.length === 0) return;
  const current = all.findIndex((row) => row.classList.contains('is-here'));
  all[current]?.classList.remove('is-here');
  const next = all[Math.min(Math.max(current + step, 0), all.length - 1)]!;
  next.classList.add('is-here');
  next.querySelector('a')?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function go(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}
