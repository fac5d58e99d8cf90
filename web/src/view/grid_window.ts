// Which rows and columns of a large grid stand in the page: what is seen and a little around it, what has the focus, and gaps
// for the rest.

export interface Span {
  readonly from: number;
  readonly to: number; // not itself
}

export interface Segment extends Span {
  readonly shown: boolean;
}

// Up to so many cells all of them stand in the page, so that the browser finds and prints them.
export const kAllCellsMax = 1500;

// The whole of `total` in order, cut into what is shown (any of `wanted`) and what is not.
export function segments(total: number, wanted: readonly Span[]): Segment[] {
  const inside = wanted
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(total, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const out: { from: number; to: number; shown: boolean }[] = [];
  let done = 0;
  for (const { from, to } of inside) {
    const last = out.at(-1);
    if (from > done) out.push({ from: done, to: from, shown: false });
    if (last !== undefined && from <= done) last.to = Math.max(last.to, to);
    else out.push({ from, to, shown: true });
    done = Math.max(done, to);
  }
  if (done < total) out.push({ from: done, to: total, shown: false });
  return out;
}

// Which of `sizes`, laid one after the other, meet the stretch between `start` and `end`.
export function visible(sizes: readonly number[], start: number, end: number): Span {
  let at = 0;
  let from = sizes.length;
  let to = 0;
  sizes.forEach((size, index) => {
    if (at + size > start && at < end) {
      from = Math.min(from, index);
      to = index + 1;
    }
    at += size;
  });
  return from < to ? { from, to } : { from: 0, to: 0 };
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const kSteps: Readonly<Record<string, CellPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

export interface MoveKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

// Where a key leads the cursor; undefined when the key moves nothing.
export function moveBy(
  event: MoveKey,
  at: CellPlace,
  size: CellPlace,
  page: number,
): CellPlace | undefined {
  const whole = event.ctrlKey || event.metaKey;
  const last = { row: size.row - 1, column: size.column - 1 };
  const clamp = (row: number, column: number): CellPlace => ({
    row: Math.max(0, Math.min(row, last.row)),
    column: Math.max(0, Math.min(column, last.column)),
  });
  const step = kSteps[event.key];
  if (step !== undefined) {
    const by = whole ? Math.max(size.row, size.column) : 1;
    return clamp(at.row + by * step.row, at.column + by * step.column);
  }
  switch (event.key) {
    case 'Home':
      return clamp(whole ? 0 : at.row, 0);
    case 'End':
      return clamp(whole ? last.row : at.row, last.column);
    case 'PageUp':
      return clamp(at.row - page, at.column);
    case 'PageDown':
      return clamp(at.row + page, at.column);
    default:
      return undefined;
  }
}
