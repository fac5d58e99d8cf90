// The list of options under a field: filtered by what is typed, moved through with the arrow keys, chosen with Enter or a
// click. The focus stays in the field; the list is announced through aria-activedescendant. Used by the HTML view's fields
// and by the editor that lies over the canvas.

import type { Option } from '../protocol/tree.ts';
import { attribute, make } from './elements.ts';
import { placeBeside, popupParent } from './popups.ts';

let next_list = 1;

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

export function filterOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = folded(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = folded(`${option.label ?? ''} ${option.detail ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

export function optionNamed(options: readonly Option[], typed: string): Option | undefined {
  const wanted = typed.trim().toLocaleLowerCase();
  return options.find((option) => (option.label ?? '').toLocaleLowerCase() === wanted);
}

export class OptionList {
  readonly #list = make('ul', 'popup options');
  readonly #input: HTMLInputElement;
  readonly #choose: (option: Option) => void;
  #options: readonly Option[] = [];
  #shown: readonly Option[] = [];
  #active = -1;

  constructor(input: HTMLInputElement, choose: (option: Option) => void) {
    this.#input = input;
    this.#choose = choose;
    this.#list.id = `options-${next_list++}`;
    this.#list.setAttribute('role', 'listbox');
    // A press in the list must not take the focus from the field.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const item = event.target instanceof Element ? event.target.closest('li') : null;
      const option = item === null ? undefined : this.#shown[Number(item.dataset['at'])];
      if (option !== undefined) this.#choose(option);
    });
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-haspopup', 'listbox');
    input.setAttribute('aria-expanded', 'false');
    input.autocomplete = 'off';
  }

  get isOpen(): boolean {
    return this.#list.isConnected;
  }

  // The option that the arrow keys stand on.
  get active(): Option | undefined {
    return this.#shown[this.#active];
  }

  setOptions(options: readonly Option[]): void {
    this.#options = options;
  }

  open(typed: string): void {
    this.#shown = filterOptions(this.#options, typed);
    this.#active = -1;
    if (this.#shown.length === 0) {
      this.close();
      return;
    }
    this.#list.setAttribute('aria-label', this.#input.getAttribute('aria-label') ?? '');
    this.#list.replaceChildren(...this.#shown.map((option, at) => this.#item(option, at)));
    if (!this.isOpen) popupParent(this.#input).append(this.#list);
    this.#input.setAttribute('aria-controls', this.#list.id);
    this.#input.setAttribute('aria-expanded', 'true');
    this.#mark();
    this.place();
  }

  close(): void {
    this.#list.remove();
    this.#active = -1;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-controls');
    this.#input.removeAttribute('aria-activedescendant');
  }

  place(): void {
    if (!this.isOpen) return;
    const anchor = this.#input.getBoundingClientRect();
    placeBeside(this.#list, anchor, anchor.width);
  }

  move(by: number): void {
    if (!this.isOpen) return;
    const count = this.#shown.length;
    if (this.#active < 0) this.#active = by > 0 ? 0 : count - 1;
    else this.#active = (this.#active + by + count) % count;
    this.#mark();
  }

  #item(option: Option, at: number): HTMLLIElement {
    const item = make('li', `option tone-${option.tone ?? 'ink'}`);
    item.id = `${this.#list.id}-${at}`;
    item.setAttribute('role', 'option');
    item.dataset['at'] = String(at);
    const label = make('span', 'option-label');
    label.textContent = option.label ?? '';
    item.append(label);
    if (option.detail !== undefined && option.detail !== '') {
      const detail = make('span', 'option-detail');
      detail.textContent = option.detail;
      item.append(detail);
    }
    return item;
  }

  #mark(): void {
    const items = [...this.#list.children];
    items.forEach((item, at) => item.setAttribute('aria-selected', String(at === this.#active)));
    const active = items[this.#active];
    attribute(this.#input, 'aria-activedescendant', active?.id);
    active?.scrollIntoView({ block: 'nearest' });
  }
}
