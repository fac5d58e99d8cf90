// The little the page must know of a log's lines: which partnership they belong to.
//
// Every body but the genesis's names the partnership; the genesis's own id is its name. Damaged lines and blobs say nothing.

const kLineFeed = 10;
const kLinesReadMax = 200;

function partnershipOfLine(line: string): string | undefined {
  try {
    const read = JSON.parse(line) as {
      readonly id?: unknown;
      readonly body?: { readonly partnership?: unknown; readonly parents?: unknown };
    } | null;
    if (read === null || typeof read !== 'object' || typeof read.body !== 'object')
      return undefined;
    const named = read.body.partnership;
    if (typeof named === 'string') return named;
    return typeof read.id === 'string' ? read.id : undefined;
  } catch {
    return undefined;
  }
}

export function partnershipOf(lines: Uint8Array): string | undefined {
  const decoder = new TextDecoder();
  let start = 0;
  for (let read = 0; read < kLinesReadMax && start < lines.length; ++read) {
    const found = lines.indexOf(kLineFeed, start);
    const end = found < 0 ? lines.length : found;
    const partnership = partnershipOfLine(decoder.decode(lines.subarray(start, end)));
    if (partnership !== undefined) return partnership;
    start = end + 1;
  }
  return undefined;
}
