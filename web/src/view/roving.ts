// Which of a group's members Tab reaches: one, the last that had the focus; the others by the arrow keys.

import type { Arrows } from '../protocol/tree.ts';
import type { Mounted } from './record.ts';

export interface Group {
  readonly group: HTMLElement;
  readonly arrows: Arrows;
}

interface Runs {
  readonly runs: readonly HTMLElement[];
  readonly owner: HTMLElement | undefined; // the member whose text they stand in, if it is one's
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

  // What can have the focus in it, as it stands in the page. A number or a name that acts in the text of a member is not one by
  // itself: Tab goes on to it from there.
  members(group: HTMLElement): HTMLElement[] {
    const found: HTMLElement[] = [];
    for (const record of this.#within(group)) {
      const { runs, owner } = this.#runs(record);
      const focusable = owner === undefined ? runs : [];
      for (const focus of record.focus === undefined ? focusable : [record.focus]) {
        if (focus instanceof HTMLButtonElement && focus.disabled) continue;
        if (focus.getClientRects().length > 0) found.push(focus);
      }
    }
    return found.sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }

  // The member that an element is, or stands in.
  memberAt(element: HTMLElement): HTMLElement {
    if (!element.matches('.run, .run-term')) return element;
    const node = element.closest<HTMLElement>('[data-node]')?.dataset['node'] ?? '';
    const record = this.#records.get(node);
    return (record === undefined ? undefined : this.#runs(record).owner) ?? element;
  }

  *#within(group: HTMLElement): Generator<Mounted> {
    for (const record of this.#records.values()) {
      if (group.contains(record.element) && this.groupOf(record.element)?.group === group)
        yield record;
    }
  }

  #runs(record: Mounted): Runs {
    const runs = [
      ...(record.content?.querySelectorAll<HTMLElement>('.run, .run-term[tabindex]') ?? []),
    ];
    let at: HTMLElement | null = runs.length === 0 ? null : record.element;
    while (at !== null) {
      const around = this.#records.get(at.dataset['node'] ?? '');
      if (around?.focus !== undefined) return { runs, owner: around.focus };
      if ((around?.node.arrows ?? 'none') !== 'none') break;
      at = at.parentElement?.closest<HTMLElement>('[data-node]') ?? null;
    }
    return { runs, owner: undefined };
  }

  // Tab goes to one member, and from it to what acts in its text.
  #stop(group: HTMLElement, members: readonly HTMLElement[], stop: HTMLElement | undefined): void {
    for (const member of members) member.tabIndex = member === stop ? 0 : -1;
    for (const record of this.#within(group)) {
      const { runs, owner } = this.#runs(record);
      if (owner !== undefined) for (const run of runs) run.tabIndex = owner === stop ? 0 : -1;
    }
  }

  // After a new tree: exactly one member of each group is a Tab stop.
  settle(): void {
    for (const record of this.#records.values()) {
      if ((record.node.arrows ?? 'none') === 'none') continue;
      const members = this.members(record.element);
      const held = document.activeElement;
      const here = held instanceof HTMLElement ? this.memberAt(held) : undefined;
      const current = members.find((member) => member === here);
      const kept =
        current ??
        members.find((member) => member.tabIndex === 0 && member.dataset['stop'] === 'yes');
      const chosen = members.find(
        (member) =>
          member.hasAttribute('aria-current') || member.getAttribute('aria-pressed') === 'true',
      );
      const stop = kept ?? chosen ?? members[0];
      for (const member of members) if (member !== stop) delete member.dataset['stop'];
      this.#stop(record.element, members, stop);
    }
  }

  // The focus has gone to an element.
  moved(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    const found = this.groupOf(target);
    if (found === undefined) return;
    const stop = this.memberAt(target);
    const members = this.members(found.group);
    for (const member of members) {
      if (member === stop) member.dataset['stop'] = 'yes';
      else delete member.dataset['stop'];
    }
    this.#stop(found.group, members, stop);
  }
}
