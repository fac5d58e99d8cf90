// A picture for the clipboard: the same shapes as a bitmap and as SVG with nothing left to look up.
//
// Both are painted as they would be on paper, in the light theme on its own ground, at the size in which the picture is seen.

import type { Scene, Shape } from '../protocol/tree.ts';
import { make } from './elements.ts';
import { kMarkPaths } from './icons.ts';
import { anchorOf, boxOf, pointsOf, toneOf } from './picture.ts';
import type { Point } from './picture.ts';

const kDensity = 2; // pixels of the bitmap for each of the page

interface Look {
  readonly tone: string;
  readonly wash: string;
  readonly panel: string;
  readonly font: string;
  readonly size: number;
}

export interface Painted {
  readonly path: string; // SVG path data
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly at?: Point; // where the path's origin stands
  readonly scale?: number;
}

export interface Written {
  readonly words: string;
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly look: Look;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly parts: readonly (Painted | Written)[];
}

// What the style sheet says in the light theme, asked without anything being painted in between.
function inLightTheme<T>(ask: () => T): T {
  const root = document.documentElement;
  const theme = root.dataset['theme'];
  root.dataset['theme'] = 'light';
  try {
    return ask();
  } finally {
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }
}

function lookOf(shape: Shape, within: Element): Look {
  const probe = make(
    'span',
    `tone-${toneOf(shape)} t-${shape.text ?? 'label'} w-${shape.weight ?? 'regular'}`,
  );
  within.append(probe);
  const style = getComputedStyle(probe);
  const look = {
    tone: style.getPropertyValue('--tone').trim(),
    wash: style.getPropertyValue('--wash').trim(),
    panel: style.getPropertyValue('--panel').trim(),
    font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
    size: Number.parseFloat(style.fontSize),
  };
  probe.remove();
  return look;
}

// How many pixels of the page a pixel of the tree is.
function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function pathOf(points: readonly Point[], ends: 'open' | 'closed'): string {
  const list = points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L');
  return `M${list}${ends === 'closed' ? 'Z' : ''}`;
}

function paint(shape: Shape, look: Look, place: (at: Point) => Point): Painted | Written {
  const points = pointsOf(shape.points).map(place);
  const at = points[0] ?? { x: 0, y: 0 };
  const colour = shape.paint === 'wash' ? look.wash : look.tone;
  switch (shape.kind) {
    case 'area':
      return { path: pathOf(points, 'closed'), fill: colour };
    case 'box': {
      const { x, y, width, height } = boxOf(points);
      return { path: `M${x} ${y}h${width}v${height}h${-width}Z`, fill: colour };
    }
    case 'mark': {
      const size = Number(shape.stroke ?? 0) * rem() || 0.72 * look.size;
      const scale = size / 12;
      const corner = { x: at.x - 6 * scale, y: at.y - 6 * scale };
      const ring = shape.mark === 'no_data';
      const hollow = { fill: look.panel, stroke: look.tone, width: 2.4 };
      const style = ring
        ? { stroke: look.tone, width: 1.6, dash: '2.4 2.4' }
        : shape.paint === 'wash'
          ? hollow
          : { fill: look.tone };
      return { path: kMarkPaths[shape.mark ?? 'none'], at: corner, scale, ...style };
    }
    case 'words':
      return { words: shape.words ?? '', at, anchor: anchorOf(shape), look };
    default: {
      const width = (Number(shape.stroke ?? 0) || 1) * rem();
      const dash = shape.line === 'broken' ? { dash: '4 4' } : {};
      return { path: pathOf(points, 'open'), stroke: colour, width, ...dash };
    }
  }
}

// The scene as it stands in `element`.
export function drawingOf(scene: Scene, element: HTMLElement): Drawing {
  const { width, height } = element.getBoundingClientRect();
  const across = width / (Number(scene.width ?? 0) || 1);
  const down = height / (Number(scene.height ?? 0) || 1);
  const place = ({ x, y }: Point): Point => ({ x: x * across, y: y * down });
  return inLightTheme(() => ({
    width: Math.round(width),
    height: Math.round(height),
    ground: getComputedStyle(element).getPropertyValue('--panel').trim() || '#fff',
    parts: (scene.shapes ?? []).map((shape) => paint(shape, lookOf(shape, element), place)),
  }));
}

function escaped(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}

function element(name: string, attributes: Readonly<Record<string, unknown>>, text = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${escaped(text)}</${name}>`;
}

function svgPart(part: Painted | Written): string {
  if ('words' in part) {
    const { x, y } = part.at;
    const style = `font:${part.look.font}`;
    const given = { x, y, 'text-anchor': part.anchor, fill: part.look.tone, style };
    return element('text', given, part.words);
  }
  const { x, y } = part.at ?? { x: 0, y: 0 };
  return element('path', {
    d: part.path,
    fill: part.fill ?? 'none',
    stroke: part.stroke,
    'stroke-width': part.width,
    'stroke-dasharray': part.dash,
    'stroke-linejoin': part.stroke === undefined ? undefined : 'round',
    transform: part.at === undefined ? undefined : `translate(${x} ${y}) scale(${part.scale ?? 1})`,
  });
}

export function svgText(drawing: Drawing, name: string): string {
  const { width, height, ground, parts } = drawing;
  const box = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`;
  const back = element('rect', { width, height, fill: ground });
  const body = [element('title', {}, name), back, ...parts.map(svgPart)].join('');
  return `<svg ${box} viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function paintPart(pen: CanvasRenderingContext2D, part: Painted | Written): void {
  pen.save();
  if ('words' in part) {
    pen.font = part.look.font;
    pen.fillStyle = part.look.tone;
    pen.textAlign = part.anchor === 'middle' ? 'center' : part.anchor;
    pen.fillText(part.words, part.at.x, part.at.y);
    pen.restore();
    return;
  }
  if (part.at !== undefined) pen.translate(part.at.x, part.at.y);
  pen.scale(part.scale ?? 1, part.scale ?? 1);
  const path = new Path2D(part.path);
  if (part.fill !== undefined) {
    pen.fillStyle = part.fill;
    pen.fill(path);
  }
  if (part.stroke !== undefined) {
    pen.strokeStyle = part.stroke;
    pen.lineWidth = part.width ?? 1;
    pen.lineJoin = 'round';
    pen.setLineDash((part.dash ?? '').split(' ').filter(Boolean).map(Number));
    pen.stroke(path);
  }
  pen.restore();
}

export async function bitmap(drawing: Drawing): Promise<Blob> {
  const canvas = make('canvas');
  canvas.width = drawing.width * kDensity;
  canvas.height = drawing.height * kDensity;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no drawing here');
  pen.scale(kDensity, kDensity);
  pen.fillStyle = drawing.ground;
  pen.fillRect(0, 0, drawing.width, drawing.height);
  for (const part of drawing.parts) paintPart(pen, part);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no bitmap')) : resolve(blob)));
  });
}
