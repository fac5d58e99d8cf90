// The lines of a picture, as SVG that lies under the nodes it joins.
//
// The ends name nodes; where they stand is known only after layout, so the lines are drawn again when anything around them
// changes size. For those who do not see them each line that says something stands as a sentence in a hidden list.

import type { Connector } from '../protocol/tree.ts';
import { make, makeSvg } from './elements.ts';
import type { Point } from './picture.ts';
import { domId } from './record.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

// From the middle of the side that faces the other end; `at` gives the height. Nothing where the two stand one above the
// other: there is no room for a line there, and its sentence says it.
export function resolveLine(from: Box, to: Box, at: Box | undefined): Line | undefined {
  const middle = (box: Box): number => (box.top + box.bottom) / 2;
  if (from.right <= to.left) {
    return { x1: from.right, y1: middle(at ?? from), x2: to.left, y2: middle(at ?? to) };
  }
  if (to.right <= from.left) {
    return { x1: from.left, y1: middle(at ?? from), x2: to.right, y2: middle(at ?? to) };
  }
  return undefined;
}

function elementOf(node_id: string): Element | undefined {
  if (node_id === '') return undefined;
  const found = document.getElementById(domId(node_id));
  return found?.closest('[data-node]') ?? undefined;
}

const kTurn = 28; // the radius with which a branch leaves its trunk
const kBroad = 2;
const kPale = '0.35';

interface Ends {
  readonly from: Point;
  readonly to: Point;
  readonly foot: Point; // where a branch leaves
  readonly turn: number;
}

// A level line stands on whole pixels; a curved one leaves and comes in level.
function lineElement(connector: Connector, { from, to, foot, turn }: Ends): SVGElement {
  const style = `line-${connector.line ?? 'whole'} tone-${connector.tone ?? 'ink3'}`;
  const stroke = Number(connector.stroke ?? 0);
  const trunk = connector.form === 'trunk' ? branch(foot, to, turn) : undefined;
  const level = (connector.form ?? 'level') === 'level';
  const shape = !level
    ? makeSvg('path', { d: trunk ?? curve(from, to), class: style })
    : makeSvg('line', {
        x1: String(from.x),
        y1: String(Math.round(from.y) + 0.5),
        x2: String(to.x),
        y2: String(Math.round(to.y) + 0.5),
        class: style,
      });
  if (stroke > 0) shape.style.setProperty('stroke-width', `calc(${stroke} * var(--px))`);
  // What is broad enough to be a surface is paler, as surfaces are.
  if (stroke > kBroad) shape.style.setProperty('stroke-opacity', kPale);
  return shape;
}

export function curve(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

// Down along the trunk, around a quarter circle, level to its end; nothing where that does not stand below on the right.
export function branch(foot: Point, to: Point, radius: number): string | undefined {
  const turn = Math.min(radius, to.x - foot.x);
  if (turn <= 0 || to.y - turn < foot.y) return undefined;
  return `M${foot.x} ${foot.y}V${to.y - turn}A${turn} ${turn} 0 0 0 ${foot.x + turn} ${to.y}H${to.x}`;
}

export class SceneControl {
  readonly #svg = makeSvg('svg', { class: 'scene', 'aria-hidden': 'true', focusable: 'false' });
  readonly #sentences = make('ul', 'unseen');
  readonly #element: HTMLElement;
  #connectors: readonly Connector[] = [];

  constructor(element: HTMLElement, name: string) {
    this.#element = element;
    this.#sentences.setAttribute('aria-label', name);
    element.append(this.#svg, this.#sentences);
  }

  update(connectors: readonly Connector[]): void {
    this.#connectors = connectors;
    const sentences = connectors.filter((connector) => (connector.name ?? '') !== '');
    this.#sentences.replaceChildren(
      ...sentences.map((connector) => {
        const item = make('li');
        item.textContent = connector.name ?? '';
        return item;
      }),
    );
    this.#sentences.hidden = sentences.length === 0;
  }

  draw(): void {
    const parent = this.#element.parentElement;
    if (parent === null) return;
    const origin = this.#svg.getBoundingClientRect();
    const pixel = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const lines = this.#connectors.flatMap((connector) => {
      const from = elementOf(connector.from ?? '')?.getBoundingClientRect();
      const to = elementOf(connector.to ?? '')?.getBoundingClientRect();
      if (from === undefined || to === undefined) return [];
      const at = elementOf(connector.at ?? '')?.getBoundingClientRect();
      const line = resolveLine(from, to, at);
      if (line === undefined) return [];
      const here = (x: number, y: number): Point => ({ x: x - origin.left, y: y - origin.top });
      const lane = Number(connector.lane ?? 0) * pixel;
      return [
        lineElement(connector, {
          from: here(line.x1, line.y1),
          to: here(line.x2, line.y2),
          foot: here((from.left + from.right) / 2 + lane, from.bottom),
          turn: kTurn * pixel,
        }),
      ];
    });
    this.#svg.replaceChildren(...lines);
  }
}
