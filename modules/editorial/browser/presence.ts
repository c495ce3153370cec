// Two people in one item see each other: says again and again that one is here, and shows who else is.

const interval = 30_000;
const first = 5_000; // Who only looks in and goes is not there.

export function presence(element: HTMLElement): void {
  const url = element.dataset.url!;
  const csrf = document.querySelector<HTMLInputElement>('input[name=csrf]')!.value;
  setTimeout(() => void greet(), first);
  setInterval(() => void greet(), interval);
  document.addEventListener('visibilitychange', () => void greet());

  async function greet(): Promise<void> {
    if (document.hidden) return;
    try {
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ csrf }), headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (response.ok) show(((await response.json()) as { others: string[] }).others);
    } catch { /* Offline: saving says so. */ }
  }

  function show(others: string[]): void {
    const text = others.join(' ');
    if (element.textContent === text) return; // Said already.
    element.textContent = text;
    element.hidden = text === '';
  }
}
