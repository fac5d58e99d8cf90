// Text as runs: plain words, values with their trace, references, terms of the glossary, what was added and removed.
//
// A value or a reference with a target can be activated where it stands; inside something that is itself pressed it is only
// text. The meaning of a term is asked for when it is pointed at (see tooltip.ts).

import type { Run } from '../protocol/tree.ts';
import { make } from './elements.ts';

// Whether runs may be controls of their own: not inside a button or a link.
export type RunsAct = 'act' | 'lie';

function elementFor(run: Run, act: RunsAct): HTMLElement {
  const kind = run.kind ?? 'plain';
  if (kind === 'added') return make('ins', 'run-added');
  if (kind === 'removed') return make('del', 'run-removed');
  const target = run.target ?? '';
  if (kind === 'term') {
    const term = make('dfn', 'run-term');
    term.dataset['term'] = target;
    if (act === 'act' && target !== '') term.tabIndex = 0;
    return term;
  }
  if (act === 'lie' || target === '') return make('span', `run-${kind}`);
  // A name may be long: a link breaks over lines as its words do, which no button would.
  if (kind === 'reference') {
    const link = make('a', 'run run-reference');
    link.href = `#${encodeURIComponent(target)}`;
    link.dataset['target'] = target;
    return link;
  }
  const button = make('button', `run run-${kind}`);
  button.type = 'button';
  button.dataset['target'] = target;
  return button;
}

export function runElements(runs: readonly Run[], act: RunsAct): Node[] {
  return runs.map((run) => {
    const text = run.text ?? '';
    if ((run.kind ?? 'plain') === 'plain') return document.createTextNode(text);
    const element = elementFor(run, act);
    element.textContent = text;
    return element;
  });
}
