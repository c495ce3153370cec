// Asks for a list again every 30 s, when somebody looks at it and nobody is using it.

import { exchange } from './exchange';

const interval = 30_000;

export function refresh(element: HTMLElement): void {
  const timer = setInterval(async () => {
    if (!element.isConnected) return clearInterval(timer);
    const isInUse = document.hidden || element.contains(document.activeElement) || element.querySelector('.is-here') !== null;
    if (isInUse || !navigator.onLine) return;
    clearInterval(timer); // The element that takes its place asks for itself.
    await exchange(location.pathname + location.search, `#${element.id}`).catch(() => refresh(element));
  }, interval);
}
