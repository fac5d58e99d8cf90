// The table of a grid in the page: real header cells, the rows and columns that are wanted, and gaps as high and as wide as what
// is not there.
//
// Elements are kept by row and column, so the focus and a running edit survive scrolling and new cells.

import type { Grid, GridCell, GridColumn } from '../protocol/tree.ts';
import { attribute, make } from './elements.ts';
import type { CellPlace, Segment } from './grid_window.ts';
import { markElement } from './icons.ts';
import { pixels } from './layout.ts';

interface Row {
  readonly element: HTMLTableRowElement;
  readonly cells: Map<number, HTMLTableCellElement>;
  columns: string; // which ones stand there
}

export interface CellView {
  readonly cell: GridCell | undefined;
  readonly chosen: boolean; // within what is selected
  readonly refused?: { readonly typed: string; readonly why: string };
}

const kLeastShare = 0.9; // of the width that the columns want

function sum(columns: readonly GridColumn[], to: number): number {
  return columns.slice(0, to).reduce((all, column) => all + Number(column.width ?? 0), 0);
}

// Puts children in an order, moving only what stands wrong: moving an element takes its focus away.
function order(parent: Element, wanted: readonly Element[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

export class GridRows {
  readonly table = make('table', 'grid-table');
  readonly #group = make('colgroup');
  readonly #head = make('thead');
  readonly #titles = make('tr');
  readonly #body = make('tbody');
  readonly #rows = new Map<number, Row>();
  readonly #painted = new WeakMap<Element, string>();
  readonly #head_cells = new Map<number, HTMLTableCellElement>();
  #grid: Grid = { source: '', rows: 0 };
  #heads = '';
  #give = 1; // what the columns are multiplied with

  constructor() {
    this.table.setAttribute('role', 'grid');
    this.table.setAttribute('aria-multiselectable', 'true');
    this.#titles.setAttribute('aria-rowindex', '1');
    this.#head.append(this.#titles);
    this.table.append(this.#group, this.#head, this.#body);
  }

  get body(): HTMLElement {
    return this.#body;
  }

  get headHeight(): number {
    return this.#head.getBoundingClientRect().height;
  }

  // What stands in the cell is written anew the next time.
  forget(cell: Element): void {
    this.#painted.delete(cell);
  }

  update(grid: Grid, name: string): void {
    const columns = grid.columns ?? [];
    const heads = `${grid.head_columns ?? 1}/${columns.length}/${grid.row_height}`;
    if (heads !== this.#heads) this.#rows.clear();
    this.#heads = heads;
    this.#grid = grid;
    attribute(this.table, 'aria-label', name);
    attribute(this.table, 'aria-rowcount', String(grid.rows + 1));
    attribute(this.table, 'aria-colcount', String(columns.length));
    this.table.style.setProperty('--row', pixels(grid.row_height));
    this.#head_cells.clear();
    this.#writeWidths();
  }

  // Where a little room is missing the columns give way rather than scroll.
  fit(pixels_there: number, pixel: number): void {
    const wanted = sum(this.#grid.columns ?? [], Number.POSITIVE_INFINITY) * pixel;
    const share = wanted > 0 ? pixels_there / wanted : 1;
    const give = share >= 1 || share < kLeastShare ? 1 : Math.floor(share * 1000) / 1000;
    if (give === this.#give) return;
    this.#give = give;
    this.#writeWidths();
  }

  #writeWidths(): void {
    const columns = this.#grid.columns ?? [];
    const width = (column: GridColumn): number => Number(column.width ?? 0) * this.#give;
    this.table.style.setProperty('width', pixels(sum(columns, columns.length) * this.#give));
    this.#group.replaceChildren(
      ...columns.map((column) => {
        const col = make('col');
        col.style.setProperty('width', pixels(width(column)));
        return col;
      }),
    );
    for (const [at, cell] of this.#head_cells) this.#stay(cell, at);
    for (const { cells } of this.#rows.values()) {
      for (const [at, cell] of cells) this.#stay(cell, at);
    }
  }

  // Which rows and columns stand there from now on.
  arrange(rows: readonly Segment[], columns: readonly Segment[]): void {
    const across = JSON.stringify(columns);
    this.#arrangeTitles(columns);
    const wanted: Element[] = [];
    const kept = new Set<number>();
    for (const { shown, from, to } of rows) {
      if (!shown) {
        wanted.push(this.#gapRow(to - from));
        continue;
      }
      for (let at = from; at < to; ++at) {
        kept.add(at);
        wanted.push(this.#rowAt(at, columns, across).element);
      }
    }
    for (const at of [...this.#rows.keys()]) if (!kept.has(at)) this.#rows.delete(at);
    order(this.#body, wanted);
  }

  cell(at: CellPlace): HTMLTableCellElement | undefined {
    return this.#rows.get(at.row)?.cells.get(at.column);
  }

  placeOf(element: Element | null): CellPlace | undefined {
    const cell = element?.closest<HTMLElement>('[data-cell]');
    if (cell === null || cell === undefined || !this.#body.contains(cell)) return undefined;
    const [row, column] = (cell.dataset['cell'] ?? '').split('/').map(Number);
    return row === undefined || column === undefined ? undefined : { row, column };
  }

  paint(view: (at: CellPlace) => CellView, cursor: CellPlace, editing: Element | undefined): void {
    for (const [row, { element, cells }] of this.#rows) {
      attribute(element, 'aria-selected', row === this.#grid.selected_row ? 'true' : undefined);
      for (const [column, cell] of cells) {
        cell.tabIndex = row === cursor.row && column === cursor.column ? 0 : -1;
        if (cell !== editing) this.#paintCell(cell, view({ row, column }), column);
      }
    }
  }

  #isHead(column: number): boolean {
    return column < (this.#grid.head_columns ?? 1);
  }

  #column(at: number): GridColumn {
    return this.#grid.columns?.[at] ?? {};
  }

  #stay(cell: HTMLElement, column: number): void {
    if (!this.#isHead(column)) return;
    cell.classList.add('stays');
    cell.style.setProperty(
      'inset-inline-start',
      pixels(sum(this.#grid.columns ?? [], column) * this.#give),
    );
  }

  #title(column: number): HTMLTableCellElement {
    const found = this.#head_cells.get(column);
    if (found !== undefined) return found;
    const { title, detail, align } = this.#column(column);
    const cell = make('th', `grid-title text-${align ?? 'start'}`);
    cell.scope = 'col';
    cell.setAttribute('aria-colindex', String(column + 1));
    const words = make('span', 'grid-words cut');
    words.textContent = title ?? '';
    cell.append(words);
    if (detail !== undefined && detail !== '') {
      const more = make('span', 'grid-detail');
      more.textContent = detail;
      cell.append(more);
    }
    this.#stay(cell, column);
    this.#head_cells.set(column, cell);
    return cell;
  }

  #arrangeTitles(columns: readonly Segment[]): void {
    const wanted: Element[] = [];
    for (const { shown, from, to } of columns) {
      if (!shown) wanted.push(this.#gapCell(to - from));
      else for (let at = from; at < to; ++at) wanted.push(this.#title(at));
    }
    order(this.#titles, wanted);
  }

  #gapCell(columns: number): HTMLTableCellElement {
    const gap = make('td', 'grid-gap');
    gap.colSpan = columns;
    gap.setAttribute('aria-hidden', 'true');
    return gap;
  }

  #gapRow(rows: number): HTMLTableRowElement {
    const gap = make('tr', 'grid-gap');
    gap.setAttribute('aria-hidden', 'true');
    const cell = this.#gapCell((this.#grid.columns ?? []).length);
    cell.style.setProperty('height', pixels(rows * Number(this.#grid.row_height ?? 0)));
    gap.append(cell);
    return gap;
  }

  #rowAt(at: number, columns: readonly Segment[], across: string): Row {
    const row = this.#rows.get(at) ?? this.#makeRow(at);
    if (row.columns === across) return row;
    row.columns = across;
    const wanted: Element[] = [];
    const kept = new Set<number>();
    for (const { shown, from, to } of columns) {
      if (!shown) wanted.push(this.#gapCell(to - from));
      for (let column = from; shown && column < to; ++column) {
        kept.add(column);
        wanted.push(this.#cellAt(row, at, column));
      }
    }
    for (const column of [...row.cells.keys()]) if (!kept.has(column)) row.cells.delete(column);
    order(row.element, wanted);
    return row;
  }

  #makeRow(at: number): Row {
    const element = make('tr');
    element.setAttribute('aria-rowindex', String(at + 2));
    const row = { element, cells: new Map<number, HTMLTableCellElement>(), columns: '' };
    this.#rows.set(at, row);
    return row;
  }

  #cellAt(row: Row, at: number, column: number): HTMLTableCellElement {
    const found = row.cells.get(column);
    if (found !== undefined) return found;
    const head = this.#isHead(column);
    const cell = make(head ? 'th' : 'td');
    if (head) cell.scope = 'row';
    else cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', String(column + 1));
    cell.dataset['cell'] = `${at}/${column}`;
    cell.tabIndex = -1;
    row.cells.set(column, cell);
    return cell;
  }

  #paintCell(element: HTMLTableCellElement, view: CellView, column: number): void {
    const sign = JSON.stringify([view, this.#column(column).align]);
    if (this.#painted.get(element) === sign) return;
    this.#painted.set(element, sign);
    const { cell, chosen, refused } = view;
    const said = cell?.name ?? '';
    const error = refused?.why ?? cell?.error ?? '';
    const text = refused?.typed ?? cell?.text ?? '';
    const classes = ['cell', `tone-${cell?.tone ?? 'ink'}`, `w-${cell?.weight ?? 'regular'}`];
    classes.push(`text-${this.#column(column).align ?? 'start'}`);
    if (cell?.surface !== undefined) classes.push(`surfaced-${cell.surface}`);
    if (cell?.active === true) classes.push('acts');
    if (cell?.editable === true) classes.push('editable');
    if (chosen) classes.push('chosen');
    if (text === '') classes.push('wordless');
    element.className = classes.join(' ');
    this.#stay(element, column);
    attribute(element, 'aria-label', refused === undefined ? said : '');
    attribute(element, 'aria-selected', chosen ? 'true' : undefined);
    attribute(element, 'aria-invalid', error === '' ? undefined : 'true');
    attribute(element, 'aria-readonly', cell?.editable === true ? undefined : 'true');
    const tooltip = error !== '' ? error : said !== text ? said : '';
    if (tooltip === '') delete element.dataset['tooltip'];
    else element.dataset['tooltip'] = tooltip;
    const box = make('span', 'cell-box');
    const mark = markElement(cell?.mark ?? 'none');
    if (mark !== undefined) box.append(mark);
    if (text !== '') {
      const words = make('span', 'grid-words cut');
      words.textContent = text;
      box.append(words);
    }
    element.replaceChildren(box);
  }
}
