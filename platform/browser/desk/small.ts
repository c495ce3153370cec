// Behaviours of a few lines each.

import { isComposing, say } from './behaviour';

// <details> used as a menu: Escape closes it and gives focus back, so does a click elsewhere.
export function menu(element: HTMLElement): void {
  const details = element as HTMLDetailsElement;
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open || isComposing(event)) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (details.open && !details.contains(event.target as Node)) details.open = false;
  });
}

// The first thing to read after a page came back: errors, or the heading of a refusal.
export function focus(element: HTMLElement): void {
  element.focus({ preventScroll: element.getBoundingClientRect().top < innerHeight });
}

// A form that must not be sent twice by a double click. The server guards itself as well.
export function once(element: HTMLElement): void {
  let isSent = false;
  element.addEventListener('submit', (event) => {
    if (isSent) return event.preventDefault();
    isSent = true;
    const button = (event as SubmitEvent).submitter;
    button?.setAttribute('aria-busy', 'true');
    setTimeout(() => { isSent = false; button?.removeAttribute('aria-busy'); }, 8000);
  });
  addEventListener('pageshow', () => { isSent = false; });
}

// Leaves after 10 s, but never under a pointer or while it holds focus.
export function toast(element: HTMLElement): void {
  let timer = 0;
  const wait = (): void => { clearTimeout(timer); timer = window.setTimeout(() => element.remove(), 10_000); };
  const stay = (): void => clearTimeout(timer);
  element.addEventListener('pointerenter', stay);
  element.addEventListener('focusin', stay);
  element.addEventListener('pointerleave', wait);
  element.addEventListener('focusout', wait);
  wait();
}

export function showToast(text: string, buttonText?: string, act?: () => void): void {
  const place = document.getElementById('toasts');
  if (!place || !text) return;
  const element = document.createElement('div');
  element.className = 'toast';
  const words = element.appendChild(document.createElement('p'));
  words.textContent = text;
  if (buttonText && act) {
    const button = element.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'toast-button';
    button.textContent = buttonText;
    button.addEventListener('click', () => { element.remove(); act(); });
  }
  place.replaceChildren(element);
  toast(element);
}

export function copy(element: HTMLElement): void {
  const input = element.querySelector('input')!;
  const button = element.querySelector('button')!;
  if (!navigator.clipboard) return; // Without https the text can still be selected by hand.
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(input.value);
    button.textContent = button.dataset.done ?? '';
    say(button.textContent);
  });
  input.addEventListener('focus', () => input.select());
}

export function print(element: HTMLElement): void {
  element.hidden = false;
  element.addEventListener('click', () => window.print());
}

// Goes to the next or the previous change in the text of an edition, round and round.
export function jump(element: HTMLElement): void {
  const step = Number(element.dataset.step ?? 1);
  const places = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`.sheet :is(${element.dataset.jump})`)];
  if (places().length === 0) return;
  element.hidden = false;
  element.addEventListener('click', () => {
    const all = places();
    const current = all.findIndex((place) => place.classList.contains('is-current'));
    all[current]?.classList.remove('is-current');
    const from = current < 0 && step < 0 ? 0 : current;
    const next = all[(from + step + all.length) % all.length]!;
    next.classList.add('is-current');
    next.scrollIntoView({ block: 'center' });
  });
}

export function help(element: HTMLElement): void {
  element.hidden = false;
  element.addEventListener('click', () => (document.getElementById('shortcuts') as HTMLDialogElement).showModal());
}

export const shortcutsKey = 'fengye.shortcuts.off';

export function shortcutsOff(element: HTMLElement): void {
  const box = element as HTMLInputElement;
  box.checked = localStorage.getItem(shortcutsKey) === '1';
  box.addEventListener('change', () => localStorage.setItem(shortcutsKey, box.checked ? '1' : '0'));
}
