// The parts of the views that need no page: layout as CSS, arrows by place, options, keys, shortcuts, lines of a scene.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nearestSpot } from '../src/view/arrows.ts';
import { routeKey } from '../src/view/canvas_input.ts';
import type { RoutedKey } from '../src/view/canvas_input.ts';
import { filterOptions, optionNamed } from '../src/view/combobox.ts';
import type { Node } from '../src/protocol/tree.ts';
import { GridCells } from '../src/view/grid_cells.ts';
import { moveBy, segments, visible } from '../src/view/grid_window.ts';
import { arranging, sizing } from '../src/view/layout.ts';
import { spokenName } from '../src/view/record.ts';
import { boxOf, isStraight, pointsOf } from '../src/view/picture.ts';
import { svgText } from '../src/view/picture_copy.ts';
import { branch, curve, resolveLine } from '../src/view/scene.ts';
import { mayTake, shortcutOf } from '../src/view/shortcuts.ts';
import { htmlTable, isBlock, tabbed, tableOf } from '../src/view/table_text.ts';

const kInStack = { slot: 'plain', flow: 'stack', inline: false, unseen: false } as const;
const kInRow = { slot: 'plain', flow: 'row', inline: false, unseen: false } as const;

test('a width that fills is a share of a row and the whole of a stack', () => {
  assert.equal(sizing({ width: { extent: 'fill', value: 2 } }, kInRow, 'stretch')['flex'], '2 1 0');
  assert.equal(sizing({}, kInRow, 'stretch')['flex'], '1 1 0');
  const stacked = sizing({}, kInStack, 'start');
  assert.equal(stacked['flex'], '0 0 auto');
  assert.equal(stacked['align-self'], 'stretch');
});

test('a fixed width keeps its pixels, a fitting one hugs its content', () => {
  const fixed = sizing({ width: { extent: 'fixed', value: 200 } }, kInRow, 'stretch');
  assert.equal(fixed['flex'], '0 0 calc(200 * var(--px))');
  const fit = sizing({ width: { extent: 'fit' } }, kInStack, 'stretch');
  assert.equal(fit['width'], 'fit-content');
  assert.equal(fit['align-self'], 'flex-start');
});

test('bounds, spans and columns', () => {
  const css = sizing(
    { width: { extent: 'fill', value: 1, min: 480, max: '99.5' }, column_span: 2, row_span: 3 },
    { ...kInStack, flow: 'grid' },
    'stretch',
  );
  assert.equal(css['min-width'], 'min(calc(480 * var(--px)), 100%)');
  assert.equal(css['max-width'], 'calc(99.5 * var(--px))');
  assert.equal(css['grid-column'], 'auto / span 2');
  assert.equal(css['grid-row'], 'auto / span 3');
  const grid = arranging(
    {
      flow: 'grid',
      gap: 12,
      column_gap: 64,
      columns: [{ extent: 'fill', value: 2 }, {}, { extent: 'fixed', value: 90 }],
    },
    'as_said',
  );
  assert.equal(
    grid['grid-template-columns'],
    'minmax(var(--track-min), 2fr) auto calc(90 * var(--px))',
  );
  assert.equal(grid['gap'], 'calc(12 * var(--px)) calc(64 * var(--px))');
});

test('a node may say which column and row it stands in', () => {
  const css = sizing({ column: 3, row: 2 }, { ...kInStack, flow: 'grid' }, 'stretch');
  assert.equal(css['grid-column'], '3 / span 1');
  assert.equal(css['grid-row'], '2 / span 1');
});

test('the name of what is pressed holds what it says', () => {
  const named = (text: string, name: string): string =>
    spokenName({ id: 'x', kind: 'button', text: [{ text }], name });
  assert.equal(named('SV', 'Svenska'), 'SV: Svenska');
  assert.equal(
    named('Anna Berg', 'Jag är: Anna Berg, Region Nord'),
    'Jag är: Anna Berg, Region Nord',
  );
  assert.equal(named('+ Rollpar', 'Lägg till rollpar'), 'Lägg till rollpar');
  assert.equal(named('', 'Ångra'), 'Ångra');
  assert.equal(named('Ångra', ''), '');
  const said = (id: string, text: string): Node => ({ id, kind: 'text', text: [{ text }] });
  const children = [said('a', 'Eva Lind'), said('b', 'Vakant')];
  const link = (name: string): string => spokenName({ id: 'x', kind: 'link', name, children });
  assert.equal(link('Eva Lind: Vakant'), '');
  assert.equal(link('Ring Eva Lind'), 'Ring Eva Lind');
});

test('an arrow goes to what lies that way, not to what is merely near', () => {
  const spots = [
    { x: 0, y: 0 },
    { x: 300, y: 5 },
    { x: 10, y: 80 },
    { x: 310, y: 85 },
  ];
  assert.equal(nearestSpot(spots, 0, 'right'), 1);
  assert.equal(nearestSpot(spots, 0, 'down'), 2);
  assert.equal(nearestSpot(spots, 3, 'left'), 2);
  assert.equal(nearestSpot(spots, 3, 'up'), 1);
  assert.equal(nearestSpot(spots, 0, 'left'), -1);
  assert.equal(nearestSpot([], 0, 'left'), -1);
});

test('options are found by any part of label and detail, without regard to case and accents', () => {
  const options = [
    { value: '1', label: 'Anna Berg', detail: 'It-direktör' },
    { value: '2', label: 'Örjan Åström' },
  ];
  assert.deepEqual(
    filterOptions(options, 'ber ann').map((option) => option.value),
    ['1'],
  );
  assert.deepEqual(
    filterOptions(options, 'astr').map((option) => option.value),
    ['2'],
  );
  assert.deepEqual(
    filterOptions(options, 'DIREKTÖR').map((option) => option.value),
    ['1'],
  );
  assert.equal(filterOptions(options, '  ').length, 2);
  assert.equal(filterOptions(options, 'zz').length, 0);
  assert.equal(optionNamed(options, ' örjan åström ')?.value, '2');
  assert.equal(optionNamed(options, 'orjan astrom'), undefined);
});

function key(name: string, more: Partial<RoutedKey> = {}): RoutedKey {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  return { key: name, ...none, isComposing: false, keyCode: 0, ...more };
}

test('the canvas gets its keys and the browser keeps its own', () => {
  const offered = new Set(['Ctrl+K', 'Ctrl+F']);
  for (const name of [
    'ArrowLeft',
    'Home',
    'Enter',
    ' ',
    'Escape',
    'Backspace',
    'Delete',
    'F2',
    'Shift',
  ]) {
    assert.equal(routeKey(key(name), offered), 'canvas', name);
  }
  for (const name of ['F1', 'F5', 'F6', 'F11', 'F12', 'a', 'å', '7', 'Dead', 'ContextMenu']) {
    assert.equal(routeKey(key(name), offered), 'browser', name);
  }
  for (const name of [
    'f',
    'p',
    'r',
    'l',
    't',
    'w',
    'n',
    '+',
    '-',
    '0',
    '=',
    'c',
    'v',
    'x',
    'a',
    'q',
  ]) {
    assert.equal(routeKey(key(name, { ctrlKey: true }), offered), 'browser', `Ctrl+${name}`);
    assert.equal(routeKey(key(name, { metaKey: true }), offered), 'browser', `Cmd+${name}`);
  }
  assert.equal(routeKey(key('k', { ctrlKey: true }), offered), 'canvas');
  assert.equal(routeKey(key('End', { ctrlKey: true, shiftKey: true }), offered), 'canvas');
  assert.equal(routeKey(key('ArrowLeft', { altKey: true }), offered), 'browser');
  assert.equal(routeKey(key('z', { ctrlKey: true }), offered), 'canvas');
  assert.equal(routeKey(key('Z', { ctrlKey: true, shiftKey: true }), offered), 'canvas');
});

test('Tab is asked of the canvas, with Ctrl it is the browser’s; composing is nobody else’s', () => {
  assert.equal(routeKey(key('Tab'), new Set()), 'tab');
  assert.equal(routeKey(key('Tab', { shiftKey: true }), new Set()), 'tab');
  assert.equal(routeKey(key('Tab', { ctrlKey: true }), new Set()), 'browser');
  assert.equal(routeKey(key('Enter', { isComposing: true }), new Set()), 'browser');
  assert.equal(routeKey(key('Process', { keyCode: 229 }), new Set()), 'browser');
});

test('shortcuts are spelt as nodes spell them', () => {
  assert.equal(shortcutOf(key('k', { ctrlKey: true })), 'Ctrl+K');
  assert.equal(shortcutOf(key('k', { metaKey: true })), 'Ctrl+K');
  assert.equal(shortcutOf(key('Z', { ctrlKey: true, shiftKey: true })), 'Ctrl+Shift+Z');
  assert.equal(shortcutOf(key('ArrowUp', { altKey: true })), 'Alt+ArrowUp');
  assert.equal(mayTake('Ctrl+F'), false);
  assert.equal(mayTake('F5'), false);
  assert.equal(mayTake('K'), false);
  assert.equal(mayTake('Ctrl+K'), true);
});

test('a line leaves at the side that faces the other end, at the height it is told', () => {
  const left = { left: 0, right: 100, top: 0, bottom: 40 };
  const right = { left: 200, right: 300, top: 100, bottom: 300 };
  assert.deepEqual(resolveLine(left, right, left), { x1: 100, y1: 20, x2: 200, y2: 20 });
  assert.deepEqual(resolveLine(right, left, undefined), { x1: 200, y1: 200, x2: 100, y2: 20 });
  assert.equal(resolveLine(left, { ...left, top: 80, bottom: 90 }, undefined), undefined);
});

test('a curved line leaves and comes in level', () => {
  assert.equal(curve({ x: 0, y: 10 }, { x: 100, y: 50 }), 'M0 10C50 10 50 50 100 50');
});

test('a branch goes down the trunk and level into its end, unless that does not stand below on the right', () => {
  const foot = { x: 50, y: 40 };
  assert.equal(branch(foot, { x: 160, y: 200 }, 28), 'M50 40V172A28 28 0 0 0 78 200H160');
  assert.equal(branch(foot, { x: 60, y: 200 }, 28), 'M50 40V190A10 10 0 0 0 60 200H60');
  assert.equal(branch(foot, { x: 160, y: 60 }, 28), undefined);
  assert.equal(branch(foot, { x: 20, y: 200 }, 28), undefined);
});

test('a large grid is cut into what is shown and gaps, in order and without a hole', () => {
  const cut = (total: number, ...spans: [number, number][]): string =>
    segments(
      total,
      spans.map(([from, to]) => ({ from, to })),
    )
      .map(({ shown, from, to }) => `${shown ? '' : '-'}${from}..${to}`)
      .join(' ');
  assert.equal(cut(100, [-6, 20]), '0..20 -20..100');
  assert.equal(cut(100, [90, 120], [3, 4]), '-0..3 3..4 -4..90 90..100');
  assert.equal(cut(100, [10, 20], [20, 30], [12, 14]), '-0..10 10..30 -30..100');
  assert.equal(cut(3, [0, 3]), '0..3');
  assert.equal(cut(0, [0, 5]), '');
  assert.equal(cut(4), '-0..4');
});

test('what is seen of columns of different widths', () => {
  assert.deepEqual(visible([100, 50, 50, 50], 120, 160), { from: 1, to: 3 });
  assert.deepEqual(visible([100, 50], 500, 600), { from: 0, to: 0 });
});

test('the cursor of a grid stays within it', () => {
  const size = { row: 10, column: 4 };
  const move = (name: string, ctrlKey = false): unknown =>
    moveBy({ key: name, ctrlKey, metaKey: false }, { row: 5, column: 2 }, size, 8);
  assert.deepEqual(move('ArrowUp'), { row: 4, column: 2 });
  assert.deepEqual(move('ArrowDown', true), { row: 9, column: 2 });
  assert.deepEqual(move('PageDown'), { row: 9, column: 2 });
  assert.deepEqual(move('PageUp'), { row: 0, column: 2 });
  assert.deepEqual(move('Home'), { row: 5, column: 0 });
  assert.deepEqual(move('End', true), { row: 9, column: 3 });
  assert.equal(move('a'), undefined);
});

test('a table is copied as text with tabs and as plain HTML, whatever stands in its cells', () => {
  const table = {
    rows: [
      ['', 'a\tb'],
      ['<x>', '1 & 2\n3'],
    ],
    header_rows: 1,
    head_columns: 0,
  };
  assert.equal(tabbed(table), '\ta b\r\n<x>\t1 & 2 3');
  assert.equal(
    htmlTable(table),
    '<table><tr><th></th><th>a b</th></tr><tr><td>&lt;x&gt;</td><td>1 &amp; 2 3</td></tr></table>',
  );
  assert.deepEqual(tableOf('1\t2\r\n3\t4\r\n')?.rows, [
    ['1', '2'],
    ['3', '4'],
  ]);
  assert.equal(tableOf('hej'), undefined);
});

test('a block has more than one cell; one value with a line feed after it is none', () => {
  for (const text of ['1\t2', '1\n2', '1\r\n2\r\n', '\t2']) assert.equal(isBlock(text), true, text);
  for (const text of ['1', '1\n', '1\r\n', ' 1,5 ', 'två ord']) assert.equal(isBlock(text), false);
});

test('cells are asked for once in blocks; with a new tree the old ones stay until the new are there', async () => {
  const asked: string[] = [];
  let came = 0;
  let value = 'a';
  const cells = new GridCells(
    'g',
    async ({ first_row, rows, columns }) => {
      asked.push(`${first_row}+${rows}`);
      const text = value;
      return Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ text })));
    },
    () => ++came,
  );
  assert.equal(cells.renew(1), true);
  await cells.need({ from: 30, to: 40 }, { from: 0, to: 5 });
  await cells.need({ from: 31, to: 60 }, { from: 0, to: 5 });
  assert.deepEqual(asked, ['0+32', '32+32']);
  assert.equal(cells.at(35, 2)?.text, 'a');
  assert.equal(cells.at(64, 0), undefined);
  assert.equal(cells.renew(1), false);
  value = 'b';
  cells.renew(2);
  const coming = cells.need({ from: 35, to: 36 }, { from: 0, to: 5 });
  assert.equal(cells.at(35, 2)?.text, 'a');
  await coming;
  assert.equal(cells.at(35, 2)?.text, 'b');
  assert.equal(came, 3);
});

test('cells that could not be had are asked for again', async () => {
  let fails = true;
  const cells = new GridCells(
    'g',
    async () => {
      if (fails) throw new Error('gone');
      return [[{ text: 'a' }]];
    },
    () => {},
  );
  cells.renew(1);
  await cells.need({ from: 0, to: 1 }, { from: 0, to: 1 });
  assert.equal(cells.at(0, 0), undefined);
  fails = false;
  await cells.need({ from: 0, to: 1 }, { from: 0, to: 1 });
  assert.equal(cells.at(0, 0)?.text, 'a');
});

test('the points of a shape are x and y by turns; a box may be given by any two corners', () => {
  assert.deepEqual(pointsOf([1, '2.5', 3, 4, 5]), [
    { x: 1, y: 2.5 },
    { x: 3, y: 4 },
  ]);
  assert.deepEqual(boxOf(pointsOf([10, 8, 4, 2])), { x: 4, y: 2, width: 6, height: 6 });
  assert.equal(isStraight(pointsOf([0, 5, 9, 5, 12, 5])), true);
  assert.equal(isStraight(pointsOf([0, 5, 9, 6])), false);
});

test('a picture as SVG says its name and keeps what it is told apart from markup', () => {
  const look = { tone: '#111', wash: '#eee', panel: '#fff', font: '400 12px X', size: 12 };
  const svg = svgText(
    {
      width: 100,
      height: 50,
      ground: '#fff',
      parts: [
        { path: 'M0 0L9 9', stroke: '#111', width: 2, dash: '4 4' },
        { words: 'a < b', at: { x: 5, y: 6 }, anchor: 'end', look },
      ],
    },
    'Mål & utfall',
  );
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="100" height="50"/u);
  assert.match(svg, /<title>Mål &amp; utfall<\/title>/u);
  assert.match(svg, /stroke-dasharray="4 4"/u);
  assert.match(svg, /text-anchor="end"[^>]*>a &lt; b<\/text>/u);
});
