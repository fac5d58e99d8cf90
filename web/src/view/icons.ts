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

// Each status is a shape as well as a colour: square, triangle, diamond, disc, broken ring.
export function markShape(mark: Mark): SVGElement | undefined {
  switch (mark) {
    case 'error':
      return makeSvg('rect', { x: '1', y: '1', width: '10', height: '10', rx: '1' });
    case 'warning':
      return makeSvg('path', { d: 'M6 .8 11.6 11.2H.4Z' });
    case 'advice':
      return makeSvg('path', { d: 'M6 .2 11.8 6 6 11.8.2 6Z' });
    case 'praise':
      return makeSvg('circle', { cx: '6', cy: '6', r: '5.2' });
    case 'no_data':
      return makeSvg('circle', { cx: '6', cy: '6', r: '4.6', class: 'ring' });
    case 'dot':
      return makeSvg('circle', { cx: '6', cy: '6', r: '4.6' });
    case 'none':
      return undefined;
  }
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
