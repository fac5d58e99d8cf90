// Text as runs: plain words, values with their trace, references, terms of the glossary.

import type { Run } from '../protocol/tree.ts';
import { make } from './elements.ts';

export function runElements(runs: readonly Run[]): Node[] {
  return runs.map((run) => {
    const text = run.text ?? '';
    const kind = run.kind ?? 'plain';
    if (kind === 'plain') return document.createTextNode(text);
    const element = make('span', `run-${kind}`);
    element.textContent = text;
    if (run.target !== undefined) element.dataset['target'] = run.target;
    return element;
  });
}
