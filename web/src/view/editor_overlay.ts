// The real text field that lies over the drawn one while it is edited.
//
// Dead keys, composition, spelling, dictation, phone keyboards and the clipboard work because it is an ordinary <input> or
// <textarea>. After each frame the canvas says which field is edited and where it is; leaving, Enter and Tab commit, Escape
// gives up, a live field tells each keystroke.

import type { WasmBridge } from '../engine/wasm_bridge.ts';
import type { Option } from '../protocol/tree.ts';
import { OptionList, optionNamed } from './combobox.ts';
import { attribute, make } from './elements.ts';
import type { DraftPort } from './record.ts';
import { isBlock } from './table_text.ts';
import { askUi, sendText, UiVerb } from './ui_verbs.ts';
import type { DrawnEditor } from './ui_verbs.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const kCell = /\/cell\/\d+\/\d+$/u; // how an edited cell of a grid is called
const kWeights = ['400', '500', '600'] as const;

interface Editing {
  readonly node: string;
  readonly field: Field;
  readonly options: OptionList | undefined;
  drawn: DrawnEditor;
  dirty: boolean;
}

export class EditorOverlay {
  readonly #box: HTMLElement;
  readonly #bridge: WasmBridge;
  readonly #drafts: DraftPort;
  readonly #leave: () => void; // gives the keyboard back to the canvas
  readonly #acted: () => void;
  #editing: Editing | undefined;
  #closing = false;

  constructor(
    box: HTMLElement,
    bridge: WasmBridge,
    drafts: DraftPort,
    leave: () => void,
    acted: () => void,
  ) {
    this.#box = box;
    this.#bridge = bridge;
    this.#drafts = drafts;
    this.#leave = leave;
    this.#acted = acted;
  }

  get isOpen(): boolean {
    return this.#editing !== undefined;
  }

  // After each drawn frame.
  follow(): void {
    const drawn = askUi<DrawnEditor>(this.#bridge, UiVerb.Editor);
    if (drawn === undefined) {
      this.#close('canvas');
      return;
    }
    if (this.#editing?.node !== drawn.node) {
      this.#close('stay');
      this.#open(drawn);
    }
    this.#place(drawn);
  }

  // The canvas is being hidden: what is typed is left, not lost.
  finish(): void {
    this.#commit(0);
    this.#close('stay');
  }

  #open(drawn: DrawnEditor): void {
    const field = drawn.multiline === true ? make('textarea', 'overlay') : make('input', 'overlay');
    if (field instanceof HTMLInputElement) field.type = 'text';
    field.autocomplete = 'off';
    attribute(field, 'aria-label', drawn.name ?? drawn.placeholder);
    attribute(field, 'placeholder', drawn.placeholder);
    field.value = drawn.typed ?? '';
    const choices = drawn.options ?? [];
    const options =
      choices.length > 0 && field instanceof HTMLInputElement
        ? new OptionList(field, (option) => this.#choose(option))
        : undefined;
    options?.setOptions(choices);
    this.#editing = { node: drawn.node, field, options, drawn, dirty: false };
    this.#box.append(field);
    this.#listen(field);
    field.focus({ preventScroll: true });
    if (drawn.live === true) field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
    options?.open('');
  }

  #place(drawn: DrawnEditor): void {
    const editing = this.#editing;
    if (editing === undefined) return;
    editing.drawn = drawn;
    const [x, y, width, height] = drawn.rect;
    const style = editing.field.style;
    style.setProperty('left', `${x}px`);
    style.setProperty('top', `${y}px`);
    style.setProperty('width', `${width}px`);
    style.setProperty('height', `${height}px`);
    style.setProperty('font-size', `${drawn.font}px`);
    style.setProperty('font-weight', kWeights[drawn.weight ?? 0]);
    if (drawn.colour !== undefined) style.setProperty('color', drawn.colour);
    if (drawn.background !== undefined) style.setProperty('background-color', drawn.background);
    attribute(editing.field, 'aria-invalid', (drawn.error ?? '') === '' ? undefined : 'true');
    attribute(editing.field, 'title', drawn.error);
    if (drawn.options !== undefined) editing.options?.setOptions(drawn.options);
    editing.options?.place();
  }

  #listen(field: Field): void {
    field.addEventListener('input', () => this.#typed());
    field.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && !event.isComposing) this.#key(event);
    });
    field.addEventListener('click', () => {
      const editing = this.#editing;
      editing?.options?.open(editing.dirty ? field.value : '');
    });
    field.addEventListener('paste', (event) => {
      if (event instanceof ClipboardEvent) this.#paste(event);
    });
    field.addEventListener('blur', () => {
      if (this.#closing || this.#editing?.field !== field || !document.hasFocus()) return;
      this.#commit(0);
      this.#acted();
    });
  }

  #typed(): void {
    const editing = this.#editing;
    if (editing === undefined) return;
    editing.dirty = true;
    editing.options?.open(editing.field.value);
    if (editing.drawn.live === true) {
      sendText(this.#bridge, UiVerb.LiveText, editing.field.value);
      this.#acted();
    } else {
      this.#drafts.typed(editing.node, editing.field.value);
    }
  }

  // A block of cells is not for one cell of a grid: the edit is given up and the canvas takes it.
  #paste(event: ClipboardEvent): void {
    const editing = this.#editing;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (editing === undefined || !kCell.test(editing.node) || !isBlock(text)) return;
    event.preventDefault();
    this.#drafts.settled(editing.node);
    this.#bridge.ui(UiVerb.CancelText);
    this.#close('canvas');
    sendText(this.#bridge, UiVerb.Text, text);
    this.#acted();
  }

  #key(event: KeyboardEvent): void {
    const editing = this.#editing;
    if (editing === undefined) return;
    const { options } = editing;
    if (event.key === 'Escape') this.#escape(event, editing);
    else if (event.key === 'Enter') this.#enter(event, editing);
    else if (event.key === 'Tab') this.#tab(event, editing);
    else if (options !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      if (!options.isOpen) options.open(editing.dirty ? editing.field.value : '');
      options.move(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  #escape(event: KeyboardEvent, editing: Editing): void {
    event.preventDefault();
    this.#drafts.settled(editing.node);
    this.#bridge.ui(UiVerb.CancelText);
    this.#close('canvas');
    this.#acted();
  }

  #enter(event: KeyboardEvent, editing: Editing): void {
    const long = editing.field instanceof HTMLTextAreaElement;
    if (long && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const active = editing.options?.active;
    if (active !== undefined) this.#choose(active);
    else this.#commit(0);
    this.#close('canvas');
    this.#acted();
  }

  #tab(event: KeyboardEvent, editing: Editing): void {
    const direction = event.shiftKey ? -1 : 1;
    const active = editing.options?.active;
    const moved =
      active === undefined ? this.#commit(direction) : this.#send(active.value ?? '', 1, direction);
    this.#close('canvas');
    // Past the end the browser's own Tab goes on from the canvas.
    if (moved !== 0) event.preventDefault();
    this.#acted();
  }

  #choose(option: Option): void {
    this.#send(option.value ?? '', 1, 0);
    this.#close('canvas');
    this.#acted();
  }

  #commit(then: number): number {
    const editing = this.#editing;
    if (editing === undefined) return 0;
    const typed = editing.field.value;
    const option = editing.dirty ? optionNamed(editing.drawn.options ?? [], typed) : undefined;
    if (option !== undefined) return this.#send(option.value ?? '', 1, then);
    if (!editing.dirty && (editing.drawn.options ?? []).length > 0) {
      this.#bridge.ui(UiVerb.CancelText);
      return then === 0 ? 1 : this.#bridge.ui(UiVerb.Tab, then);
    }
    return this.#send(typed, 0, then);
  }

  #send(text: string, chosen: 0 | 1, then: number): number {
    if (this.#editing !== undefined) this.#drafts.settled(this.#editing.node);
    return sendText(this.#bridge, UiVerb.CommitText, text, chosen, then);
  }

  #close(focus: 'canvas' | 'stay'): void {
    const editing = this.#editing;
    if (editing === undefined) return;
    this.#closing = true;
    this.#editing = undefined;
    editing.options?.close();
    const had_focus = document.activeElement === editing.field;
    if (focus === 'canvas' && had_focus) this.#leave();
    editing.field.remove();
    this.#closing = false;
  }
}
