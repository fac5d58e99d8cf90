// Keyboard shortcuts that nodes of the tree offer. What the browser needs for itself is never taken.

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const kBrowsers: ReadonlySet<string> = new Set(
  ['F', 'P', 'R', 'L', 'T', 'W', 'N', '+', '-', '0', '=', 'C', 'V', 'X', 'A', 'Tab'].map(
    (key) => `Ctrl+${key}`,
  ),
);

// As nodes write it: "Ctrl+Shift+Z", "F2", "Alt+1". Command counts as Ctrl.
export function shortcutOf(event: KeyPress): string {
  const key = event.key.length === 1 ? event.key.toLocaleUpperCase() : event.key;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  parts.push(key);
  return parts.join('+');
}

export function mayTake(shortcut: string): boolean {
  if (kBrowsers.has(shortcut)) return false;
  if (/^F\d+$/u.test(shortcut)) return shortcut === 'F2';
  return shortcut.includes('+');
}

// While something is being typed these belong to the text.
export function belongsToText(shortcut: string): boolean {
  return ['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z'].includes(shortcut);
}
