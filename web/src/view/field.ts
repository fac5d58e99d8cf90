// A field: a value that is edited where it stands, as one real <input> or <textarea> that is always there.
//
// While it does not have the focus it shows the value as people read it ("10 Mkr"); with the focus, what is typed
// ("10 000 000"). It is one act when left; Enter leaves too, Escape restores. A live field acts at each keystroke. What the
// person is typing is never overwritten by a new tree; a refused text stays until it is put right or given up.

import type { FieldEdit, Node as TreeNode, Option } from '../protocol/tree.ts';
import { OptionList, optionNamed } from './combobox.ts';
import { attribute, make } from './elements.ts';
import { iconElement } from './icons.ts';
import { accessibleName, domId, hasAction, plainText } from './record.ts';
import type { ViewHost } from './record.ts';

type TextInput = HTMLInputElement | HTMLTextAreaElement;

const kInputModes: Readonly<Record<string, string>> = {
  integer: 'numeric',
  decimal: 'decimal',
  money: 'decimal',
};

function takesOptions(edit: FieldEdit): boolean {
  return edit.kind === 'choice' || edit.kind === 'person';
}

function keepsDrafts(edit: FieldEdit): boolean {
  const kind = edit.kind ?? 'text';
  return edit.live !== true && (kind === 'text' || kind === 'long_text');
}

export class FieldControl {
  readonly element: HTMLElement = make('div', 'field-box');
  readonly input: TextInput;
  readonly #host: ViewHost;
  readonly #options: OptionList | undefined;
  readonly #error = make('p', 'field-error');
  #icon: SVGSVGElement | undefined;
  #chevron: SVGSVGElement | undefined;
  readonly #hint = make('kbd', 'field-shortcut');
  #draft_note: HTMLElement | undefined;
  #node: TreeNode;
  #dirty = false;
  #sent: string | undefined; // what was handed to the core and may have been refused

  constructor(node: TreeNode, host: ViewHost) {
    this.#node = node;
    this.#host = host;
    this.input = this.#makeInput();
    this.#error.id = `${domId(node.id)}/error`;
    this.#error.setAttribute('role', 'alert');
    this.#error.hidden = true;
    this.element.append(this.input, this.#error);
    this.#hint.setAttribute('aria-hidden', 'true');
    if (takesOptions(this.#edit) && this.input instanceof HTMLInputElement) {
      this.#options = new OptionList(this.input, (option) => this.#chose(option));
    }
    this.#listen();
    if (keepsDrafts(this.#edit)) this.#offerDraft();
  }

  static shape(node: TreeNode): string {
    const edit = node.edit ?? {};
    if (takesOptions(edit)) return 'field:options';
    return edit.kind === 'long_text' ? 'field:long' : 'field:line';
  }

  update(node: TreeNode): void {
    this.#node = node;
    const edit = this.#edit;
    const input = this.input;
    attribute(input, 'aria-label', accessibleName(node) || edit.placeholder);
    attribute(input, 'placeholder', edit.placeholder);
    attribute(input, 'inputmode', kInputModes[edit.kind ?? 'text']);
    attribute(input, 'aria-keyshortcuts', node.shortcut?.replace('Ctrl', 'Control'));
    input.readOnly = node.enabled === false || edit.action === undefined;
    this.#decorate(node);
    const error = edit.error ?? '';
    this.#error.hidden = error === '';
    if (this.#error.textContent !== error) this.#error.textContent = error;
    attribute(input, 'aria-invalid', error === '' ? undefined : 'true');
    attribute(input, 'aria-describedby', error === '' ? undefined : this.#error.id);
    if (error === '') this.#sent = undefined;
    this.#options?.setOptions(edit.options ?? []);
    this.#show();
    if (this.#options?.isOpen === true) this.#options.open(this.#dirty ? input.value : '');
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  // Gives up what is typed without acting; called when the node goes away.
  dispose(): void {
    this.#options?.close();
  }

  // Whether something stands here that was typed and is no act: then undoing is the text's own.
  get isTyping(): boolean {
    const searching = this.#edit.live === true && this.input.value !== '';
    return this.#dirty || this.#sent !== undefined || searching;
  }

  get #edit(): FieldEdit {
    return this.#node.edit ?? {};
  }

  get #focused(): boolean {
    return document.activeElement === this.input;
  }

  #makeInput(): TextInput {
    if (this.#edit.kind === 'long_text') {
      const area = make('textarea', 'field-input');
      area.rows = 2;
      return area;
    }
    const input = make('input', 'field-input');
    input.type = 'text';
    input.autocomplete = 'off';
    return input;
  }

  // That one can choose shows where the field has a box of its own.
  #decorateChoice(node: TreeNode): void {
    const boxed = node.style?.surface !== undefined || (node.style?.edges ?? []).length > 0;
    const wanted = boxed && takesOptions(this.#edit);
    if (!wanted) this.#chevron?.remove();
    if (!wanted || this.#chevron?.isConnected === true) return;
    this.#chevron = iconElement('chevron_down');
    this.#chevron.classList.add('field-arrow');
    this.input.after(this.#chevron);
  }

  #decorate(node: TreeNode): void {
    this.#decorateChoice(node);
    const name = node.icon ?? '';
    if ((this.#icon?.dataset['icon'] ?? '') !== name) {
      this.#icon?.remove();
      this.#icon = undefined;
      if (name !== '') {
        this.#icon = iconElement(name);
        this.#icon.dataset['icon'] = name;
        this.element.prepend(this.#icon);
      }
    }
    const shortcut = node.shortcut ?? '';
    this.#hint.textContent = shortcut.replace('+', ' ');
    if (shortcut === '') this.#hint.remove();
    else if (!this.#hint.isConnected) this.input.after(this.#hint);
  }

  // The value as people read it.
  #shown(): string {
    const text = plainText(this.#node);
    if (text !== '') return text;
    const typed = this.#edit.typed ?? '';
    if (!takesOptions(this.#edit)) return typed;
    return this.#edit.options?.find((option) => option.value === typed)?.label ?? typed;
  }

  // What stands there when editing begins.
  #typed(): string {
    return takesOptions(this.#edit) ? this.#shown() : (this.#edit.typed ?? '');
  }

  #show(): void {
    if (this.#dirty) return;
    const value = this.#sent ?? (this.#focused ? this.#typed() : this.#shown());
    if (this.#focused && this.#edit.live === true) return;
    if (this.input.value !== value) this.input.value = value;
    this.#fit();
  }

  // Grows with its text where the browser does not do that by itself.
  #fit(): void {
    if (!(this.input instanceof HTMLTextAreaElement)) return;
    if (CSS.supports('field-sizing', 'content')) return;
    this.input.style.setProperty('height', 'auto');
    this.input.style.setProperty('height', `${this.input.scrollHeight}px`);
  }

  #listen(): void {
    const input = this.input;
    input.addEventListener('focus', () => {
      if (this.#dirty) return;
      input.value = this.#sent ?? this.#typed();
      input.select();
    });
    input.addEventListener('click', () => this.#options?.open(this.#dirty ? input.value : ''));
    input.addEventListener('blur', () => {
      this.#commitTyped();
      this.#options?.close();
      this.#show();
    });
    input.addEventListener('input', () => this.#typedSomething());
    input.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && !event.isComposing) this.#key(event);
    });
  }

  #typedSomething(): void {
    this.#fit();
    this.#options?.open(this.input.value);
    if (this.#edit.live === true) {
      this.#commit(this.input.value, false);
      return;
    }
    this.#dirty = true;
    if (keepsDrafts(this.#edit)) this.#host.drafts.typed(this.#node.id, this.input.value);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#escape(event);
    else if (event.key === 'Enter') this.#enter(event);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#arrow(event);
    else if (event.key === 'Tab') this.#leaveWithActive();
  }

  #arrow(event: KeyboardEvent): void {
    const options = this.#options;
    if (options === undefined || this.input.readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    if (!options.isOpen) options.open(this.#dirty ? this.input.value : '');
    options.move(event.key === 'ArrowDown' ? 1 : -1);
  }

  #enter(event: KeyboardEvent): void {
    const long = this.input instanceof HTMLTextAreaElement;
    if (long && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const active = this.#options?.active;
    if (active !== undefined) {
      this.#chose(active);
      return;
    }
    if (this.#options !== undefined && !this.#options.isOpen && !this.#dirty) {
      this.#options.open('');
      return;
    }
    this.#options?.close();
    if (this.#edit.live === true) this.#commit(this.input.value, false);
    else this.#commitTyped();
    this.input.select();
  }

  #escape(event: KeyboardEvent): void {
    const list_open = this.#options?.isOpen === true;
    if (!this.#dirty && !list_open && this.#sent === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#options?.close();
    this.#dirty = false;
    this.#sent = undefined;
    this.#host.drafts.settled(this.#node.id);
    this.input.value = this.#typed();
    this.#fit();
    this.input.select();
  }

  #leaveWithActive(): void {
    const active = this.#options?.active;
    if (active !== undefined) this.#chose(active);
  }

  #chose(option: Option): void {
    this.#options?.close();
    this.#dirty = false;
    this.input.value = option.label ?? '';
    this.#commit(option.value ?? '', true);
  }

  #commitTyped(): void {
    if (!this.#dirty) return;
    const typed = this.input.value;
    this.#dirty = false;
    this.#host.drafts.settled(this.#node.id);
    this.#dropDraftNote();
    if (typed === this.#typed()) return;
    const option = optionNamed(this.#edit.options ?? [], typed);
    if (takesOptions(this.#edit) && option !== undefined) {
      this.#commit(option.value ?? '', true);
      return;
    }
    this.#sent = typed;
    this.#commit(typed, false);
  }

  #commit(typed: string, chosen: boolean): void {
    this.#host.gesture({ kind: 'commit', node: this.#node.id, typed, chosen });
  }

  #offerDraft(): void {
    const text = this.#host.drafts.offered(this.#node.id);
    if (text === undefined || text === this.#typed()) return;
    const note = make('p', 'draft-note');
    const says = make('span');
    says.textContent = this.#host.word('draft_found');
    const take = make('button', 'quiet');
    take.type = 'button';
    take.textContent = this.#host.word('draft_take');
    take.addEventListener('click', () => {
      this.focus();
      this.input.value = text;
      this.#typedSomething();
      this.#dropDraftNote();
    });
    const drop = make('button', 'quiet');
    drop.type = 'button';
    drop.textContent = this.#host.word('draft_drop');
    drop.addEventListener('click', () => {
      this.#host.drafts.settled(this.#node.id);
      this.#dropDraftNote();
      this.input.focus();
    });
    note.append(says, take, drop);
    this.element.append(note);
    this.#draft_note = note;
  }

  #dropDraftNote(): void {
    this.#draft_note?.remove();
    this.#draft_note = undefined;
  }
}

// Whether a node of kind field can be edited at all.
export function isEditable(node: TreeNode): boolean {
  return node.enabled !== false && (hasAction(node) || node.edit?.action !== undefined);
}
