// A behaviour is a function given the element that names it: data-behaviour="refresh rows".

export type Behaviour = (element: HTMLElement) => void;

export function bind(behaviours: Record<string, Behaviour>, root: ParentNode): void {
  const elements = [...root.querySelectorAll<HTMLElement>('[data-behaviour]')];
  if (root instanceof HTMLElement && root.dataset.behaviour) elements.unshift(root);
  for (const element of elements) {
    for (const name of element.dataset.behaviour!.split(' ')) {
      const mark = `bound-${name}`;
      if (!(name in behaviours) || element.hasAttribute(`data-${mark}`)) continue;
      element.setAttribute(`data-${mark}`, '');
      behaviours[name]!(element);
    }
  }
}

// Says something to screen readers, politely.
export function say(text: string): void {
  const live = document.getElementById('live');
  if (live) live.textContent = text;
}

// True while an input method is composing, and for the key that ends it: such keys are not ours.
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || Date.now() - compositionEndedAt < 30;
}

let compositionEndedAt = 0;
document.addEventListener('compositionend', () => { compositionEndedAt = Date.now(); }, true);
