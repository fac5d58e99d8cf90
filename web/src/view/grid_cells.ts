// The cells of a grid as the page knows them: asked for in blocks when they are to be seen, kept until the tree changes. Until
// the new ones are there the old ones are shown, so that nothing flickers.

import type { CellRange } from '../protocol/envelope.ts';
import type { GridCell } from '../protocol/tree.ts';
import type { Span } from './grid_window.ts';

export type CellRows = readonly (readonly GridCell[])[];
export type AskCells = (range: CellRange) => Promise<CellRows>;

const kBlockRows = 32;
const kBlockColumns = 32;

interface Block {
  rows: CellRows | undefined; // undefined as long as it is on its way
  coming: Promise<void>;
}

export class GridCells {
  readonly #node: string;
  readonly #ask: AskCells;
  readonly #came: () => void;
  #blocks = new Map<string, Block>();
  #before: ReadonlyMap<string, Block> = new Map();
  #revision = -1;

  constructor(node: string, ask: AskCells, came: () => void) {
    this.#node = node;
    this.#ask = ask;
    this.#came = came;
  }

  // Whether what is known is of an older tree now.
  renew(revision: number): boolean {
    if (revision === this.#revision) return false;
    this.#revision = revision;
    this.#before = new Map([...this.#before, ...this.#blocks].filter(([, block]) => block.rows));
    this.#blocks = new Map();
    return true;
  }

  at(row: number, column: number): GridCell | undefined {
    const key = this.#key(Math.floor(row / kBlockRows), Math.floor(column / kBlockColumns));
    const rows = this.#blocks.get(key)?.rows ?? this.#before.get(key)?.rows;
    return rows?.[row % kBlockRows]?.[column % kBlockColumns];
  }

  // Sees to it that the cells come; resolves when all of them are there.
  async need(rows: Span, columns: Span): Promise<void> {
    const asked: Promise<void>[] = [];
    for (let down = Math.floor(rows.from / kBlockRows); down * kBlockRows < rows.to; ++down) {
      for (
        let across = Math.floor(columns.from / kBlockColumns);
        across * kBlockColumns < columns.to;
        ++across
      ) {
        const key = this.#key(down, across);
        asked.push(this.#blocks.get(key)?.coming ?? this.#fetch(key, down, across));
      }
    }
    await Promise.all(asked);
  }

  #key(down: number, across: number): string {
    return `${down}/${across}`;
  }

  #fetch(key: string, down: number, across: number): Promise<void> {
    const blocks = this.#blocks;
    const block: Block = { rows: undefined, coming: Promise.resolve() };
    blocks.set(key, block);
    const range = {
      node: this.#node,
      first_row: down * kBlockRows,
      rows: kBlockRows,
      first_column: across * kBlockColumns,
      columns: kBlockColumns,
    };
    block.coming = this.#ask(range).then(
      (rows) => {
        block.rows = rows;
        if (blocks === this.#blocks) this.#came();
      },
      () => {
        blocks.delete(key);
      },
    );
    return block.coming;
  }
}
