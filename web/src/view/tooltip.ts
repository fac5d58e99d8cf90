// Tooltips on hover and on focus, for nodes that have one, for terms of the glossary and for text that is cut.
//
// The text can be pointed at without going away, Escape closes it, and it describes the element for those who do not see.

import { make } from './elements.ts';
import { placeBeside, popupParent } from './popups.ts';

const kDelayMs = 400;

function textFor(element: HTMLElement, meaning: (term: string) => string): string {
  const term = element.dataset['term'];
  if (term !== undefined) return meaning(term);
  const said = element.dataset['tooltip'];
  if (said !== undefined) return said;
  const cut = element.classList.contains('cut') && element.scrollWidth > element.clientWidth;
  return cut ? element.textContent.trim() : '';
}

export class TooltipControl {
  readonly #bubble = make('div', 'popup tooltip');
  readonly #meaning: (term: string) => string;
  #shown_for: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, meaning: (term: string) => string) {
    this.#meaning = meaning;
    this.#bubble.setAttribute('role', 'tooltip');
    this.#bubble.id = 'sv-tooltip';
    root.addEventListener('pointerover', (event) => this.#enter(event.target, kDelayMs));
    root.addEventListener('pointerout', (event) => this.#leave(event.relatedTarget));
    root.addEventListener('focusin', (event) => this.#focused(event.target));
    root.addEventListener('focusout', () => this.hide());
    root.addEventListener('pointerdown', () => this.hide());
    this.#bubble.addEventListener('pointerleave', () => this.hide());
  }

  get isOpen(): boolean {
    return this.#bubble.isConnected;
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#bubble.remove();
    this.#described()?.removeAttribute('aria-description');
    this.#shown_for = undefined;
  }

  #focused(target: EventTarget | null): void {
    if (target instanceof Element && target.matches(':focus-visible')) this.#enter(target, 0);
  }

  #enter(target: EventTarget | null, delay: number): void {
    if (!(target instanceof Element)) return;
    const element = target.closest<HTMLElement>('[data-tooltip], [data-term], .cut');
    if (element === null || element === this.#shown_for) return;
    const text = textFor(element, this.#meaning);
    if (text === '') return;
    this.hide();
    this.#shown_for = element;
    this.#described()?.setAttribute('aria-description', text);
    this.#timer = setTimeout(() => this.#show(element, text), delay);
  }

  #show(element: HTMLElement, text: string): void {
    if (!element.isConnected) return;
    this.#bubble.textContent = text;
    popupParent(element).append(this.#bubble);
    placeBeside(this.#bubble, element.getBoundingClientRect());
  }

  #leave(to: EventTarget | null): void {
    if (to instanceof Node && (this.#bubble.contains(to) || this.#shown_for?.contains(to) === true))
      return;
    if (this.#shown_for?.contains(document.activeElement) === true) return;
    this.hide();
  }

  // The element that speaks: the one with the focus inside what has the tooltip.
  #described(): Element | undefined {
    const element = this.#shown_for;
    if (element === undefined) return undefined;
    return element.querySelector(':scope > .cover') ?? element;
  }
}
