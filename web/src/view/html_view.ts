// The HTML view: draws a tree of nodes as real elements, and reports what a person does with them.
//
// `show` patches what stands there: elements are kept by node id, so the focus, the selection, scroll positions and a text
// that is being typed survive every new tree. Nothing is interpreted here; a click, a key, a choice or a drop becomes a
// gesture on a node, and the core knows what the node offers. It holds no state of the partnership.

import type { Node as TreeNode, Tree } from '../protocol/tree.ts';
import { memberFor } from './arrows.ts';
import { CopyControl, tableText } from './copying.ts';
import { DragControl } from './drag.ts';
import { isTextInput } from './elements.ts';
import { MenuPopup } from './menu.ts';
import { mount, shapeOf, write } from './mount.ts';
import { accessibleName, domId, hasAction } from './record.ts';
import type { Mounted, Place, Slot, ViewHost } from './record.ts';
import { RovingFocus } from './roving.ts';
import { belongsToText, mayTake, shortcutOf } from './shortcuts.ts';
import type { TableText } from './table_text.ts';
import { TooltipControl } from './tooltip.ts';

const kRoot: Place = { slot: 'plain', flow: 'stack', inline: false, unseen: false };

function keyOf(node: TreeNode, at: number): string {
  return node.id === '' ? `#${at}/${node.kind}` : node.id;
}

function ownText(node: TreeNode): string {
  return JSON.stringify(node, (key: string, value: unknown) =>
    key === 'children' ? undefined : value,
  );
}

function slotOf(parent: TreeNode, parent_place: Place, node: TreeNode, at: number): Slot {
  if (parent.kind === 'list') return 'item';
  if (parent.kind === 'table') return at < (parent.header_rows ?? 0) ? 'header_row' : 'row';
  const empty =
    (node.text ?? []).length === 0 && (node.children ?? []).length === 0 && node.kind === 'text';
  if (parent_place.slot === 'header_row') return empty ? 'cell' : 'header_cell';
  if (parent_place.slot === 'row')
    return at === 0 && node.kind === 'text' && !empty ? 'row_header' : 'cell';
  return 'plain';
}

function placeOf(parent: Mounted, parent_place: Place, node: TreeNode, at: number): Place {
  const inline =
    parent_place.inline ||
    parent.element instanceof HTMLButtonElement ||
    parent.element instanceof HTMLAnchorElement;
  const rows =
    parent.element instanceof HTMLTableElement || parent.element instanceof HTMLTableRowElement;
  // A button sets its parts side by side, everything else one under the other.
  const usual = parent.element instanceof HTMLButtonElement ? 'row' : 'stack';
  return {
    slot: slotOf(parent.node, parent_place, node, at),
    flow: rows ? 'none' : (parent.node.layout?.flow ?? usual),
    inline,
    unseen: parent_place.unseen || parent.picture !== undefined,
  };
}

export class HtmlView {
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #tooltip: TooltipControl;
  readonly #drag: DragControl;
  readonly #copy: CopyControl;
  readonly #by_id = new Map<string, Mounted>();
  readonly #roving = new RovingFocus(this.#by_id);
  readonly #shortcuts = new Map<string, Mounted>();
  #terms: ReadonlyMap<string, string> = new Map();
  readonly #resized: ResizeObserver;
  #root: Mounted | undefined;
  #revision = -1;
  #menu: MenuPopup | undefined;
  #before_dialog: string | undefined;
  #drawing = false;
  #active = false;

  constructor(element: HTMLElement, host: ViewHost) {
    this.element = element;
    this.#host = host;
    element.classList.add('sv-view');
    this.#tooltip = new TooltipControl(element, (term) => this.#terms.get(term) ?? '');
    this.#drag = new DragControl({
      root: element,
      source: (target) => this.#dragSource(target),
      dropped: (node, item) => host.gesture({ kind: 'drop', node, item }),
    });
    this.#copy = new CopyControl(element, {
      host,
      recordAt: (target) => this.#recordAt(target),
      parentOf: (record) => this.#parentOf(record),
    });
    this.#resized = new ResizeObserver(() => this.#drawScenes());
    this.#resized.observe(element);
    element.addEventListener('click', (event) => this.#click(event));
    element.addEventListener('contextmenu', (event) => this.#contextMenu(event));
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('focusin', (event) => this.#roving.moved(event.target));
    // `cancel` does not bubble.
    element.addEventListener('cancel', (event) => this.#cancelled(event), true);
    document.addEventListener('keydown', this.#shortcut);
    document.fonts?.ready.then(
      () => this.#drawScenes(),
      () => {},
    );
  }

  get revision(): number {
    return this.#revision;
  }

  // The next tree is of another engine, which counts from the beginning.
  expectAnother(): void {
    this.#revision = -1;
  }

  // Whether this view has the keyboard: shortcuts are heard only then.
  setActive(active: boolean): void {
    this.#active = active;
    if (active) {
      this.#openDialogs(this.focusedNode());
      this.#drawScenes();
      return;
    }
    this.#menu?.close('leave');
    this.#copy.hide();
    // Behind the canvas a dialog must not hold the page: there it is drawn.
    for (const dialog of this.element.querySelectorAll('dialog')) dialog.close();
  }

  show(tree: Tree): void {
    const focused = this.focusedNode();
    const held = document.activeElement;
    const order = focused === undefined ? [] : this.#focusOrder();
    const around = this.#around(held);
    const scrolled = this.#scrolled();
    this.#revision = tree.revision;
    this.#terms = new Map((tree.terms ?? []).map((term) => [term.key ?? '', term.meaning ?? '']));
    this.#tooltip.hide();
    this.#copy.hide();
    this.#root = this.#patch(this.#root, tree.root, kRoot, undefined, 0);
    if (this.#root.outer.parentElement !== this.element) this.element.prepend(this.#root.outer);
    for (const record of this.#by_id.values()) record.grid?.renew(tree.revision);
    this.#describe();
    this.#roving.settle();
    this.#restoreScroll(scrolled);
    this.#openDialogs(focused);
    this.#keepFocus(focused, held, order, around);
    this.#drawScenes();
  }

  shortcuts(): ReadonlySet<string> {
    return new Set(this.#shortcuts.keys());
  }

  focusedNode(): string | undefined {
    const active = document.activeElement;
    if (active === null || !this.element.contains(active)) return undefined;
    return active.closest<HTMLElement>('[data-node]')?.dataset['node'];
  }

  focusNode(id: string): boolean {
    const record = this.#by_id.get(id);
    if (record?.grid !== undefined) {
      record.grid.focus();
      return true;
    }
    if (record?.focus === undefined) return false;
    if (record.field !== undefined) record.field.focus();
    else record.focus.focus();
    return true;
  }

  // The table around a node, for what has the focus on the canvas.
  tableAround(id: string): TableText | undefined {
    for (let record = this.#by_id.get(id); record !== undefined; record = this.#parentOf(record)) {
      if (record.node.kind === 'table') return tableText(record);
    }
    return undefined;
  }

  destroy(): void {
    this.#resized.disconnect();
    document.removeEventListener('keydown', this.#shortcut);
    this.#menu?.close('leave');
    this.#drag.cancel();
    this.element.replaceChildren();
  }

  // ---- patching

  #patch(
    old: Mounted | undefined,
    node: TreeNode,
    place: Place,
    parent: TreeNode | undefined,
    at: number,
  ): Mounted {
    const shape = shapeOf(node, place);
    const key = keyOf(node, at);
    let record = old;
    if (record === undefined || record.shape !== shape || record.key !== key) {
      record = mount(key, node, place, this.#host);
      if (old !== undefined) {
        old.outer.replaceWith(record.outer);
        this.#forget(old);
      }
    }
    const own = `${place.flow}${parent?.layout?.align ?? ''}${ownText(node)}`;
    if (own !== record.own) {
      this.#unlearn(record);
      write(record, node, place, parent, this.#host);
      if (record.scene !== undefined) this.#resized.observe(record.element);
      record.own = own;
      this.#learn(record);
    }
    record.node = node;
    this.#patchChildren(record, node, place);
    return record;
  }

  #patchChildren(record: Mounted, node: TreeNode, place: Place): void {
    const children = node.children ?? [];
    const before = new Map(record.children.map((child) => [child.key, child]));
    const after: Mounted[] = [];
    const fresh: Mounted[] = [];
    children.forEach((child, at) => {
      const old = before.get(keyOf(child, at));
      if (old !== undefined) before.delete(old.key);
      const mounted = this.#patch(old, child, placeOf(record, place, child, at), node, at);
      after.push(mounted);
      if (mounted !== old && child.edit?.autofocus === true) fresh.push(mounted);
    });
    for (const gone of before.values()) {
      gone.outer.remove();
      this.#forget(gone);
    }
    // Only what is out of its place is moved: moving an element takes its focus and its scroll position away.
    let next: ChildNode | null = record.body.lastChild;
    const fixed = after.length === 0 ? null : this.#firstChildSlot(record);
    next = fixed;
    for (const child of after) {
      if (child.outer === next) next = next.nextSibling;
      else record.body.insertBefore(child.outer, next);
    }
    record.children = after;
    const wanted = fresh.at(-1);
    if (wanted !== undefined && this.#active) queueMicrotask(() => wanted.field?.focus());
  }

  // What stands before the children in the body: the node's own text, a card's button.
  #firstChildSlot(record: Mounted): ChildNode | null {
    let child = record.body.firstChild;
    const own = (at: ChildNode): boolean =>
      at === record.content ||
      at === record.focus ||
      (at instanceof Element && at.classList.contains('scene-holder'));
    while (child !== null && own(child)) child = child.nextSibling;
    return child;
  }

  #learn(record: Mounted): void {
    if (record.node.id !== '') this.#by_id.set(record.node.id, record);
    const shortcut = record.node.shortcut ?? '';
    if (shortcut !== '' && !this.#shortcuts.has(shortcut)) this.#shortcuts.set(shortcut, record);
  }

  #unlearn(record: Mounted): void {
    const id = record.node.id;
    if (this.#by_id.get(id) === record) this.#by_id.delete(id);
    const shortcut = record.node.shortcut ?? '';
    if (this.#shortcuts.get(shortcut) === record) this.#shortcuts.delete(shortcut);
  }

  #forget(record: Mounted): void {
    this.#unlearn(record);
    record.field?.dispose();
    record.grid?.dispose();
    if (record.scene !== undefined) this.#resized.unobserve(record.element);
    for (const child of record.children) this.#forget(child);
  }

  // ---- after a patch

  #scrolled(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const element of this.element.querySelectorAll<HTMLElement>('.scrolls[data-node]')) {
      if (element.scrollTop > 0) found.set(element.dataset['node'] ?? '', element.scrollTop);
    }
    return found;
  }

  // What had to be made anew, because it stands somewhere else now, is scrolled as it was.
  #restoreScroll(scrolled: ReadonlyMap<string, number>): void {
    for (const [id, top] of scrolled) {
      const element = this.#by_id.get(id)?.element;
      if (element !== undefined && element.scrollTop !== top) element.scrollTop = top;
    }
  }

  // A finding describes its card, also for those who do not see that it stands beside it.
  #describe(): void {
    const about = new Map<string, string[]>();
    for (const record of this.#by_id.values()) {
      const subject = record.node.describes ?? '';
      if (subject === '') continue;
      const ids = about.get(subject) ?? [];
      ids.push((record.focus ?? record.element).id);
      about.set(subject, ids);
    }
    for (const record of this.#by_id.values()) {
      if (record.focus === undefined || record.field !== undefined) continue;
      const ids = about.get(record.node.id);
      if (ids === undefined) record.focus.removeAttribute('aria-describedby');
      else record.focus.setAttribute('aria-describedby', ids.join(' '));
    }
  }

  #openDialogs(focused: string | undefined): void {
    if (!this.#active) return;
    for (const dialog of this.element.querySelectorAll('dialog')) {
      if (dialog.open) continue;
      this.#before_dialog = focused ?? this.#before_dialog;
      dialog.showModal();
    }
  }

  #cancelled(event: Event): void {
    if (!(event.target instanceof HTMLDialogElement)) return;
    event.preventDefault();
    const node = event.target.dataset['node'];
    if (node !== undefined) this.#host.gesture({ kind: 'dismiss', node });
  }

  #focusOrder(): string[] {
    return [...this.#by_id.values()]
      .filter((record) => record.focus !== undefined)
      .map((record) => record.node.id);
  }

  // The nodes around an element, the nearest first.
  #around(held: Element | null): string[] {
    const found: string[] = [];
    for (let at = this.#recordAt(held); at !== undefined; at = this.#parentOf(at)) {
      found.push(at.node.id);
    }
    return found;
  }

  #keepFocus(
    id: string | undefined,
    held: Element | null,
    order: readonly string[],
    around: readonly string[],
  ): void {
    if (id === undefined) return;
    if (held !== null && held === document.activeElement && held.isConnected) return;
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const target = held instanceof HTMLElement ? held.dataset['target'] : undefined;
    if (target !== undefined && this.#focusRun(id, target)) return;
    if (this.#by_id.has(id) && this.focusNode(id)) return;
    // The thing itself is gone: back to what opened the dialog, or near to where it was.
    if (this.#before_dialog !== undefined && this.focusNode(this.#before_dialog)) {
      this.#before_dialog = undefined;
      return;
    }
    const homes = around.map((outer) => this.#by_id.get(outer)?.element ?? null);
    for (const home of [...homes, this.element]) {
      if (home !== null && this.#focusInside(home, order, order.indexOf(id))) return;
    }
  }

  // A number in a text that has been written anew.
  #focusRun(id: string, target: string): boolean {
    const runs = this.#by_id.get(id)?.content?.querySelectorAll<HTMLElement>('.run') ?? [];
    const run = [...runs].find((element) => element.dataset['target'] === target);
    run?.focus();
    return run !== undefined;
  }

  // What stood nearest and still stands there, or else the first that does now: somebody whose form has become a panel goes on
  // in the panel.
  #focusInside(home: Element, order: readonly string[], at: number): boolean {
    const near: (string | undefined)[] = [];
    for (let step = 1; step < order.length; ++step) near.push(order[at - step], order[at + step]);
    const now = [...home.querySelectorAll<HTMLElement>('[data-node]')];
    near.push(...now.map((element) => element.dataset['node']));
    return near.some((id) => {
      const focus = this.#by_id.get(id ?? '')?.focus;
      return focus !== undefined && home.contains(focus) && id !== undefined && this.focusNode(id);
    });
  }

  #drawScenes(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      for (const record of this.#by_id.values()) record.scene?.draw();
    });
  }

  // ---- what a person does

  #recordAt(target: EventTarget | null): Mounted | undefined {
    if (!(target instanceof Element)) return undefined;
    const id = target.closest<HTMLElement>('[data-node]')?.dataset['node'];
    return id === undefined ? undefined : this.#by_id.get(id);
  }

  #click(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const pressed = event.target.closest<HTMLElement>('button, a[href]');
    const record = this.#recordAt(pressed);
    const item = pressed?.dataset['target'];
    if (record !== undefined && item !== undefined) {
      event.preventDefault();
      this.#host.gesture({ kind: 'activate', node: record.node.id, item });
      return;
    }
    if (pressed === null || record === undefined || record.focus !== pressed) return;
    if (pressed instanceof HTMLAnchorElement) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
    }
    if (record.node.kind === 'menu') this.#openMenu(record);
    else this.#host.gesture({ kind: 'activate', node: record.node.id });
  }

  #contextMenu(event: MouseEvent): void {
    if (isTextInput(event.target)) return;
    // Who has selected text wants the browser's own menu for it, where the node has none.
    const free = document.getSelection()?.isCollapsed !== false;
    const copied = free ? this.#copy.around(event.target) : undefined;
    let record = this.#recordAt(event.target);
    while (record !== undefined && (record.node.menu ?? []).length === 0)
      record = this.#parentOf(record);
    const shown = record ?? copied;
    if (shown === undefined) return;
    event.preventDefault();
    const at =
      event.clientX === 0 && event.clientY === 0
        ? undefined
        : new DOMRect(event.clientX, event.clientY, 0, 0);
    this.#openMenu(shown, at, copied);
  }

  #parentOf(record: Mounted): Mounted | undefined {
    return this.#recordAt(record.outer.parentElement);
  }

  // The node's own menu; where there is something to copy it ends with that.
  #openMenu(record: Mounted, at?: DOMRect, copied?: Mounted): void {
    const anchor = record.focus ?? this.#heldIn(record) ?? record.element;
    const items = record.node.menu ?? [];
    const copy =
      copied === undefined ? [] : [{ label: this.#host.word('copy'), shortcut: 'Ctrl+C' }];
    this.#menu?.close('leave');
    this.#tooltip.hide();
    this.#menu = new MenuPopup(
      anchor,
      accessibleName(record.node),
      [...items, ...copy],
      (index) => {
        if (copied !== undefined && index === items.length) void this.#copy.copy(copied);
        else this.#host.gesture({ kind: 'menu', node: record.node.id, index });
      },
      () => (this.#menu = undefined),
    );
    this.#menu.open(at);
  }

  #heldIn(record: Mounted): HTMLElement | undefined {
    const held = document.activeElement;
    return held instanceof HTMLElement && record.element.contains(held) ? held : undefined;
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      this.#escape(event);
      return;
    }
    const record = this.#recordAt(event.target);
    if (record?.node.kind === 'menu' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.#openMenu(record);
      return;
    }
    if (!(event.target instanceof HTMLElement)) return;
    const found = this.#roving.groupOf(event.target);
    if (found === undefined) return;
    const members = this.#roving.members(found.group);
    const member = memberFor(event, found.arrows, members, this.#roving.memberAt(event.target));
    if (member === undefined) return;
    event.preventDefault();
    member.focus();
  }

  // Closes the tooltip, else gives up the nearest thing around the focus that can be dismissed.
  #escape(event: KeyboardEvent): void {
    if (this.#tooltip.isOpen) {
      this.#tooltip.hide();
      event.preventDefault();
      return;
    }
    for (
      let record = this.#recordAt(event.target);
      record !== undefined;
      record = this.#parentOf(record)
    ) {
      if (record.node.dismiss === undefined || record.node.kind === 'dialog') continue;
      event.preventDefault();
      this.#host.gesture({ kind: 'dismiss', node: record.node.id });
      return;
    }
  }

  readonly #shortcut = (event: KeyboardEvent): void => {
    if (!this.#active || event.defaultPrevented || event.isComposing) return;
    const shortcut = shortcutOf(event);
    const record = this.#shortcuts.get(shortcut);
    if (record === undefined || !mayTake(shortcut)) return;
    if (belongsToText(shortcut) && this.#recordAt(event.target)?.field?.isTyping === true) return;
    if (document.querySelector('dialog[open]')?.contains(record.element) === false) return;
    event.preventDefault();
    if (record.field !== undefined) record.field.focus();
    else if (record.node.kind === 'menu') this.#openMenu(record);
    else this.#host.gesture({ kind: 'shortcut', node: record.node.id, item: shortcut });
  };

  #dragSource(target: Element): { node: string; kind: string; element: HTMLElement } | undefined {
    for (
      let record = this.#recordAt(target);
      record !== undefined;
      record = this.#parentOf(record)
    ) {
      const kind = record.node.drag?.kind ?? '';
      if (kind !== '') return { node: record.node.id, kind, element: record.element };
      if (record.node.kind !== 'card' && hasAction(record.node)) return undefined;
    }
    return undefined;
  }
}

export function nodeElement(id: string): HTMLElement | null {
  return document.getElementById(domId(id));
}
