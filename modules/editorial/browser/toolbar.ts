// The buttons above the writing area; they stand in the page, with their words.

import type { ChainedCommands, Editor, SingleCommands } from '@tiptap/core';
import { isComposing } from '../../../platform/browser/desk/behaviour';

type Act = (chain: ChainedCommands) => ChainedCommands;

// Where the cursor stands; pressed again, as everything else.
function aligned(commands: SingleCommands, editor: Editor, side: string): boolean {
  const wanted = editor.isActive({ side }) ? null : side;
  for (const type of ['paragraph', 'heading']) commands.updateAttributes(type, { side: wanted });
  return true;
}

const acts: Record<string, Act> = {
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  paragraph: (chain) => chain.setParagraph(),
  h2: (chain) => chain.toggleHeading({ level: 2 }),
  h3: (chain) => chain.toggleHeading({ level: 3 }),
  bold: (chain) => chain.toggleBold(),
  center: (chain) => chain.command(({ commands, editor }) => aligned(commands, editor, 'center')),
  right: (chain) => chain.command(({ commands, editor }) => aligned(commands, editor, 'right')),
  bullets: (chain) => chain.toggleBulletList(),
  numbers: (chain) => chain.toggleOrderedList(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  row: (chain) => chain.addRowAfter(),
  column: (chain) => chain.addColumnAfter(),
  'row-off': (chain) => chain.deleteRow(),
  'column-off': (chain) => chain.deleteColumn(),
  merge: (chain) => chain.mergeOrSplit(),
  header: (chain) => chain.toggleHeaderRow(),
  'table-off': (chain) => chain.deleteTable(),
};

const states: Record<string, (editor: Editor) => boolean> = {
  paragraph: (editor) => editor.isActive('paragraph'),
  h2: (editor) => editor.isActive('heading', { level: 2 }),
  h3: (editor) => editor.isActive('heading', { level: 3 }),
  bold: (editor) => editor.isActive('bold'),
  center: (editor) => editor.isActive({ side: 'center' }),
  right: (editor) => editor.isActive({ side: 'right' }),
  bullets: (editor) => editor.isActive('bulletList'),
  numbers: (editor) => editor.isActive('orderedList'),
  link: (editor) => editor.isActive('link'),
};

export function bindToolbar(frame: HTMLElement, editor: Editor, choosePicture: () => void): void {
  const toolbar = frame.querySelector<HTMLElement>('[data-editor-toolbar]')!;
  const tableTools = toolbar.querySelector<HTMLElement>('[data-table-tools]')!;
  const buttons = [...toolbar.querySelectorAll<HTMLButtonElement>('button[data-command]')];
  const caption = toolbar.querySelector<HTMLInputElement>('[data-table-caption]')!;
  const openLink = bindLink(frame, editor);

  toolbar.addEventListener('mousedown', (event) => {
    if (event.target !== caption) event.preventDefault(); // The selection stays in the text.
  });
  caption.addEventListener('input', () => editor.commands.updateAttributes('table', { caption: caption.value.trim() }));
  toolbar.addEventListener('click', (event) => {
    const name = (event.target as HTMLElement).closest<HTMLElement>('[data-command]')?.dataset.command;
    if (!name) return;
    if (name === 'link') openLink();
    else if (name === 'picture') choosePicture();
    else acts[name]?.(editor.chain().focus()).run();
  });

  // One stop for the Tab key, arrows inside.
  buttons.forEach((button, index) => { button.tabIndex = index === 0 ? 0 : -1; });
  toolbar.addEventListener('keydown', (event) => {
    if (event.target === caption) {
      if (event.key === 'Enter' && !isComposing(event)) { event.preventDefault(); editor.commands.focus(); }
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const shown = buttons.filter((button) => button.offsetParent !== null && !button.disabled);
    const here = shown.indexOf(document.activeElement as HTMLButtonElement);
    const next = shown[(here + step + shown.length) % shown.length];
    if (!next) return;
    event.preventDefault();
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
  });

  editor.on('transaction', show);
  toolbar.hidden = false;
  show();

  function show(): void {
    tableTools.hidden = !editor.isActive('table');
    if (document.activeElement !== caption) caption.value = (editor.getAttributes('table').caption as string | undefined) ?? '';
    for (const button of buttons) {
      const name = button.dataset.command!;
      if (states[name]) button.setAttribute('aria-pressed', String(states[name](editor)));
      if (name === 'undo') button.disabled = !editor.can().undo();
      if (name === 'redo') button.disabled = !editor.can().redo();
      if (name === 'table') button.disabled = !tableTools.hidden;
    }
  }
}

function bindLink(frame: HTMLElement, editor: Editor): () => void {
  const row = frame.querySelector<HTMLElement>('[data-link-row]')!;
  const input = row.querySelector('input')!;

  row.addEventListener('click', (event) => {
    const name = (event.target as HTMLElement).closest<HTMLElement>('[data-link]')?.dataset.link;
    if (name === 'set') set();
    if (name === 'remove') close((chain) => chain.extendMarkRange('link').unsetLink());
  });
  input.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') { event.preventDefault(); set(); }
    if (event.key === 'Escape') close((chain) => chain);
  });
  return () => {
    input.value = (editor.getAttributes('link').href as string | undefined) ?? '';
    row.hidden = false;
    input.focus();
  };

  function set(): void {
    const typed = input.value.trim();
    if (!typed) return close((chain) => chain.extendMarkRange('link').unsetLink());
    const href = /^(https?:|mailto:|tel:|\/)/i.test(typed) ? typed : `https://${typed}`;
    const isEmpty = editor.state.selection.empty && !editor.isActive('link');
    close((chain) => isEmpty
      ? chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] })
      : chain.extendMarkRange('link').setLink({ href }));
  }

  function close(act: Act): void {
    row.hidden = true;
    input.value = '';
    act(editor.chain().focus()).run();
  }
}
