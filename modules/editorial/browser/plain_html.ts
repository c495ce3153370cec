// What the form sends: no styles, no default spans, header cells that say what they head, no empty last paragraph.

export function plainHtml(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  for (const element of body.querySelectorAll('[style], [colwidth], [contenteditable]')) {
    for (const name of ['style', 'colwidth', 'contenteditable']) element.removeAttribute(name);
  }
  for (const cell of body.querySelectorAll('th, td')) {
    for (const name of ['colspan', 'rowspan']) if (cell.getAttribute(name) === '1') cell.removeAttribute(name);
    // A cell of one paragraph is written as text.
    const only = cell.children.length === 1 ? cell.firstElementChild! : undefined;
    if (only?.tagName === 'P') {
      if (only.className) cell.className = only.className;
      cell.innerHTML = only.innerHTML;
    }
    if (cell.tagName === 'TH') cell.setAttribute('scope', isInHeaderRow(cell) ? 'col' : 'row');
  }
  for (let last = body.lastElementChild; last && isEmptyParagraph(last); last = body.lastElementChild) last.remove();
  return body.innerHTML;
}

function isInHeaderRow(cell: Element): boolean {
  return [...cell.parentElement!.children].every((other) => other.tagName === 'TH');
}

function isEmptyParagraph(element: Element): boolean {
  return element.tagName === 'P' && element.textContent!.trim() === '' && !element.querySelector('img');
}
