// Sends pictures and attachments over the ordinary form, shows how far it is, and takes the new list from the
// page that comes back; so there is one way to upload, with script and without.

import { whileConverting } from './converting';

const sizeMax = 20 * 1024 * 1024;

export interface StoredFile {
  url: string;
  alt: string;
}

interface Sending {
  insert: boolean;
}

// What the writing area needs of the files beside it.
export const files = {
  send: (_files: File[], _how: Sending): void => {},
  choosePicture: (): void => {},
  onInsert: (act: (file: StoredFile) => void): void => { insert = act; },
};

let insert: (file: StoredFile) => void = () => {};

export function upload(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const words = form.dataset;
  const list = document.querySelector<HTMLElement>('[data-file-list]')!;
  const frame = document.querySelector<HTMLElement>('[data-upload-frame]')!;
  const progress = frame.querySelector<HTMLElement>('[data-upload-progress]')!;
  const input = frame.querySelector<HTMLInputElement>('input[type=file]')!;
  let isForText = false;

  files.send = (chosen, how) => { void chosen.reduce((before, file) => before.then(() => send(file, how)), Promise.resolve()); };
  files.choosePicture = () => { isForText = true; input.click(); };

  frame.querySelector('button')!.hidden = true; // Choosing sends.
  input.addEventListener('change', () => {
    files.send([...input.files!], { insert: isForText });
    isForText = false;
    input.value = '';
  });
  input.addEventListener('cancel', () => { isForText = false; });
  form.addEventListener('submit', (event) => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.name !== 'remove') return;
    event.preventDefault();
    void post(new URLSearchParams({ csrf: csrf(), remove: button.value }), words.failed!).then(({ page }) => replaceList(page));
  });
  for (const name of ['dragover', 'dragleave', 'drop'] as const) {
    frame.addEventListener(name, (event) => {
      event.preventDefault();
      frame.classList.toggle('is-over', name === 'dragover');
      if (name === 'drop') files.send([...event.dataTransfer!.files], { insert: false });
    });
  }

  async function send(file: File, how: Sending): Promise<void> {
    const line = progress.appendChild(document.createElement('li'));
    if (file.size >= sizeMax) {
      return fail(`${file.name}：${words.tooBig} ${Math.ceil(file.size / 1024 / 1024)} MB`);
    }
    const bar = document.createElement('progress');
    bar.max = 100;
    bar.setAttribute('aria-label', file.name);
    const text = document.createElement('span');
    line.append(text, bar);
    const body = new FormData();
    body.set('csrf', csrf());
    body.set('file', file);
    let stop: (() => void) | undefined;
    try {
      const { page } = await post(body, words.failed!, (percent) => {
        bar.value = percent;
        text.textContent = `${file.name}  ${words.uploading} ${percent}%`;
        if (percent === 100) stop ??= whileConverting({ busy: words.checking!, ahead: words.ahead! }, (busy) => { text.textContent = `${file.name}  ${busy}`; });
      });
      const fresh = replaceList(page);
      line.textContent = `${file.name}  ${words.done}`;
      setTimeout(() => line.remove(), 5000);
      if (how.insert) for (const one of fresh) insert(one);
    } catch (error) {
      fail(`${file.name}：${(error as Error).message}`);
    } finally {
      stop?.();
    }

    function fail(reason: string): void {
      line.className = 'is-bad';
      line.textContent = reason;
    }
  }

  function post(body: FormData | URLSearchParams, failed: string, show?: (percent: number) => void): Promise<{ page: Document }> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.responseType = 'document';
      request.upload.onprogress = (event) => { if (event.lengthComputable) show?.(Math.floor((event.loaded / event.total) * 100)); };
      request.onerror = () => reject(new Error(failed));
      request.onload = () => {
        const page = request.responseXML;
        const isList = page?.querySelector('[data-file-list]');
        if (page && isList && request.status < 300) return resolve({ page });
        reject(new Error(page?.querySelector('.errors li')?.textContent ?? failed));
      };
      request.send(body);
    });
  }

  // Returns the pictures that were not there before. What was typed about the others stays.
  function replaceList(page: Document): StoredFile[] {
    const typed = new Map([...list.querySelectorAll('input')].map((field) => [field.name + field.value + field.type, field]));
    const before = new Set([...list.querySelectorAll<HTMLElement>('[data-file-id]')].map((one) => one.dataset.fileId));
    const texts = new Map([...list.querySelectorAll<HTMLInputElement>('input[data-picture-alt]')].map((field) => [field.name, field.value]));
    list.replaceChildren(...document.importNode(page.querySelector('[data-file-list]')!, true).childNodes);
    for (const field of list.querySelectorAll('input')) {
      const old = typed.get(field.name + field.value + field.type);
      if (old && field.type !== 'text') field.checked = old.checked;
      if (texts.has(field.name)) field.value = texts.get(field.name)!;
    }
    const all = [...list.querySelectorAll<HTMLElement>('[data-file-id]')];
    const count = document.querySelector('[data-file-count]');
    if (count) count.textContent = String(all.length);
    return all.filter((one) => one.hasAttribute('data-picture') && !before.has(one.dataset.fileId)).map((one) => ({
      url: one.querySelector('a')!.getAttribute('href')!,
      alt: one.querySelector<HTMLInputElement>('[data-picture-alt]')?.value ?? '',
    }));
  }

  function csrf(): string {
    return (form.elements.namedItem('csrf') as HTMLInputElement).value;
  }
}
