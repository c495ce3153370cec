// The frame and the focal point of a picture, moved by pointer and keys. The numbers beside it are the form's; this
// writes them and follows them.

import { isComposing } from '../../../platform/browser/desk/behaviour';

const smallest = 80;

export function crop(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const picture = form.querySelector<SVGSVGElement>('[data-crop-picture]')!;
  const shade = picture.querySelector<SVGPathElement>('[data-crop-shade]')!;
  const frame = picture.querySelector<SVGRectElement>('[data-crop-frame]')!;
  const focus = picture.querySelector<SVGCircleElement>('[data-crop-focus]')!;
  const size = form.querySelector<HTMLOutputElement>('[data-crop-size]')!;
  const whole = picture.viewBox.baseVal;

  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const number = (name: string) => Number(field(name).value) || 0;
  const between = (value: number, low: number, high: number) => Math.round(Math.min(Math.max(value, low), Math.max(low, high)));

  for (const one of [frame, focus]) {
    one.setAttribute('tabindex', '0');
    one.setAttribute('role', 'application');
  }

  function draw(): void {
    const [x, y, width] = [number('x'), number('y'), number('width')];
    const height = Math.floor(width / 4) * 3;
    for (const [name, value] of Object.entries({ x, y, width, height })) frame.setAttribute(name, String(value));
    shade.setAttribute('d', `M0 0H${whole.width}V${whole.height}H0Z M${x} ${y}h${width}v${height}H${x}Z`);
    focus.setAttribute('cx', String((whole.width * number('focus_x')) / 100));
    focus.setAttribute('cy', String((whole.height * number('focus_y')) / 100));
    size.value = `${Math.floor(width / 4) * 4} × ${height}`;
  }

  function place(x: number, y: number, width: number): void {
    const widest = Math.min(whole.width, (whole.height * 4) / 3);
    const w = Math.floor(between(width, smallest, widest) / 4) * 4;
    field('width').value = String(w);
    field('x').value = String(between(x, 0, whole.width - w));
    field('y').value = String(between(y, 0, whole.height - (w / 4) * 3));
    draw();
  }

  function look(x: number, y: number): void {
    field('focus_x').value = String(between(x, 0, 100));
    field('focus_y').value = String(between(y, 0, 100));
    draw();
  }

  // In the picture's own pixels; it may stand in a wider box.
  function at(event: PointerEvent): { x: number; y: number } {
    const shown = picture.getScreenCTM()!;
    return { x: (event.clientX - shown.e) / shown.a, y: (event.clientY - shown.f) / shown.d };
  }

  function drags(one: SVGElement, begin: (from: { x: number; y: number }) => (to: { x: number; y: number }) => void): void {
    one.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      one.focus();
      one.setPointerCapture(event.pointerId);
      const move = begin(at(event));
      const follow = (next: PointerEvent) => move(at(next));
      one.addEventListener('pointermove', follow);
      one.addEventListener('lostpointercapture', () => one.removeEventListener('pointermove', follow), { once: true });
    });
  }

  // Near its lower right corner the frame grows, elsewhere it moves.
  drags(frame, (from) => {
    const [x, y, width] = [number('x'), number('y'), number('width')];
    const height = (width / 4) * 3;
    const isCorner = from.x > x + width * 0.85 && from.y > y + height * 0.85;
    return (to) => (isCorner ? place(x, y, width + to.x - from.x) : place(x + to.x - from.x, y + to.y - from.y, width));
  });
  drags(focus, () => (to) => look((to.x * 100) / whole.width, (to.y * 100) / whole.height));

  const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  picture.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const way = ways[event.key];
    const growth = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0;
    if (!way && !growth) return;
    event.preventDefault();
    event.stopPropagation();
    const step = (whole.width / 100) * (event.shiftKey && way ? 10 : 1);
    if (event.target === focus && way) look(number('focus_x') + way[0] * (event.shiftKey ? 10 : 1), number('focus_y') + way[1] * (event.shiftKey ? 10 : 1));
    else if (way) place(number('x') + way[0] * step, number('y') + way[1] * step, number('width'));
    else place(number('x'), number('y'), number('width') + growth * 4 * Math.max(1, Math.round(step / 4)));
  });
  form.addEventListener('input', draw);
}
