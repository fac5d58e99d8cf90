// A table as others take it from the clipboard: text with tabs, and plain HTML without any look of its own.

export interface TableText {
  readonly rows: readonly (readonly string[])[];
  readonly header_rows: number;
  readonly head_columns: number;
}

// Tabs and line feeds within a cell would be read as more cells.
function oneLine(text: string): string {
  return text.replace(/\s*[\t\r\n]+\s*/gu, ' ').trim();
}

export function tabbed(table: TableText): string {
  return table.rows.map((row) => row.map(oneLine).join('\t')).join('\r\n');
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

export function htmlTable(table: TableText): string {
  const rows = table.rows.map((row, at) => {
    const cells = row.map((text, column) => {
      const head = at < table.header_rows || column < table.head_columns;
      const tag = head ? 'th' : 'td';
      return `<${tag}>${escaped(oneLine(text))}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

// Text with tabs as a table again; undefined when it is no more than words.
export function tableOf(text: string): TableText | undefined {
  if (!text.includes('\t')) return undefined;
  const rows = text
    .replace(/\r?\n$/u, '')
    .split(/\r?\n/u)
    .map((line) => line.split('\t'));
  return { rows, header_rows: 0, head_columns: 0 };
}

// What was pasted is a block when it has more than one cell.
export function isBlock(text: string): boolean {
  return /\t|\r?\n[\s\S]*\S/u.test(text.replace(/[\r\n]+$/u, ''));
}
