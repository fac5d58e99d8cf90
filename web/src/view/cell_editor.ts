// The field in which a cell of a grid is edited: one real <input> within the cell, gone when the editing is.

import { make } from './elements.ts';

// Where the cursor goes when an edit is kept.
export type AfterEdit = 'stay' | 'down' | 'up' | 'right' | 'left';

export interface EditHost {
  commit(typed: string, after: AfterEdit): void;
  cancel(): void;
  paste(text: string): boolean; // whether it was a block, which is not for the field
}

export class CellEditor {
  readonly cell: HTMLTableCellElement;
  readonly #input = make('input', 'cell-input');
  readonly #host: EditHost;
  #done = false;

  constructor(cell: HTMLTableCellElement, name: string, text: string, host: EditHost) {
    this.cell = cell;
    this.#host = host;
    this.#input.type = 'text';
    this.#input.autocomplete = 'off';
    this.#input.setAttribute('aria-label', name);
    this.#input.value = text;
    cell.append(this.#input);
    cell.classList.add('is-edited');
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#finish('stay'));
    this.#input.addEventListener('paste', (event) => {
      if (!this.#host.paste(event.clipboardData?.getData('text/plain') ?? '')) return;
      event.preventDefault();
    });
    this.#input.focus({ preventScroll: true });
    this.#input.select();
  }

  // Takes the field away; nothing is kept.
  close(): void {
    this.#done = true;
    this.#input.remove();
    this.cell.classList.remove('is-edited');
  }

  #finish(after: AfterEdit): void {
    if (this.#done) return;
    const typed = this.#input.value;
    this.close();
    this.#host.commit(typed, after);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
      this.#host.cancel();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#finish(event.shiftKey ? 'up' : 'down');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      this.#finish(event.shiftKey ? 'left' : 'right');
    }
  }
}
