// Which of a group's members Tab reaches: one, the last that had the focus; the others by the arrow keys.

import type { Arrows } from '../protocol/tree.ts';
import type { Mounted } from './record.ts';

export interface Group {
  readonly group: HTMLElement;
  readonly arrows: Arrows;
}

export class RovingFocus {
  readonly #records: ReadonlyMap<string, Mounted>;

  constructor(records: ReadonlyMap<string, Mounted>) {
    this.#records = records;
  }

  // The nearest group around an element.
  groupOf(element: Element): Group | undefined {
    let at = element.closest<HTMLElement>('[data-node]');
    while (at !== null) {
      const node = this.#records.get(at.dataset['node'] ?? '')?.node;
      const arrows = node?.arrows ?? 'none';
      if (arrows !== 'none') return { group: at, arrows };
      at = at.parentElement?.closest<HTMLElement>('[data-node]') ?? null;
    }
    return undefined;
  }

  // What can have the focus in it, as it stands in the page.
  members(group: HTMLElement): HTMLElement[] {
    const found: HTMLElement[] = [];
    for (const record of this.#records.values()) {
      const focus = record.focus;
      if (focus === undefined || !group.contains(focus) || this.groupOf(focus)?.group !== group)
        continue;
      if (focus instanceof HTMLButtonElement && focus.disabled) continue;
      if (focus.getClientRects().length > 0) found.push(focus);
    }
    return found.sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }

  // After a new tree: exactly one member of each group is a Tab stop.
  settle(): void {
    for (const record of this.#records.values()) {
      if ((record.node.arrows ?? 'none') === 'none') continue;
      const members = this.members(record.element);
      const current = members.find((member) => member === document.activeElement);
      const kept =
        current ??
        members.find((member) => member.tabIndex === 0 && member.dataset['stop'] === 'yes');
      const chosen = members.find(
        (member) =>
          member.hasAttribute('aria-current') || member.getAttribute('aria-pressed') === 'true',
      );
      const stop = kept ?? chosen ?? members[0];
      for (const member of members) {
        member.tabIndex = member === stop ? 0 : -1;
        if (member !== stop) delete member.dataset['stop'];
      }
    }
  }

  // The focus has gone to an element.
  moved(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    const found = this.groupOf(target);
    if (found === undefined) return;
    for (const member of this.members(found.group)) {
      member.tabIndex = member === target ? 0 : -1;
      if (member === target) member.dataset['stop'] = 'yes';
      else delete member.dataset['stop'];
    }
  }
}
