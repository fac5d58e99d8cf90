// Where the arrow keys lead among things that stand in a grid.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nearestSpot } from '../src/view/arrows.ts';

// Rows of two cards with one between them that spans the rows, as roles meet in a forum.
const kLeft = [0, 100, 200].map((y) => ({ x: 100, y, width: 200, height: 80 }));
const kBetween = { x: 350, y: 100, width: 200, height: 280 };
const kRight = [0, 100, 200].map((y) => ({ x: 600, y, width: 200, height: 80 }));
const kSpots = [...kLeft, kBetween, ...kRight];

test('what spans several rows lies straight ahead of each of them', () => {
  for (const row of [0, 1, 2]) {
    assert.equal(nearestSpot(kSpots, row, 'right'), 3);
    assert.equal(nearestSpot(kSpots, 4 + row, 'left'), 3);
  }
});

test('within a column the arrows go from one to the next', () => {
  assert.equal(nearestSpot(kSpots, 0, 'down'), 1);
  assert.equal(nearestSpot(kSpots, 2, 'up'), 1);
  assert.equal(nearestSpot(kSpots, 2, 'left'), -1);
});

test('what stands beside is not below, and what stands within is reached', () => {
  const mark = { x: 480, y: 110, width: 40, height: 20 };
  const next = { x: 350, y: 400, width: 200, height: 280 };
  assert.equal(nearestSpot([kBetween, mark, next], 0, 'down'), 2);
  const inner = { x: 100, y: 20, width: 100, height: 20 };
  assert.equal(nearestSpot([...kLeft, inner], 0, 'down'), 3);
  assert.equal(nearestSpot([...kLeft, inner], 3, 'down'), 1);
});
