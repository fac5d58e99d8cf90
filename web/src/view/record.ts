// What stands in the page for one node of the tree, and what the parts of the renderer share.

import type { CellRange, Gesture } from '../protocol/envelope.ts';
import type { Flow, Node as TreeNode } from '../protocol/tree.ts';
import type { FieldControl } from './field.ts';
import type { GridControl } from './grid.ts';
import type { CellRows } from './grid_cells.ts';
import type { PictureControl } from './picture.ts';
import type { SceneControl } from './scene.ts';

// Where a node is put decides what its element may be.
export type Slot = 'plain' | 'item' | 'row' | 'header_row' | 'cell' | 'header_cell' | 'row_header';

export interface Place {
  readonly slot: Slot;
  readonly flow: Flow | 'none'; // how the parent arranges it
  readonly inline: boolean; // inside a button or a link: phrasing only
  readonly unseen: boolean; // what a picture says in words: read, not pressed
}

export interface Mounted {
  readonly key: string;
  readonly shape: string; // when this differs the element is made anew
  readonly outer: HTMLElement; // what stands among the parent's children: <li>, <td> or the element itself
  readonly element: HTMLElement;
  readonly body: HTMLElement; // where the children go
  readonly content: HTMLElement | undefined; // icon, mark and text of the node itself
  readonly focus: HTMLElement | undefined; // what takes the focus and is activated
  readonly field: FieldControl | undefined;
  readonly grid: GridControl | undefined;
  readonly picture: PictureControl | undefined;
  scene: SceneControl | undefined; // any node may have lines under its children
  node: TreeNode;
  own: string; // the node without its children, to see whether anything of it changed
  children: Mounted[];
}

// The renderer's own few words, in the language of the tree.
export type ViewWord =
  'draft_found' | 'draft_take' | 'draft_drop' | 'lines' | 'copy' | 'copied' | 'copy_failed';

export interface DraftPort {
  typed(node: string, text: string): void;
  settled(node: string): void;
  offered(node: string): string | undefined;
}

// What the renderer needs of the page around it.
export interface ViewHost {
  gesture(gesture: Gesture): void;
  cells(range: CellRange): Promise<CellRows>;
  word(key: ViewWord): string;
  readonly drafts: DraftPort;
}

export function plainText(node: TreeNode): string {
  return (node.text ?? []).map((run) => run.text ?? '').join('');
}

export function accessibleName(node: TreeNode): string {
  return node.name !== undefined && node.name !== '' ? node.name : plainText(node);
}

function asWords(text: string): string {
  return ` ${text
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

// What stands in a node's children.
export function childText(node: TreeNode): string {
  const texts = (node.children ?? []).map((child) => plainText(child) || childText(child));
  return texts.filter((text) => text !== '').join(', ');
}

// The name of what is pressed holds what it says, so that people who speak to it can say what they see. What only repeats what
// stands in it is no name.
export function spokenName(node: TreeNode): string {
  const name = node.name ?? '';
  const text = plainText(node);
  if (text === '' && name !== '' && asWords(name) === asWords(childText(node))) return '';
  if (name === '' || text === '' || asWords(name).includes(asWords(text))) return name;
  return `${text}: ${name}`;
}

export function hasAction(node: TreeNode): boolean {
  return node.action !== undefined && node.action.kind !== 'none';
}

export function domId(node_id: string): string {
  return `n:${node_id}`;
}
