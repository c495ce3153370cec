// What a text of the portal may hold beyond the starter kit, so that opening and saving it loses nothing.

import { Extension, Mark } from '@tiptap/core';

const sides = ['center', 'right'];
const holders = ['paragraph', 'heading', 'tableCell', 'tableHeader'];

function sideOf(element: HTMLElement): string | null {
  const named = sides.find((side) => element.classList.contains(`align-${side}`));
  return named ?? sides.find((side) => element.style.textAlign === side || element.getAttribute('align') === side) ?? null;
}

// A signature stands to the right, a title in the middle: as a class, for the page's policy allows no style.
export const Alignment = Extension.create({
  name: 'alignment',
  addGlobalAttributes: () => [{
    types: holders,
    attributes: {
      side: {
        default: null,
        parseHTML: sideOf,
        renderHTML: ({ side }) => (side ? { class: `align-${side as string}` } : {}),
      },
    },
  }],
});

const raised = (name: string) => Mark.create({
  name,
  parseHTML: () => [{ tag: name }],
  renderHTML: () => [name, 0],
});
export const Superscript = raised('sup');
export const Subscript = raised('sub');
