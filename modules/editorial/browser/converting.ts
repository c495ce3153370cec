// What is converted or looked into takes some seconds, and waits for its turn. Whoever waits sees for how long and behind
// how many.

const interval = 1_000;

interface Words {
  busy: string;
  ahead: string;
}

// Calls `show` each second until it is told to stop.
export function whileConverting(words: Words, show: (text: string) => void): () => void {
  const begun = Date.now();
  let ahead = 0;
  const timer = setInterval(() => void look(), interval);
  tell();
  return () => clearInterval(timer);

  async function look(): Promise<void> {
    try {
      const response = await fetch('/desk/editorial/conversions', { headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (response.ok) ahead = ((await response.json()) as { waiting: number }).waiting;
    } catch { /* What waits says itself when it fails. */ }
    tell();
  }

  function tell(): void {
    const seconds = Math.round((Date.now() - begun) / 1000);
    show(`${words.busy}${seconds > 0 ? ` ${seconds} s` : ''}${ahead > 0 ? ` · ${words.ahead} ${ahead}` : ''}`);
  }
}

// The form with a document is on its way: the page stands until the next comes.
export function importing(element: HTMLElement): void {
  const place = element.querySelector<HTMLElement>('[data-import-progress]')!;
  const form = element.querySelector('button')!.form!;
  let stop = (): void => {};
  form.addEventListener('submit', (event) => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.value !== 'import') return;
    stop = whileConverting({ busy: place.dataset.busy!, ahead: place.dataset.ahead! }, (text) => { place.textContent = text; });
    place.hidden = false;
  });
  addEventListener('pageshow', () => {
    stop();
    place.hidden = true;
  });
}
