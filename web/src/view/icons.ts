// Icons and marks as inline SVG: strokes in the colour of the text, and one shape for each status.

import type { Mark } from '../protocol/tree.ts';
import { make, makeSvg } from './elements.ts';
import { kIcons } from './icons.gen.ts';

export function iconElement(name: string): SVGSVGElement {
  const svg = makeSvg('svg', {
    viewBox: '0 0 18 18',
    class: 'icon',
    'aria-hidden': 'true',
    focusable: 'false',
  });
  const path = kIcons[name];
  if (path !== undefined) svg.append(makeSvg('path', { d: path }));
  return svg;
}

// Each status is a shape as well as a colour: square, triangle, diamond, disc, broken ring; on a grid of 12.
const kDisc = (radius: number): string =>
  `M${6 - radius} 6a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
export const kMarkPaths: Readonly<Record<Mark, string>> = {
  none: '',
  error: 'M2 1h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1Z',
  warning: 'M6 .8 11.6 11.2H.4Z',
  advice: 'M6 .2 11.8 6 6 11.8.2 6Z',
  praise: kDisc(5.2),
  no_data: kDisc(4.6),
  dot: kDisc(4.6),
};

export function markShape(mark: Mark): SVGElement | undefined {
  if (mark === 'none') return undefined;
  const shape = makeSvg('path', { d: kMarkPaths[mark] });
  if (mark === 'no_data') shape.classList.add('ring');
  return shape;
}

export function markElement(mark: Mark): HTMLElement | undefined {
  const shape = markShape(mark);
  if (shape === undefined) return undefined;
  const svg = makeSvg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true', focusable: 'false' });
  svg.append(shape);
  const holder = make('span', `mark mark-${mark}`);
  holder.append(svg);
  return holder;
}
