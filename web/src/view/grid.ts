// A grid of many cells in the page, worked in as people work in a spreadsheet.
//
// One cell has the cursor and is the grid's only Tab stop; arrow keys, Home, End and Page move it, Shift with them selects.
// Enter, F2 or typing edits a cell that can be edited; Enter keeps and goes down, Tab keeps and goes right, Escape gives up. A
// cell that does something does it when it is clicked or Enter is pressed on it. A block of text that is pasted goes to the
// core with the cell at which it begins; what is selected is copied as a table.

import type { Gesture } from '../protocol/envelope.ts';
import type { Grid, GridCell, Node as TreeNode } from '../protocol/tree.ts';
import { CellEditor } from './cell_editor.ts';
import type { AfterEdit } from './cell_editor.ts';
import { make } from './elements.ts';
import { GridCells } from './grid_cells.ts';
import { GridRows } from './grid_rows.ts';
import type { CellView } from './grid_rows.ts';
import { kAllCellsMax, moveBy, segments, visible } from './grid_window.ts';
import type { CellPlace, Span } from './grid_window.ts';
import { accessibleName } from './record.ts';
import type { ViewHost } from './record.ts';
import { htmlTable, isBlock, tabbed } from './table_text.ts';
import type { TableText } from './table_text.ts';

const kOverscanRows = 6;
const kOverscanColumns = 3;
const kUnseenRowsMax = 60; // behind the canvas nothing has a place: so much can be found there
const kColumnsAllMax = 60;
const kCopiedCellsMax = 200_000;

const kAfter: Readonly<Record<AfterEdit, CellPlace>> = {
  stay: { row: 0, column: 0 },
  down: { row: 1, column: 0 },
  up: { row: -1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
};

function types(event: KeyboardEvent): boolean {
  if (event.key === 'Dead' || event.key === 'Process') return true;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return event.key.length === 1 && (plain || event.getModifierState('AltGraph'));
}

export class GridControl {
  readonly #element: HTMLElement;
  readonly #host: ViewHost;
  readonly #view = new GridRows();
  readonly #cells: GridCells;
  readonly #refusal = make('p', 'grid-error');
  readonly #sized: ResizeObserver;
  #node: TreeNode;
  #cursor: CellPlace = { row: 0, column: 0 };
  #anchor: CellPlace | undefined; // where the selection begins
  #editor: CellEditor | undefined;
  #sent: (CellPlace & { readonly typed: string }) | undefined;
  #queued = false;
  #whole = false; // all of it, for paper

  constructor(element: HTMLElement, node: TreeNode, host: ViewHost) {
    this.#element = element;
    this.#node = node;
    this.#host = host;
    this.#cells = new GridCells(
      node.id,
      (range) => host.cells(range),
      () => this.#paint(),
    );
    this.#refusal.setAttribute('role', 'alert');
    this.#refusal.hidden = true;
    element.append(this.#view.table, this.#refusal);
    this.#sized = new ResizeObserver(() => this.#arrangeSoon());
    this.#sized.observe(element);
    this.#listen();
  }

  update(node: TreeNode): void {
    this.#node = node;
    const size = this.#size;
    this.#view.update(this.#grid, accessibleName(node));
    this.#cursor = {
      row: Math.max(0, Math.min(this.#cursor.row, size.row - 1)),
      column: Math.max(0, Math.min(this.#cursor.column, size.column - 1)),
    };
    const why = node.edit?.error ?? '';
    if (why === '') this.#sent = undefined;
    this.#refusal.hidden = why === '';
    if (this.#refusal.textContent !== why) this.#refusal.textContent = why;
  }

  // After each new tree: its cells may be others.
  renew(revision: number): void {
    if (this.#cells.renew(revision)) this.#arrange();
  }

  focus(): void {
    this.#view.cell(this.#cursor)?.focus();
  }

  dispose(): void {
    this.#editor?.close();
    this.#sized.disconnect();
    document.removeEventListener('scroll', this.#scrolled, true);
    window.removeEventListener('beforeprint', this.#onPaper);
    window.removeEventListener('afterprint', this.#offPaper);
  }

  // All of it with its titles, as others take it.
  async table(): Promise<TableText> {
    const size = this.#size;
    const rows = Math.min(size.row, Math.floor(kCopiedCellsMax / Math.max(1, size.column)));
    const all = { rows: { from: 0, to: rows }, columns: { from: 0, to: size.column } };
    await this.#cells.need(all.rows, all.columns);
    const titles = (this.#grid.columns ?? []).map(({ title, detail }) =>
      [title ?? '', detail ?? ''].filter((text) => text !== '').join(', '),
    );
    const { rows: body } = this.#textOf(all.rows, all.columns);
    return { rows: [titles, ...body], header_rows: 1, head_columns: this.#grid.head_columns ?? 1 };
  }

  get #grid(): Grid {
    return this.#node.grid ?? { source: '', rows: 0 };
  }

  get #size(): CellPlace {
    return { row: this.#grid.rows, column: (this.#grid.columns ?? []).length };
  }

  // ---- what stands there

  readonly #scrolled = (event: Event): void => {
    const at = event.target;
    if (at instanceof Node && at.contains(this.#element)) this.#arrangeSoon();
  };

  readonly #onPaper = (): void => {
    this.#whole = true;
    this.#arrange();
  };

  readonly #offPaper = (): void => {
    this.#whole = false;
    this.#arrange();
  };

  #arrangeSoon(): void {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      if (this.#element.isConnected) this.#arrange();
    });
  }

  get #pixel(): number {
    return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  }

  // What is seen of the grid: within its own box and within the window.
  #seen(): { rows: Span; columns: Span } {
    const size = this.#size;
    const all = { rows: { from: 0, to: size.row }, columns: { from: 0, to: size.column } };
    if (this.#whole || size.row * size.column <= kAllCellsMax) return all;
    const few_columns = size.column <= kColumnsAllMax;
    const box = this.#element.getBoundingClientRect();
    const body = this.#view.body.getBoundingClientRect();
    if (box.height === 0 || box.width === 0) {
      const rows = { from: 0, to: Math.min(size.row, kUnseenRowsMax) };
      return { rows, columns: { from: 0, to: Math.min(size.column, kColumnsAllMax) } };
    }
    const row = Math.max(1, Number(this.#grid.row_height ?? 0) * this.#pixel);
    const top = Math.max(box.top, 0) - body.top;
    const bottom = Math.min(box.bottom, window.innerHeight) - body.top;
    const rows = {
      from: Math.floor(top / row) - kOverscanRows,
      to: Math.ceil(bottom / row) + kOverscanRows,
    };
    if (few_columns) return { rows, columns: all.columns };
    const widths = (this.#grid.columns ?? []).map((each) => Number(each.width ?? 0) * this.#pixel);
    const across = visible(widths, box.left - body.left, box.right - body.left);
    const columns = { from: across.from - kOverscanColumns, to: across.to + kOverscanColumns };
    return { rows, columns };
  }

  #arrange(): void {
    const size = this.#size;
    if (this.#element.clientWidth > 0) this.#view.fit(this.#element.clientWidth, this.#pixel);
    const seen = this.#seen();
    const { row, column } = this.#cursor;
    const heads = { from: 0, to: this.#grid.head_columns ?? 1 };
    const rows = segments(size.row, [seen.rows, { from: row, to: row + 1 }]);
    const columns = segments(size.column, [heads, seen.columns, { from: column, to: column + 1 }]);
    this.#view.arrange(rows, columns);
    for (const down of rows) {
      if (!down.shown) continue;
      for (const across of columns) if (across.shown) void this.#cells.need(down, across);
    }
    this.#paint();
  }

  #paint(): void {
    this.#view.paint((at) => this.#viewOf(at), this.#cursor, this.#editor?.cell);
  }

  #viewOf(at: CellPlace): CellView {
    const cell = this.#cells.at(at.row, at.column);
    const sent = this.#sent;
    const why = this.#node.edit?.error ?? '';
    const { rows, columns } = this.#selection();
    const within = (span: Span, place: number): boolean => place >= span.from && place < span.to;
    const chosen = this.#anchor !== undefined && within(rows, at.row) && within(columns, at.column);
    const refused =
      sent !== undefined && why !== '' && sent.row === at.row && sent.column === at.column;
    return refused ? { cell, chosen, refused: { typed: sent.typed, why } } : { cell, chosen };
  }

  // ---- the cursor

  #selection(): { rows: Span; columns: Span } {
    const from = this.#anchor ?? this.#cursor;
    const span = (a: number, b: number): Span => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 });
    return {
      rows: span(from.row, this.#cursor.row),
      columns: span(from.column, this.#cursor.column),
    };
  }

  #moveTo(at: CellPlace, select: 'select' | 'leave'): void {
    this.#anchor = select === 'select' ? (this.#anchor ?? this.#cursor) : undefined;
    this.#cursor = at;
    this.#element.style.setProperty('scroll-padding-top', `${this.#view.headHeight}px`);
    const heads = (this.#grid.columns ?? []).slice(0, this.#grid.head_columns ?? 1);
    const width = heads.reduce((all, column) => all + Number(column.width ?? 0), 0) * this.#pixel;
    this.#element.style.setProperty('scroll-padding-inline-start', `${width}px`);
    this.#arrange();
    const cell = this.#view.cell(at);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { rows, columns } = this.#selection();
    if (this.#anchor !== undefined) void this.#cells.need(rows, columns);
  }

  #here(): GridCell | undefined {
    return this.#cells.at(this.#cursor.row, this.#cursor.column);
  }

  #pageRows(): number {
    const row = Math.max(1, Number(this.#grid.row_height ?? 0) * this.#pixel);
    const height = Math.min(this.#element.clientHeight, window.innerHeight);
    return Math.max(1, Math.floor((height - this.#view.headHeight) / row) - 1);
  }

  // ---- what a person does

  #listen(): void {
    const element = this.#element;
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('click', (event) => this.#click(event));
    element.addEventListener('dblclick', (event) => {
      if (this.#view.placeOf(event.target as Element) !== undefined) this.#edit();
    });
    element.addEventListener('mousedown', (event) => {
      const at = this.#view.placeOf(event.target as Element);
      if (at === undefined || !event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      this.#moveTo(at, 'select');
    });
    element.addEventListener('focusin', (event) => this.#focused(event.target));
    element.addEventListener('paste', (event) => this.#pasted(event));
    element.addEventListener('copy', (event) => this.#copied(event));
    document.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
    window.addEventListener('beforeprint', this.#onPaper);
    window.addEventListener('afterprint', this.#offPaper);
  }

  #focused(target: EventTarget | null): void {
    const at = target instanceof Element ? this.#view.placeOf(target) : undefined;
    if (at === undefined || (at.row === this.#cursor.row && at.column === this.#cursor.column))
      return;
    this.#cursor = at;
    this.#anchor = undefined;
    this.#arrange();
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || this.#editor !== undefined) return;
    if (this.#view.placeOf(event.target as Element) === undefined) return;
    const to = event.altKey ? undefined : moveBy(event, this.#cursor, this.#size, this.#pageRows());
    if (to !== undefined) {
      event.preventDefault();
      this.#moveTo(to, event.shiftKey ? 'select' : 'leave');
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      this.#moveTo({ row: 0, column: 0 }, 'leave');
      this.#moveTo({ row: this.#size.row - 1, column: this.#size.column - 1 }, 'select');
    } else if (event.key === 'Escape' && this.#anchor !== undefined) {
      event.preventDefault();
      this.#moveTo(this.#cursor, 'leave');
    } else if (event.key === 'Enter' || event.key === 'F2') {
      if (this.#edit() || (event.key === 'Enter' && this.#activate())) event.preventDefault();
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      if (this.#edit('')) event.preventDefault();
    } else if (types(event)) {
      // The key's own text goes into the field that has the focus by then.
      const begun = this.#edit('');
      if (!begun && event.key === ' ' && this.#activate()) event.preventDefault();
    }
  }

  #click(event: MouseEvent): void {
    const at = this.#view.placeOf(event.target as Element);
    if (at === undefined || event.shiftKey || this.#editor !== undefined) return;
    this.#moveTo(at, 'leave');
    this.#activate();
  }

  #gesture(gesture: Pick<Gesture, 'kind' | 'typed'>): void {
    this.#host.gesture({ ...gesture, node: this.#node.id, ...this.#cursor });
  }

  #activate(): boolean {
    if (this.#here()?.active !== true) return false;
    this.#gesture({ kind: 'activate' });
    return true;
  }

  #nameOf(at: CellPlace): string {
    const head = this.#cells.at(at.row, 0)?.text ?? '';
    const title = this.#grid.columns?.[at.column]?.title ?? '';
    return [head, title].filter((text) => text !== '').join(', ');
  }

  #edit(text?: string): boolean {
    const cell = this.#here();
    const element = this.#view.cell(this.#cursor);
    if (cell?.editable !== true || element === undefined || this.#node.enabled === false)
      return false;
    this.#moveTo(this.#cursor, 'leave');
    const sent = this.#sent;
    const again = sent?.row === this.#cursor.row && sent.column === this.#cursor.column;
    const typed = (again ? sent.typed : undefined) ?? cell.typed ?? '';
    this.#editor = new CellEditor(element, this.#nameOf(this.#cursor), text ?? typed, {
      commit: (now, after) => this.#commit(cell, now, after),
      cancel: () => this.#left('stay', 'focus'),
      paste: (block) => this.#pasteBlock(block),
    });
    return true;
  }

  // The field is gone: what the cell says is painted again, and the cursor goes on.
  #left(after: AfterEdit, focus: 'focus' | 'leave'): void {
    const element = this.#editor?.cell;
    this.#editor = undefined;
    if (element !== undefined) this.#view.forget(element);
    if (focus === 'leave') {
      this.#paint();
      return;
    }
    const { row, column } = kAfter[after];
    const size = this.#size;
    const clamp = (at: number, last: number): number => Math.max(0, Math.min(at, last));
    this.#moveTo(
      {
        row: clamp(this.#cursor.row + row, size.row - 1),
        column: clamp(this.#cursor.column + column, size.column - 1),
      },
      'leave',
    );
  }

  #commit(cell: GridCell, typed: string, after: AfterEdit): void {
    if (typed === (cell.typed ?? '')) {
      this.#sent = undefined;
      this.#refusal.hidden = true;
    } else {
      this.#sent = { ...this.#cursor, typed };
      this.#gesture({ kind: 'commit', typed });
    }
    // Left by a click elsewhere: the focus is where it should be already.
    this.#left(after, after === 'stay' ? 'leave' : 'focus');
  }

  #pasteBlock(text: string): boolean {
    if (this.#grid.takes_paste !== true || !isBlock(text)) return false;
    if (this.#editor !== undefined) {
      this.#editor.close();
      this.#left('stay', 'focus');
    }
    // It begins where the selection does.
    const { rows, columns } = this.#selection();
    const typed = text.replace(/[\r\n]+$/u, '');
    const at = { row: rows.from, column: columns.from };
    this.#host.gesture({ kind: 'paste', typed, node: this.#node.id, ...at });
    return true;
  }

  #pasted(event: ClipboardEvent): void {
    if (this.#editor !== undefined || event.defaultPrevented) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    const cell = this.#here();
    if (this.#pasteBlock(text)) event.preventDefault();
    else if (cell?.editable === true && this.#node.enabled !== false) {
      event.preventDefault();
      this.#commit(cell, text.trim(), 'stay');
    }
  }

  #textOf(rows: Span, columns: Span): TableText {
    const out: string[][] = [];
    for (let row = rows.from; row < rows.to; ++row) {
      const cells: string[] = [];
      for (let column = columns.from; column < columns.to; ++column) {
        const cell = this.#cells.at(row, column);
        cells.push(cell?.text ?? cell?.name ?? '');
      }
      out.push(cells);
    }
    const heads = Math.max(0, (this.#grid.head_columns ?? 1) - columns.from);
    return { rows: out, header_rows: 0, head_columns: heads };
  }

  // What is selected, else the cell with the cursor.
  #copied(event: ClipboardEvent): void {
    const words = document.getSelection();
    if (this.#editor !== undefined || event.defaultPrevented || words?.isCollapsed === false)
      return;
    const { rows, columns } = this.#selection();
    const table = this.#textOf(rows, columns);
    event.clipboardData?.setData('text/plain', tabbed(table));
    event.clipboardData?.setData('text/html', htmlTable(table));
    event.preventDefault();
  }
}
