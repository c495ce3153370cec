// What a script adds to the form of letters: answers like the title while it is being written, how many characters are
// left, and the small proof done by the machine. Without it everything works all the same.

import { sha256 } from './sha256';

const form = document.querySelector<HTMLFormElement>('form[data-similar]');

function showSimilar(title: HTMLInputElement, url: string): void {
  const place = document.querySelector<HTMLElement>('.similar-live')!;
  let timer = 0;
  let asked = '';
  // Never within an address, where servers on the way would keep it.
  const ask = async (): Promise<void> => {
    const text = title.value.trim();
    if (text.length < 4 || text === asked) return;
    asked = text;
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ title: text }) }).catch(() => null);
    if (!answer?.ok) return;
    const { found } = (await answer.json()) as { found: { title: string; url: string; note: string }[] };
    if (asked !== text) return;
    place.replaceChildren();
    if (!found.length) return;
    const heading = document.createElement('h2');
    heading.textContent = place.dataset.found!;
    const list = document.createElement('ul');
    for (const one of found) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = one.url;
      link.textContent = one.title;
      const note = document.createElement('span');
      note.className = 'hint';
      note.textContent = ` ${one.note}`;
      item.append(link, note);
      list.append(item);
    }
    place.append(heading, list);
  };
  title.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return;
    clearTimeout(timer);
    timer = window.setTimeout(ask, 400);
  });
  title.addEventListener('compositionend', () => { timer = window.setTimeout(ask, 400); });
}

function countDown(text: HTMLTextAreaElement): void {
  const left = document.createElement('p');
  left.className = 'hint';
  text.after(left);
  const show = (): void => {
    left.textContent = text.dataset.left!.replace('{n}', String(Number(text.dataset.max) - [...text.value].length));
  };
  text.addEventListener('input', show);
  show();
}

// A few thousand hashes at a time, so that the page stays alive on an old telephone.
function prove(field: HTMLElement): void {
  const token = field.dataset.puzzle!;
  const bits = Number(field.dataset.bits);
  const status = field.querySelector<HTMLElement>('[role=status]')!;
  const proof = field.querySelector<HTMLInputElement>('[name=proof]')!;
  status.textContent = status.dataset.working!;
  let n = 0;
  const work = (): void => {
    for (const end = n + 2000; n < end; n++) {
      if (sha256(token + n)[0]! >>> (32 - bits) === 0) {
        proof.value = String(n);
        status.textContent = status.dataset.done!;
        return;
      }
    }
    setTimeout(work);
  };
  work();
}

if (form) {
  showSimilar(form.querySelector<HTMLInputElement>('#title')!, form.dataset.similar!);
  countDown(form.querySelector<HTMLTextAreaElement>('#content')!);
}
for (const field of document.querySelectorAll<HTMLElement>('[data-puzzle]')) prove(field);
