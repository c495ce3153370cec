// Keeps the draft: to the server 3 s after typing stops, at most every 15 s; on this computer when that fails.

import { say } from '../../../platform/browser/desk/behaviour';

const quiet = 3_000;
const interval = 15_000;

interface LocalCopy {
  at: string;
  basedOn: string; // The edition, and the last document that was taken in.
  isSent: boolean; // Handed to the server by a button; kept until the page comes back and says so.
  fields: [string, string][];
}

export function autosave(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const words = form.dataset;
  const url = words.autosaveUrl!;
  const place = document.getElementById('saved')!;
  const conflict = document.getElementById('conflict');
  const local = new LocalCopies(`fengye.draft.${words.item}`);
  const basedOn = form.elements.namedItem('based_on') as HTMLInputElement;
  const version = () => `${basedOn.value} ${words.imported ?? ''}`;
  let firstChange = 0; // When the oldest change not yet saved was made; 0 when there is none.
  let lastSave = 0;
  let timer = 0;
  let isSaving = false;
  let isInConflict = false;
  let isLeaving = false;

  offerLocalCopy();
  form.addEventListener('input', change);
  form.addEventListener('change', change);
  form.addEventListener('submit', () => {
    local.write(form, version(), true);
    isLeaving = true;
    clearTimeout(timer);
  });
  addEventListener('pageshow', () => { isLeaving = false; });
  addEventListener('online', () => { if (firstChange) void save(); });
  // What is on its way when the page goes may not arrive; a copy that is there too is not offered.
  addEventListener('pagehide', () => { if ((firstChange || isSaving) && !isLeaving) local.write(form, version(), false); });
  document.addEventListener('visibilitychange', () => { if (document.hidden && firstChange && !isSaving) void save(); });

  function change(event: Event): void {
    if ((event.target as HTMLElement).closest('[data-editor-toolbar], [data-link-row]') || isInConflict || isLeaving) return;
    const now = Date.now();
    if (!firstChange) show(words.changed!);
    firstChange ||= now;
    local.write(form, version(), false); // Until the server has it: the page may be gone any moment.
    const whenQuiet = Math.min(now + quiet, firstChange + interval);
    wait(Math.max(whenQuiet, lastSave + interval) - now);
  }

  function wait(milliseconds: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), milliseconds);
  }

  async function save(): Promise<void> {
    if (isSaving || isInConflict || isLeaving) return;
    clearTimeout(timer);
    const since = firstChange;
    firstChange = 0;
    isSaving = true;
    lastSave = Date.now();
    show(words.saving!);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(textsOf(form)),
        headers: { Accept: 'application/json' },
        redirect: 'manual', // To the sign-in page, that is.
      });
      if (response.ok) await saved(response);
      else if (response.status === 409) inConflict();
      else notSaved(response.type === 'opaqueredirect' || response.status === 401 ? words.signedOut! : words.failed!, since);
    } catch {
      notSaved(words.offline!, since);
    } finally {
      isSaving = false;
    }
  }

  async function saved(response: Response): Promise<void> {
    const answer = (await response.json().catch(() => ({}))) as { based_on?: string | number };
    if (answer.based_on !== undefined) basedOn.value = String(answer.based_on);
    if (firstChange) wait(interval); // Typed on meanwhile.
    else local.remove();
    show(`${words.saved} ${timeOfDay(new Date())}`);
  }

  function notSaved(text: string, since: number): void {
    firstChange ||= since || Date.now();
    local.write(form, version(), false);
    show(text, true);
    say(text);
    wait(interval);
  }

  function inConflict(): void {
    isInConflict = true;
    local.write(form, version(), false);
    show(words.conflict!, true);
    if (conflict) conflict.hidden = false;
    say(conflict?.textContent ?? words.conflict!);
  }

  function show(text: string, isBad = false): void {
    place.textContent = text;
    place.classList.toggle('is-bad', isBad);
  }

  function offerLocalCopy(): void {
    const box = document.getElementById('local-copy');
    const copy = local.read();
    if (!copy || !box) return;
    if ((copy.isSent && copy.basedOn !== version()) || isSameAs(form, copy)) return local.remove();
    box.hidden = false;
    box.querySelector('time')!.textContent = timeOfDay(new Date(copy.at));
    box.addEventListener('click', (event) => {
      const choice = (event.target as HTMLElement).dataset.local;
      if (!choice) return;
      if (choice === 'restore') {
        fill(form, copy);
        form.dispatchEvent(new Event('input', { bubbles: true }));
      }
      local.remove();
      box.hidden = true;
      document.getElementById('title')?.focus();
    });
  }
}

const neverKept = ['csrf', 'based_on'];

class LocalCopies {
  constructor(private readonly key: string) {}

  write(form: HTMLFormElement, basedOn: string, isSent: boolean): void {
    const copy: LocalCopy = { at: new Date().toISOString(), basedOn, isSent, fields: fieldsOf(form) };
    try {
      localStorage.setItem(this.key, JSON.stringify(copy));
    } catch { /* Full or forbidden: the text is still on the page. */ }
  }

  read(): LocalCopy | undefined {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  remove(): void {
    try {
      localStorage.removeItem(this.key);
    } catch { /* Forbidden. */ }
  }
}

// Files go by their own way.
function textsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
}

function fieldsOf(form: HTMLFormElement): [string, string][] {
  return textsOf(form).filter(([name]) => !neverKept.includes(name));
}

function isSameAs(form: HTMLFormElement, copy: LocalCopy): boolean {
  return JSON.stringify(fieldsOf(form)) === JSON.stringify(copy.fields);
}

function fill(form: HTMLFormElement, copy: LocalCopy): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      field.checked = copy.fields.some(([name, value]) => name === field.name && value === field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      const kept = copy.fields.find(([name]) => name === field.name);
      if (kept) field.value = kept[1];
      if (kept && field instanceof HTMLTextAreaElement) field.dispatchEvent(new Event('fengye:replaced'));
    }
  }
}

function timeOfDay(when: Date): string {
  return `${String(when.getHours()).padStart(2, '0')}:${String(when.getMinutes()).padStart(2, '0')}`;
}
