// Copying a whole table, grid or picture.
//
// Ctrl+C with the focus in one copies it, unless text is selected or a field has the focus; so does the button that comes when
// one is pointed at, and an entry of the menu that the right button or Shift+F10 opens. A table goes as plain HTML and as text
// with tabs, a picture as a bitmap and, where the browser takes it, as SVG.

import { isTextInput, make } from './elements.ts';
import { bitmap, drawingOf, svgText } from './picture_copy.ts';
import { placeBeside, popupParent } from './popups.ts';
import type { Mounted, ViewHost } from './record.ts';
import { htmlTable, tabbed } from './table_text.ts';
import type { TableText } from './table_text.ts';

const kShowAfterMs = 250;
const kHideAfterMs = 400;
const kSaidForMs = 1800;
// A picture smaller than this is a part of something else (a trend in a row).
const kPictureMin = { width: 200, height: 80 };

function cellText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof HTMLElement) || node.matches('.unseen, kbd, .field-error, .draft-note'))
    return '';
  if (isTextInput(node)) return (node as HTMLInputElement).value;
  const text = [...node.childNodes].map(cellText).join(node.matches('.n, .slot') ? ' ' : '');
  const plain = text.replace(/\s+/gu, ' ').trim();
  // A mark alone says its name.
  return plain === '' ? (node.getAttribute('aria-label') ?? '') : text;
}

export function tableText(record: Mounted): TableText {
  const rows = [...record.element.querySelectorAll(':scope > tbody > tr')];
  return {
    rows: rows.map((row) => [...row.children].map((cell) => cellText(cell).trim())),
    header_rows: record.node.header_rows ?? 0,
    head_columns: 0,
  };
}

function isCopyable(record: Mounted): boolean {
  if (record.node.kind === 'table' || record.grid !== undefined) return true;
  if (record.picture === undefined) return false;
  const { width, height } = record.element.getBoundingClientRect();
  return width >= kPictureMin.width && height >= kPictureMin.height;
}

function blobOf(text: string, type: string): Blob {
  return new Blob([text], { type });
}

function tableItem(table: TableText): ClipboardItem {
  return new ClipboardItem({
    'text/plain': blobOf(tabbed(table), 'text/plain'),
    'text/html': blobOf(htmlTable(table), 'text/html'),
  });
}

function pictureItem(record: Mounted): ClipboardItem {
  const drawing = drawingOf(record.picture?.scene ?? {}, record.element);
  const parts: Record<string, Promise<Blob> | Blob> = { 'image/png': bitmap(drawing) };
  const takes = (ClipboardItem as { supports?: (type: string) => boolean }).supports;
  if (takes?.call(ClipboardItem, 'image/svg+xml') === true) {
    parts['image/svg+xml'] = blobOf(svgText(drawing, record.node.name ?? ''), 'image/svg+xml');
  }
  return new ClipboardItem(parts);
}

export interface CopyPort {
  readonly host: ViewHost;
  recordAt(target: EventTarget | null): Mounted | undefined;
  parentOf(record: Mounted): Mounted | undefined;
}

export class CopyControl {
  readonly #port: CopyPort;
  readonly #button = make('button', 'popup copy-button');
  readonly #says = make('p', 'unseen');
  #pointed: Mounted | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, port: CopyPort) {
    this.#port = port;
    this.#button.type = 'button';
    this.#button.tabIndex = -1;
    this.#says.setAttribute('role', 'status');
    root.append(this.#says);
    root.addEventListener('pointerover', (event) => this.#point(event.target));
    root.addEventListener('pointerleave', () => this.#hideSoon());
    root.addEventListener('focusin', (event) => this.#point(event.target));
    this.#button.addEventListener('click', () => {
      if (this.#pointed !== undefined) void this.copy(this.#pointed);
    });
    root.addEventListener('copy', (event) => this.#copied(event));
  }

  // The nearest thing around an element that can be copied whole.
  around(target: EventTarget | null): Mounted | undefined {
    for (
      let record = this.#port.recordAt(target);
      record !== undefined;
      record = this.#port.parentOf(record)
    ) {
      if (isCopyable(record)) return record;
    }
    return undefined;
  }

  async copy(record: Mounted): Promise<void> {
    const { host } = this.#port;
    try {
      const item =
        record.picture !== undefined
          ? pictureItem(record)
          : tableItem(record.grid === undefined ? tableText(record) : await record.grid.table());
      await navigator.clipboard.write([item]);
      this.#say(host.word('copied'));
    } catch {
      this.#say(host.word('copy_failed'));
    }
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#button.remove();
    this.#pointed = undefined;
  }

  #say(text: string): void {
    clearTimeout(this.#said);
    this.#says.textContent = text;
    this.#button.textContent = text;
    this.#said = setTimeout(() => {
      this.#says.textContent = '';
      this.hide();
    }, kSaidForMs);
  }

  #point(target: EventTarget | null): void {
    if (target === this.#button) {
      clearTimeout(this.#timer);
      return;
    }
    const record = this.around(target);
    if (record === undefined) {
      this.#hideSoon();
      return;
    }
    if (record === this.#pointed && this.#button.isConnected) {
      clearTimeout(this.#timer);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(record), kShowAfterMs);
  }

  #show(record: Mounted): void {
    if (!record.element.isConnected) return;
    this.#pointed = record;
    this.#button.textContent = this.#port.host.word('copy');
    popupParent(record.element).append(this.#button);
    const { right, top } = record.element.getBoundingClientRect();
    const width = this.#button.getBoundingClientRect().width;
    // On the upper right corner, half over it, so that the pointer finds the way.
    placeBeside(this.#button, new DOMRect(right - width - 4, Math.max(top, 36) - 28, width, 0));
  }

  #hideSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), kHideAfterMs);
  }

  #copied(event: ClipboardEvent): void {
    if (event.defaultPrevented || isTextInput(event.target)) return;
    if (document.getSelection()?.isCollapsed === false) return;
    const record = this.around(document.activeElement) ?? this.#pointed;
    if (record === undefined) return;
    event.preventDefault();
    if (record.node.kind === 'table') {
      // At once and without asking: the event itself carries it.
      const table = tableText(record);
      event.clipboardData?.setData('text/plain', tabbed(table));
      event.clipboardData?.setData('text/html', htmlTable(table));
      this.#say(this.#port.host.word('copied'));
      return;
    }
    void this.copy(record);
  }
}
