// The menu of a node: opened by its button, by the context-menu key or by the right mouse button.
//
// Arrow keys move, Home and End jump, a letter finds, Enter chooses, Escape and Tab close and give the focus back.

import type { MenuItem } from '../protocol/tree.ts';
import { make } from './elements.ts';
import { markElement } from './icons.ts';
import { placeBeside, popupParent } from './popups.ts';

const kTypeAheadMs = 700;

export class MenuPopup {
  readonly #list = make('div', 'popup menu');
  readonly #anchor: HTMLElement;
  readonly #items: readonly HTMLElement[];
  readonly #closed: () => void;
  #typed = '';
  #typed_at = 0;
  #stood = { x: 0, y: 0 };

  constructor(
    anchor: HTMLElement,
    name: string,
    items: readonly MenuItem[],
    chosen: (index: number) => void,
    closed: () => void,
  ) {
    this.#anchor = anchor;
    this.#closed = closed;
    this.#list.setAttribute('role', 'menu');
    this.#list.setAttribute('aria-label', name);
    this.#items = items.map((item, index) =>
      menuItem(item, () => {
        this.close('give_back');
        chosen(index);
      }),
    );
    this.#list.append(...this.#items);
    this.#list.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('pointerdown', this.#outside, true);
    window.addEventListener('resize', this.#away);
    window.addEventListener('scroll', this.#away, true);
  }

  open(at?: DOMRect): void {
    popupParent(this.#anchor).append(this.#list);
    this.#stood = this.#anchor.getBoundingClientRect();
    placeBeside(this.#list, at ?? this.#anchor.getBoundingClientRect());
    this.#anchor.setAttribute('aria-expanded', 'true');
    this.#items[0]?.focus({ preventScroll: true });
  }

  close(focus: 'give_back' | 'leave'): void {
    if (!this.#list.isConnected) return;
    document.removeEventListener('pointerdown', this.#outside, true);
    window.removeEventListener('resize', this.#away);
    window.removeEventListener('scroll', this.#away, true);
    this.#list.remove();
    if (this.#anchor.hasAttribute('aria-expanded')) {
      this.#anchor.setAttribute('aria-expanded', 'false');
    }
    if (focus === 'give_back') this.#anchor.focus({ preventScroll: true });
    this.#closed();
  }

  readonly #outside = (event: Event): void => {
    if (event.target instanceof Node && this.#list.contains(event.target)) return;
    this.close('leave');
  };

  // Only when what it hangs on has moved: a scroll that was under way when it opened is told of afterwards.
  readonly #away = (event: Event): void => {
    if (event.target instanceof Node && this.#list.contains(event.target)) return;
    const { x, y } = this.#anchor.getBoundingClientRect();
    if (event.type === 'scroll' && x === this.#stood.x && y === this.#stood.y) return;
    this.close('give_back');
  };

  #key(event: KeyboardEvent): void {
    const here = this.#items.findIndex((item) => item === document.activeElement);
    const count = this.#items.length;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (here + 1) % count,
      ArrowUp: (here - 1 + count) % count,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) this.#items[to]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close('give_back');
    else if (!this.#find(event, here)) return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  }

  #find(event: KeyboardEvent, here: number): boolean {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return false;
    const fresh = event.timeStamp - this.#typed_at > kTypeAheadMs;
    this.#typed = (fresh ? '' : this.#typed) + event.key.toLocaleLowerCase();
    this.#typed_at = event.timeStamp;
    const start = this.#typed.length === 1 ? here + 1 : here;
    const count = this.#items.length;
    for (let step = 0; step < count; ++step) {
      const item = this.#items[(start + step + count) % count];
      if (item?.textContent.toLocaleLowerCase().startsWith(this.#typed) === true) {
        item.focus();
        break;
      }
    }
    return true;
  }
}

function menuItem(item: MenuItem, choose: () => void): HTMLElement {
  const button = make('button', 'menu-item');
  button.type = 'button';
  button.setAttribute('role', 'menuitem');
  button.tabIndex = -1;
  const mark = markElement(item.mark ?? 'none');
  if (mark !== undefined) button.append(mark);
  const label = make('span', 'menu-label');
  label.textContent = item.label ?? '';
  button.append(label);
  for (const [text, classes] of [
    [item.detail, 'menu-detail'],
    [item.shortcut, 'menu-shortcut'],
  ] as const) {
    if (text === undefined || text === '') continue;
    const extra = make('span', classes);
    extra.textContent = text;
    button.append(extra);
  }
  if (item.enabled === false) button.setAttribute('aria-disabled', 'true');
  else button.addEventListener('click', choose);
  return button;
}
