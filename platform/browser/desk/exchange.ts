// htmx: links and forms inside an hx-* element exchange a part of the page instead of the whole.

import htmx from 'htmx.org';
import { say } from './behaviour';
import { showToast } from './small';

interface ExchangeDetail {
  elt: HTMLElement;
  target: HTMLElement;
  xhr: XMLHttpRequest;
}

export function startExchange(bindNew: (root: HTMLElement) => void): void {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0, // Pages of the desk are no-store: none of them belongs in the browser's storage.
    refreshOnHistoryMiss: true,
    scrollIntoViewOnBoost: false,
    responseHandling: [
      { code: '204', swap: false },
      { code: '[23]..', swap: true },
      { code: '422', swap: true }, // The form again, with words beside the fields.
      { code: '[45]..', swap: false, error: true },
    ],
  });

  const words = document.getElementById('live')?.dataset ?? {};
  listen('htmx:beforeRequest', ({ target }) => target.setAttribute('aria-busy', 'true'));
  listen('htmx:afterRequest', ({ target }) => target.removeAttribute('aria-busy'));
  listen('htmx:afterSettle', ({ elt }) => {
    bindNew(elt);
    if (elt.dataset.announce) say(elt.dataset.announce);
    if (elt.contains(document.activeElement) && document.activeElement !== elt) return;
    const start = elt.querySelector<HTMLElement>('.errors') ?? elt.querySelector<HTMLElement>('h1[tabindex], h2[tabindex]') ?? elt;
    if (start.tabIndex === -1 && start.hasAttribute('tabindex')) start.focus({ preventScroll: true });
  });
  listen('htmx:sendError', ({ elt }) => showToast(words.failed ?? '', words.retry, () => retry(elt)));
  listen('htmx:responseError', ({ elt, xhr }) => {
    if (xhr.status === 401) showToast(words.signIn ?? '');
    else showToast(words.failed ?? '', words.retry, () => retry(elt));
  });
}

export function exchange(url: string, selector: string): Promise<void> {
  return htmx.ajax('get', url, { target: selector, select: selector, swap: 'outerHTML' });
}

function retry(element: HTMLElement): void {
  if (element instanceof HTMLFormElement) element.requestSubmit();
  else element.click();
}

function listen(name: string, act: (detail: ExchangeDetail) => void): void {
  document.addEventListener(name, (event) => act((event as CustomEvent<ExchangeDetail>).detail));
}
