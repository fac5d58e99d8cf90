// Arrow keys within a group: one Tab stop for the group, the arrows move inside it.
//
// List goes up and down, Row left and right, Grid by where things stand on the screen. Home and End jump to the ends. In a
// text field the keys that move the caret stay the field's own.

import type { Arrows } from '../protocol/tree.ts';
import { isTextInput } from './elements.ts';

type Direction = 'left' | 'right' | 'up' | 'down';

const kKeys: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

// Where something stands: its middle, and how far it reaches.
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

function holds(outer: Spot, inner: Spot): boolean {
  const room = (extent: 'width' | 'height'): number => (outer[extent] ?? 0) - (inner[extent] ?? 0);
  return (
    2 * Math.abs(outer.x - inner.x) <= room('width') &&
    2 * Math.abs(outer.y - inner.y) <= room('height')
  );
}

// How far it is to a spot in a direction, by the rule in docs/accessibility.md; undefined when it does not lie there.
function distance(from: Spot, to: Spot, direction: Direction): number | undefined {
  const level = direction === 'left' || direction === 'right';
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
  const edge = ((level ? from.width : from.height) ?? 0) / 2;
  if (ahead <= (holds(from, to) || holds(to, from) ? 1 : Math.max(1, edge))) return undefined;
  const off = Math.abs(level ? dy : dx);
  const reach = level
    ? ((from.height ?? 0) + (to.height ?? 0)) / 2
    : ((from.width ?? 0) + (to.width ?? 0)) / 2;
  return ahead + 4 * Math.max(0, off - reach) + 0.25 * off;
}

// The nearest spot in a direction; -1 when there is none.
export function nearestSpot(spots: readonly Spot[], here: number, direction: Direction): number {
  const from = spots[here];
  if (from === undefined) return -1;
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  spots.forEach((spot, at) => {
    const far = at === here ? undefined : distance(from, spot, direction);
    if (far === undefined || far >= nearest) return;
    nearest = far;
    best = at;
  });
  return best;
}

function keepsKey(target: EventTarget | null, direction: Direction): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!isTextInput(target)) return false;
  return direction === 'left' || direction === 'right';
}

function stepFor(arrows: Arrows, direction: Direction): number {
  if (arrows === 'list') return direction === 'down' ? 1 : direction === 'up' ? -1 : 0;
  return direction === 'right' ? 1 : direction === 'left' ? -1 : 0;
}

function spotOf(element: HTMLElement): Spot {
  const box = element.getBoundingClientRect();
  const { width, height } = box;
  return { x: box.left + width / 2, y: box.top + height / 2, width, height };
}

// Which member an arrow key leads to from one; undefined when the key is not the group's.
export function memberFor(
  event: KeyboardEvent,
  arrows: Arrows,
  members: readonly HTMLElement[],
  from: HTMLElement,
): HTMLElement | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const here = members.indexOf(from);
  if (here < 0) return undefined;
  if ((event.key === 'Home' || event.key === 'End') && !isTextInput(event.target)) {
    return members.at(event.key === 'Home' ? 0 : -1);
  }
  const direction = kKeys[event.key];
  if (direction === undefined || keepsKey(event.target, direction)) return undefined;
  if (arrows === 'grid') return members[nearestSpot(members.map(spotOf), here, direction)];
  const step = stepFor(arrows, direction);
  return step === 0 ? undefined : members[here + step];
}
