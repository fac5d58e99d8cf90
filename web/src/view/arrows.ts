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

export interface Spot {
  readonly x: number;
  readonly y: number;
}

// The nearest spot in a direction: far to the side counts more than far ahead. -1 when there is none.
export function nearestSpot(spots: readonly Spot[], here: number, direction: Direction): number {
  const from = spots[here];
  if (from === undefined) return -1;
  let best = -1;
  let best_cost = Number.POSITIVE_INFINITY;
  spots.forEach((spot, at) => {
    const dx = spot.x - from.x;
    const dy = spot.y - from.y;
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (at === here || ahead < 4 || aside > 2 * ahead + 40) return;
    const cost = ahead + 2 * aside;
    if (cost < best_cost) {
      best_cost = cost;
      best = at;
    }
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
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
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
