// Drag and drop with mouse and pen: a ghost under the pointer, lit targets, edge scroll, Escape gives up.
//
// Touch scrolls instead; there, and with the keyboard, the node's menu or field does the same thing.

import { make } from './elements.ts';

const kThreshold = 4;
const kEdge = 48;
const kEdgeStep = 14;

export interface DragSource {
  readonly node: string;
  readonly kind: string;
  readonly element: HTMLElement;
}

export interface DragHost {
  readonly root: HTMLElement;
  source(target: Element): DragSource | undefined;
  dropped(target_node: string, source_node: string): void;
}

interface Running {
  readonly source: DragSource;
  readonly start_x: number;
  readonly start_y: number;
  readonly pointer: number;
  ghost: HTMLElement | undefined;
  target: HTMLElement | undefined;
}

export class DragControl {
  readonly #host: DragHost;
  #running: Running | undefined;

  constructor(host: DragHost) {
    this.#host = host;
    host.root.addEventListener('pointerdown', (event) => this.#down(event));
    host.root.addEventListener('click', this.#swallowClick, true);
  }

  get active(): boolean {
    return this.#running?.ghost !== undefined;
  }

  cancel(): void {
    this.#end();
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const target = event.target;
    if (!(target instanceof Element) || target.closest('input, textarea') !== null) return;
    const source = this.#host.source(target);
    if (source === undefined) return;
    this.#running = {
      source,
      start_x: event.clientX,
      start_y: event.clientY,
      pointer: event.pointerId,
      ghost: undefined,
      target: undefined,
    };
    window.addEventListener('pointermove', this.#move);
    window.addEventListener('pointerup', this.#up);
    window.addEventListener('pointercancel', this.#gone);
    window.addEventListener('keydown', this.#key, true);
  }

  readonly #move = (event: PointerEvent): void => {
    const running = this.#running;
    if (running === undefined || event.pointerId !== running.pointer) return;
    if (running.ghost === undefined) {
      const far = Math.hypot(event.clientX - running.start_x, event.clientY - running.start_y);
      if (far < kThreshold) return;
      this.#begin(running);
    }
    event.preventDefault();
    running.ghost?.style.setProperty(
      'transform',
      `translate(${event.clientX + 10}px, ${event.clientY + 8}px)`,
    );
    this.#aim(running, event);
    this.#scrollAtEdge(event);
  };

  #begin(running: Running): void {
    const ghost = make('div', 'drag-ghost');
    ghost.setAttribute('aria-hidden', 'true');
    const copy = running.source.element.cloneNode(true);
    if (copy instanceof HTMLElement) {
      for (const part of [copy, ...copy.querySelectorAll<HTMLElement>('[id], [data-node]')]) {
        part.removeAttribute('id');
        part.removeAttribute('data-node');
      }
      copy.style.setProperty('width', `${running.source.element.offsetWidth}px`);
      copy.inert = true;
    }
    ghost.append(copy);
    this.#host.root.append(ghost);
    running.ghost = ghost;
    this.#host.root.classList.add('is-dragging');
    running.source.element.classList.add('is-dragged');
    for (const target of this.#targets(running)) target.classList.add('is-lit');
  }

  #targets(running: Running): readonly HTMLElement[] {
    const wanted = `[data-accepts="${CSS.escape(running.source.kind)}"]`;
    return [...this.#host.root.querySelectorAll<HTMLElement>(wanted)];
  }

  #aim(running: Running, event: PointerEvent): void {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const found = under?.closest<HTMLElement>('.is-lit') ?? undefined;
    if (found === running.target) return;
    running.target?.classList.remove('is-aimed');
    found?.classList.add('is-aimed');
    running.target = found;
  }

  #scrollAtEdge(event: PointerEvent): void {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const box = under?.closest<HTMLElement>('.scrolls') ?? document.scrollingElement;
    if (box === null) return;
    const rect =
      box === document.scrollingElement
        ? new DOMRect(0, 0, innerWidth, innerHeight)
        : box.getBoundingClientRect();
    if (event.clientY < rect.top + kEdge) box.scrollTop -= kEdgeStep;
    else if (event.clientY > rect.bottom - kEdge) box.scrollTop += kEdgeStep;
  }

  readonly #up = (event: PointerEvent): void => {
    const running = this.#running;
    if (running === undefined || event.pointerId !== running.pointer) return;
    const node = running.target?.dataset['node'];
    const dragged = running.ghost !== undefined;
    this.#end();
    if (!dragged) return;
    this.#swallow = true;
    setTimeout(() => (this.#swallow = false), 0);
    if (node !== undefined) this.#host.dropped(node, running.source.node);
  };

  readonly #gone = (): void => this.#end();

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.active) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#end();
  };

  #swallow = false;
  // The click that follows the release of a drag is not a click on the thing.
  readonly #swallowClick = (event: Event): void => {
    if (!this.#swallow) return;
    this.#swallow = false;
    event.preventDefault();
    event.stopPropagation();
  };

  #end(): void {
    const running = this.#running;
    if (running === undefined) return;
    this.#running = undefined;
    window.removeEventListener('pointermove', this.#move);
    window.removeEventListener('pointerup', this.#up);
    window.removeEventListener('pointercancel', this.#gone);
    window.removeEventListener('keydown', this.#key, true);
    running.ghost?.remove();
    running.source.element.classList.remove('is-dragged');
    this.#host.root.classList.remove('is-dragging');
    for (const lit of this.#host.root.querySelectorAll('.is-lit, .is-aimed')) {
      lit.classList.remove('is-lit', 'is-aimed');
    }
  }
}
