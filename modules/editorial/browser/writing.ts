// The writing area. What it shows is written back to the textarea, so saving, sending and checking know only the form.

import { Editor } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { showCount } from '../../../platform/browser/desk/count';
import { Alignment, Subscript, Superscript } from './kept';
import { cleanPaste, type Pasted } from './paste';
import { plainHtml } from './plain_html';
import { bindToolbar } from './toolbar';
import { files, type StoredFile } from './upload';

const syncDelay = 300;

// Without widths and column groups: how a table looks is decided by the page, not by its author. With its name.
const PlainTable = Table.extend({
  addAttributes: () => ({
    caption: { default: '', parseHTML: (table: HTMLElement) => table.querySelector('caption')?.textContent?.trim() ?? '', rendered: false },
  }),
  addNodeView: () => null, // Drawn as it is written, so that the name shows.
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
  renderHTML: ({ node }) => {
    const caption = node.attrs.caption as string;
    return caption ? ['table', ['caption', { contenteditable: 'false' }, caption], ['tbody', 0]] : ['table', ['tbody', 0]];
  },
});

export function editor(element: HTMLElement): void {
  const textarea = element as HTMLTextAreaElement;
  const frame = textarea.closest<HTMLElement>('[data-editor-frame]')!;
  const mount = textarea.insertAdjacentElement('afterend', document.createElement('div')) as HTMLElement;
  let pasted: Pasted | undefined;
  let timer = 0;

  const writing = new Editor({
    element: mount,
    injectCSS: false, // The page's policy allows no style element; desk.css holds what is needed.
    content: textarea.value,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        code: false, codeBlock: false, strike: false, underline: false,
        dropcursor: false,
        link: { openOnClick: false, autolink: false, linkOnPaste: true, HTMLAttributes: { target: null, rel: null, class: null } },
      }),
      Alignment, Superscript, Subscript,
      Image.configure({ allowBase64: false }),
      PlainTable.configure({ resizable: false }), TableRow, TableHeader, TableCell,
    ],
    editorProps: {
      attributes: {
        id: 'body-rich', class: 'writing', lang: 'zh-CN', role: 'textbox', spellcheck: 'false',
        'aria-multiline': 'true', 'aria-labelledby': 'body-label',
        ...(textarea.getAttribute('aria-describedby') && { 'aria-describedby': textarea.getAttribute('aria-describedby')! }),
      },
      transformPastedHTML(html) {
        pasted = cleanPaste(html);
        return pasted.html;
      },
      // Sends on, wherever one stands: a shortcut of the whole page, not a line break.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) },
      handlePaste(_view, event) {
        return take(event.clipboardData, event.clipboardData?.types.includes('text/html') ?? false);
      },
      handleDrop(_view, event, _slice, isMoved) {
        return !isMoved && take((event as DragEvent).dataTransfer, false);
      },
    },
    onUpdate: () => {
      clearTimeout(timer);
      timer = window.setTimeout(sync, syncDelay);
      if (pasted) showPasted(pasted);
      pasted = undefined;
    },
    onBlur: sync,
  });

  textarea.hidden = true;
  mount.className = 'writing-frame';
  bindToolbar(frame, writing, () => files.choosePicture());
  showCount(textarea.id, writing.getText());

  textarea.form?.addEventListener('submit', sync, true); // Before autosave looks at the form.
  addEventListener('pagehide', sync, true);
  // Somebody else wrote into the field: the local copy was taken, or a conflict settled.
  textarea.addEventListener('fengye:replaced', () => writing.commands.setContent(textarea.value, { emitUpdate: false }));
  document.addEventListener('click', (event) => {
    const target = (event.target as HTMLElement).closest('a[href="#body"], label[for="body"]');
    if (!target) return;
    event.preventDefault();
    writing.commands.focus();
  });
  files.onInsert((file: StoredFile) => writing.chain().focus().setImage({ src: file.url, alt: file.alt }).run());

  function sync(): void {
    clearTimeout(timer);
    if (writing.view.composing) {
      timer = window.setTimeout(sync, syncDelay);
      return;
    }
    const html = plainHtml(writing.getHTML());
    showCount(textarea.id, writing.getText());
    if (html === textarea.value) return;
    textarea.value = html;
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  }

  // Files pasted or dropped are uploaded. Word puts a picture of the text beside the text: that one is not wanted.
  function take(data: DataTransfer | null, hasText: boolean): boolean {
    const taken = [...(data?.files ?? [])];
    if (taken.length === 0 || hasText) return false;
    files.send(taken, { insert: true });
    return true;
  }

  function showPasted(what: Pasted): void {
    const note = frame.querySelector<HTMLElement>('[data-paste-note]');
    const text = note?.querySelector<HTMLElement>('[data-paste-text]');
    if (!note || !text || !what.isChanged) return;
    const words = text.dataset;
    const parts = [words.pasteText];
    if (what.tables > 0) parts.push(`${words.pasteTables} ${what.tables}`);
    if (what.comments > 0) parts.push(`${words.pasteComments} ${what.comments}`);
    if (what.pictures > 0) parts.push(words.pastePictures);
    text.textContent = parts.join(' · ');
    note.hidden = false;
    note.querySelector<HTMLButtonElement>('[data-paste-undo]')!.onclick = () => {
      writing.chain().focus().undo().run();
      note.hidden = true;
    };
  }
}
