// Text pasted from Word and WPS arrives with their styles, comments and list marks; from WeChat with sections within
// sections, drawn ornaments and pictures that load nowhere else. Kept are the words, headings, bold, lists, links and
// tables.

export interface Pasted {
  html: string;
  isChanged: boolean;
  tables: number;
  comments: number;
  pictures: number;
}

const ordered = /^[（(]?\s*(?:\d+|[a-zA-Z]|[ivxIVX]+|[一二三四五六七八九十百]+)\s*[.．、)）]/;
const clutter = 'meta, link, title, script, xml, colgroup, col, o\\:p, [hidden], svg, iframe, mp-common-profile, mp-style-type, mpvoice';
const blocks = 'p, div, section, article, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, hr';
const comments = '[data-css*="mso-element:comment"], .MsoCommentReference, .msocomanchor, .MsoCommentText';

export function cleanPaste(html: string): Pasted {
  const isOffice = /mso-|class="?Mso|urn:schemas-microsoft-com|kingsoft|wps-/i.test(html);
  const isWeChat = /mmbiz|mp\.weixin|rich_media|js_content|wx_emoji|mp-common/i.test(html);
  const body = new DOMParser().parseFromString(withoutStyles(withoutConditions(html)), 'text/html').body;
  const isOurs = body.querySelector('[data-pm-slice]') !== null;
  if (isOurs) return { html: withoutStyles(html), isChanged: false, tables: 0, comments: 0, pictures: 0 };

  const commentCount = new Set([...body.querySelectorAll('.MsoCommentReference')].map((one) => one.textContent)).size;
  for (const one of body.querySelectorAll(comments)) one.remove();
  listsFromMarks(body);
  for (const one of body.querySelectorAll(clutter)) one.remove();
  for (const one of body.querySelectorAll('[data-css*="display:none"], [data-css*="display: none"]')) one.remove();
  boldFromStyle(body);
  headings(body);

  let pictures = 0;
  for (const picture of body.querySelectorAll('img')) {
    if (/^\/(files|desk\/media)\//.test(picture.getAttribute('src') ?? '')) continue;
    // On somebody's computer, on another site, or bytes in the text: upload it instead. A small face is a word.
    const isFace = /emoji/i.test(picture.className);
    picture.replaceWith(isFace ? (picture.getAttribute('alt') ?? '') : '');
    if (!isFace) pictures += 1;
  }
  paragraphsOfSections(body);
  for (const one of [...body.querySelectorAll('span, font, div, center, section, article, o\\:smarttagtype')]) {
    one.replaceWith(...one.childNodes);
  }
  for (const one of body.querySelectorAll('*')) {
    for (const { name } of [...one.attributes]) {
      if (!['href', 'src', 'alt', 'colspan', 'rowspan', 'scope', 'start'].includes(name)) one.removeAttribute(name);
    }
  }
  for (const link of body.querySelectorAll('a')) {
    if (!/^(https?:|mailto:|tel:|\/)/.test(link.getAttribute('href') ?? '')) link.replaceWith(...link.childNodes);
  }
  paragraphs(body);
  const tables = body.querySelectorAll('table').length;
  return { html: body.innerHTML, isChanged: isOffice || isWeChat || pictures > 0, tables, comments: commentCount, pictures };
}

// <!--[if supportLists]-->, <![if !vml]> and their like; what stands between them is kept.
function withoutConditions(html: string): string {
  return html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, (whole) => (/supportLists/i.test(whole) ? whole : ''))
    .replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[[^\]]*\]>/g, '').replace(/<\?xml[\s\S]*?\?>/gi, '');
}

// The page's policy would refuse styles aloud; they are only read here, under another name.
function withoutStyles(html: string): string {
  return html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/\sstyle\s*=\s*(?=["'])/gi, ' data-css=');
}

// Word writes a list as paragraphs with a typed mark; consecutive ones become one list.
function listsFromMarks(body: HTMLElement): void {
  let list: HTMLElement | undefined;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p')]) {
    const mark = paragraph.querySelector('[data-css*="mso-list:Ignore"], [data-css*="mso-list: Ignore"]');
    if (!mark) continue;
    const name = ordered.test(mark.textContent!.trim()) ? 'ol' : 'ul';
    mark.remove();
    const isNext = list?.tagName.toLowerCase() === name && list.nextElementSibling === paragraph;
    if (!isNext) {
      list = document.createElement(name);
      paragraph.before(list);
    }
    const item = list!.appendChild(document.createElement('li'));
    item.append(...paragraph.childNodes);
    paragraph.remove();
  }
}

function boldFromStyle(body: HTMLElement): void {
  for (const one of body.querySelectorAll<HTMLElement>('span[data-css]')) {
    if (!/font-weight:\s*(bold|[6-9]00)/i.test(one.dataset.css!)) continue;
    const strong = document.createElement('strong');
    strong.append(...one.childNodes);
    one.replaceWith(strong);
  }
  // Browsers write <b style="font-weight:normal"> around whole documents.
  for (const one of body.querySelectorAll<HTMLElement>('b[data-css]')) {
    if (/font-weight:\s*normal/i.test(one.dataset.css!)) one.replaceWith(...one.childNodes);
  }
}

function headings(body: HTMLElement): void {
  const hasFirst = body.querySelector('h1') !== null;
  for (const one of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(one.tagName[1]) + (hasFirst ? 1 : 0);
    const name = level <= 2 ? 'h2' : 'h3';
    if (one.tagName.toLowerCase() === name) continue;
    const heading = document.createElement(name);
    heading.append(...one.childNodes);
    one.replaceWith(heading);
  }
}

// What holds nothing but words is a paragraph, whatever it was called.
function paragraphsOfSections(body: HTMLElement): void {
  for (const one of [...body.querySelectorAll('div, section, article, center')]) {
    if (one.querySelector(blocks) || one.closest('p, li, td, th, h1, h2, h3, h4, h5, h6')) continue;
    const paragraph = document.createElement('p');
    paragraph.append(...one.childNodes);
    one.replaceWith(paragraph);
  }
}

// Typed indents go, the page indents; empty paragraphs go, the page spaces.
function paragraphs(body: HTMLElement): void {
  for (const one of body.querySelectorAll('p, li, h2, h3, td, th')) {
    const first = firstText(one);
    if (first) first.data = first.data.replace(/^[\s\u00a0\u3000]+/, '');
    const isEmpty = one.textContent!.replace(/[\s\u00a0\u3000]/g, '') === '' && !one.querySelector('img');
    if (isEmpty && one.tagName === 'P' && !one.closest('td, th')) one.remove();
  }
}

function firstText(element: Element): Text | null {
  return document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text | null;
}
