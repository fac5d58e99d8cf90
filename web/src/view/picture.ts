// A drawn picture: the shapes of a scene as SVG that fills the node's box.
//
// Lines, areas and boxes stretch with the box, though never their thickness; marks and words stand at their points in their own
// size. What lies between two of those is painted as one stretched drawing, so that everything keeps the order that the core
// gave it.

import type { Mark, Measure, Scene, Shape } from '../protocol/tree.ts';
import { attribute, make, makeSvg } from './elements.ts';
import { markShape } from './icons.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function pointsOf(points: readonly Measure[] | undefined): Point[] {
  const out: Point[] = [];
  const all = points ?? [];
  for (let at = 0; at + 1 < all.length; at += 2) {
    out.push({ x: Number(all[at]), y: Number(all[at + 1]) });
  }
  return out;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

// Between two corners, whichever they are.
export function boxOf(points: readonly Point[]): Rectangle {
  const from = points[0] ?? { x: 0, y: 0 };
  const to = points[1] ?? from;
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

// A line that goes straight across or up is drawn on whole pixels.
export function isStraight(points: readonly Point[]): boolean {
  const [from] = points;
  if (from === undefined) return false;
  return points.every((point) => point.x === from.x) || points.every((point) => point.y === from.y);
}

const kAnchors = { start: 'start', center: 'middle', end: 'end' } as const;

export function anchorOf(shape: Shape): 'start' | 'middle' | 'end' {
  const align = shape.align ?? 'start';
  return align === 'center' || align === 'end' ? kAnchors[align] : 'start';
}

// A mark without a tone of its own has the tone that its meaning has everywhere.
const kMarkTones: Readonly<Record<Mark, string>> = {
  none: 'ink',
  error: 'miss',
  warning: 'watch',
  advice: 'customer',
  praise: 'good',
  no_data: 'no_data',
  dot: 'ink',
};

export function toneOf(shape: Shape): string {
  if (shape.tone !== undefined) return shape.tone;
  return shape.kind === 'mark' ? kMarkTones[shape.mark ?? 'none'] : 'ink';
}

export function isStretched(shape: Shape): boolean {
  const kind = shape.kind ?? 'line';
  return kind !== 'mark' && kind !== 'words';
}

function stretched(shape: Shape): SVGElement {
  const points = pointsOf(shape.points);
  const list = points.map((point) => `${point.x},${point.y}`).join(' ');
  const paint = `tone-${toneOf(shape)} paint-${shape.paint ?? 'full'}`;
  if (shape.kind === 'area') return makeSvg('polygon', { points: list, class: `fill ${paint}` });
  if (shape.kind === 'box') {
    const { x, y, width, height } = boxOf(points);
    return makeSvg('rect', {
      x: String(x),
      y: String(y),
      width: String(width),
      height: String(height),
      class: `fill ${paint}`,
    });
  }
  const line = makeSvg('polyline', {
    points: list,
    class: `stroke ${paint} line-${shape.line ?? 'whole'}${isStraight(points) ? ' straight' : ''}`,
  });
  const stroke = Number(shape.stroke ?? 0);
  if (stroke > 0) line.style.setProperty('stroke-width', `calc(${stroke} * var(--px))`);
  return line;
}

function percent(part: number, whole: number): string {
  return `${whole > 0 ? (100 * part) / whole : 0}%`;
}

function standing(shape: Shape, scene: Scene): SVGElement {
  const point = pointsOf(shape.points)[0] ?? { x: 0, y: 0 };
  const x = percent(point.x, Number(scene.width ?? 0));
  const y = percent(point.y, Number(scene.height ?? 0));
  const style = `tone-${toneOf(shape)} t-${shape.text ?? 'label'} w-${shape.weight ?? 'regular'}`;
  if (shape.kind === 'words') {
    const text = makeSvg('text', { x, y, 'text-anchor': anchorOf(shape), class: `words ${style}` });
    text.textContent = shape.words ?? '';
    return text;
  }
  const place = makeSvg('svg', { x, y, overflow: 'visible', class: `at ${style}` });
  const symbol = markShape(shape.mark ?? 'none');
  if (symbol === undefined) return place;
  // A mark's stroke is its size; without one it is as high as the words beside it.
  const size = Number(shape.stroke ?? 0);
  const side = size > 0 ? `${size / 16}rem` : '0.72em';
  const corner = size > 0 ? `${-size / 32}rem` : '-0.36em';
  const box = { x: corner, y: corner, width: side, height: side, viewBox: '0 0 12 12' };
  const holder = makeSvg('svg', { ...box, class: 'shape-mark' });
  if (shape.paint === 'wash') symbol.classList.add('hollow');
  holder.append(symbol);
  place.append(holder);
  return place;
}

function layerOf(scene: Scene): SVGSVGElement {
  return makeSvg('svg', {
    width: '100%',
    height: '100%',
    viewBox: `0 0 ${Number(scene.width ?? 0)} ${Number(scene.height ?? 0)}`,
    preserveAspectRatio: 'none',
    overflow: 'visible',
  });
}

export class PictureControl {
  // What is seen; what says the same in words stands beside it.
  readonly drawing = make('div', 'drawing');
  readonly words = make('div', 'unseen');
  readonly #svg = makeSvg('svg', { class: 'shapes', 'aria-hidden': 'true', focusable: 'false' });
  #scene: Scene = {};

  constructor(element: HTMLElement) {
    this.drawing.append(this.#svg);
    element.append(this.drawing, this.words);
  }

  get scene(): Scene {
    return this.#scene;
  }

  // One that says the same in words is worth reading by itself: Tab reaches it, and Ctrl+C copies it.
  update(scene: Scene, name: string, told: 'in_words' | 'seen_only'): void {
    this.#scene = scene;
    if (told === 'in_words' && name !== '') this.drawing.tabIndex = 0;
    else this.drawing.removeAttribute('tabindex');
    attribute(this.drawing, 'role', name === '' ? undefined : 'img');
    attribute(this.drawing, 'aria-label', name);
    attribute(this.drawing, 'aria-hidden', name === '' ? 'true' : undefined);
    const parts: SVGElement[] = [];
    let layer: SVGSVGElement | undefined;
    for (const shape of scene.shapes ?? []) {
      if (!isStretched(shape)) {
        parts.push(standing(shape, scene));
        layer = undefined;
        continue;
      }
      if (layer === undefined) {
        layer = layerOf(scene);
        parts.push(layer);
      }
      layer.append(stretched(shape));
    }
    this.#svg.replaceChildren(...parts);
  }
}
