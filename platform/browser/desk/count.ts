// Counts characters as people see them: 👨‍👩‍👧 is one, spaces and line ends are none.

const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'grapheme' }) : undefined;

export function characters(text: string): number {
  const visible = text.replace(/\s+/g, '');
  // One code unit each, nothing that combines: the usual Chinese text needs no segmenter.
  if (/^[\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3030-\ud7ff\uff00-\uffef]*$/.test(visible)) return visible.length;
  return segmenter ? [...segmenter.segment(visible)].length : [...visible].length;
}

export function showCount(fieldId: string, text: string): void {
  const counter = document.querySelector<HTMLElement>(`[data-counter-of="${fieldId}"]`);
  if (!counter) return;
  const limit = Number(counter.dataset.limit ?? 0);
  const length = characters(text);
  counter.textContent = limit ? `${length}/${limit}` : String(length);
  counter.classList.toggle('is-over', limit > 0 && length > limit);
}

export function count(element: HTMLElement): void {
  const field = element as HTMLInputElement | HTMLTextAreaElement;
  const show = (): void => showCount(field.id, field.value);
  field.addEventListener('input', show);
  show();
}
