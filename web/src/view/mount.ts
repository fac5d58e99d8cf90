// Which real element a node becomes, and how its properties are written into it.
//
// An element is made once for a node and kept as long as its shape stays the same; everything else is patched in. The shape
// is what an element cannot change about itself: its tag, and whether it can be activated.

import type {
  Layout,
  Length,
  Measure,
  Node as TreeNode,
  TextStyle,
  Weight,
} from '../protocol/tree.ts';
import { attribute, make } from './elements.ts';
import { FieldControl } from './field.ts';
import { GridControl } from './grid.ts';
import { iconElement, markElement } from './icons.ts';
import { applyArranging, applySizing, flowClasses } from './layout.ts';
import { PictureControl } from './picture.ts';
import { accessibleName, childText, domId, hasAction, plainText, spokenName } from './record.ts';
import type { Mounted, Place, Slot, ViewHost } from './record.ts';
import { runElements } from './runs.ts';
import { SceneControl } from './scene.ts';

const kLandmarks: Readonly<Record<string, keyof HTMLElementTagNameMap>> = {
  banner: 'header',
  navigation: 'nav',
  main: 'main',
  complementary: 'aside',
  search: 'search' as keyof HTMLElementTagNameMap,
};

const kPressable: ReadonlySet<string> = new Set(['badge', 'value', 'text', 'icon']);

// Whether the node's own element is a button (a card has its button beside its content, see `mountCard`).
function isPressed(node: TreeNode, place: Place): boolean {
  if (place.unseen) return false;
  if (node.kind === 'button' || node.kind === 'menu') return true;
  // A number opens its trace.
  const traced = node.kind === 'value' && (node.trace ?? '') !== '';
  return kPressable.has(node.kind) && (hasAction(node) || traced) && !place.inline;
}

function regionTag(node: TreeNode, slot: Slot): keyof HTMLElementTagNameMap {
  if (slot === 'row' || slot === 'header_row') return 'tr';
  return kLandmarks[node.landmark ?? 'none'] ?? 'div';
}

// A picture with shapes of its own stands among its siblings; one of lines only lies under them.
export function isDrawn(node: TreeNode): boolean {
  return node.kind === 'picture' && (node.scene?.shapes ?? []).length > 0;
}

function tagOf(node: TreeNode, place: Place): keyof HTMLElementTagNameMap {
  if (isPressed(node, place)) return 'button';
  switch (node.kind) {
    case 'region':
    case 'toolbar':
      return regionTag(node, place.slot);
    case 'heading':
      return `h${Math.min(Math.max(node.heading_level ?? 2, 1), 6)}` as 'h1';
    case 'text':
      return place.inline ? 'span' : 'p';
    case 'link':
      return 'a';
    case 'list':
      return 'ul';
    case 'table':
      return 'table';
    case 'dialog':
      return 'dialog';
    case 'badge':
    case 'value':
    case 'icon':
      return 'span';
    default:
      return 'div';
  }
}

export function shapeOf(node: TreeNode, place: Place): string {
  if (node.kind === 'field') return `${FieldControl.shape(node)}/${place.slot}`;
  const card = node.kind === 'card' && hasAction(node) ? '/covered' : '';
  const drawn = isDrawn(node) ? '/drawn' : '';
  return `${node.kind}/${tagOf(node, place)}/${place.slot}${card}${drawn}`;
}

function outerOf(element: HTMLElement, slot: Slot): HTMLElement {
  if (slot === 'plain' || slot === 'row' || slot === 'header_row') return element;
  const outer = make(slot === 'item' ? 'li' : slot === 'cell' ? 'td' : 'th', 'slot');
  if (slot === 'header_cell') outer.setAttribute('scope', 'col');
  if (slot === 'row_header') outer.setAttribute('scope', 'row');
  outer.append(element);
  return outer;
}

interface Parts {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  readonly content?: HTMLElement;
  readonly focus?: HTMLElement;
  readonly field?: FieldControl;
  readonly grid?: GridControl;
  readonly picture?: PictureControl;
  readonly scene?: SceneControl;
}

// A card that acts: a button fills it and lies under whatever else in it can be activated, so that no button stands in
// another and the text of the card stays ordinary text.
function mountCard(element: HTMLElement): Parts {
  const cover = make('button', 'cover');
  cover.type = 'button';
  element.append(cover);
  return { element, body: element, focus: cover };
}

function mountTable(element: HTMLElement): Parts {
  const body = make('tbody');
  element.append(body);
  return { element, body };
}

function partsOf(node: TreeNode, place: Place, host: ViewHost): Parts {
  if (node.kind === 'field') {
    const field = new FieldControl(node, host);
    return { element: field.element, body: field.element, focus: field.input, field };
  }
  const element = make(tagOf(node, place));
  if (node.kind === 'grid') {
    return { element, body: element, grid: new GridControl(element, node, host) };
  }
  if (isDrawn(node)) {
    const picture = new PictureControl(element);
    return { element, body: picture.words, picture };
  }
  if (node.kind === 'picture') {
    return { element, body: element, scene: new SceneControl(element, host.word('lines')) };
  }
  if (node.kind === 'card' && hasAction(node)) return mountCard(element);
  if (node.kind === 'table') return mountTable(element);
  const content = make('span', 'content');
  if (element instanceof HTMLButtonElement) {
    element.type = 'button';
    element.append(content);
    return { element, body: element, content, focus: element };
  }
  if (element instanceof HTMLAnchorElement) {
    element.append(content);
    return { element, body: element, content, focus: element };
  }
  if (node.kind === 'status') element.setAttribute('role', 'status');
  return { element, body: element, content };
}

export function mount(key: string, node: TreeNode, place: Place, host: ViewHost): Mounted {
  const parts = partsOf(node, place, host);
  const record: Mounted = {
    key,
    shape: shapeOf(node, place),
    outer: outerOf(parts.element, place.slot),
    element: parts.element,
    body: parts.body,
    content: parts.content,
    focus: parts.focus,
    field: parts.field,
    grid: parts.grid,
    picture: parts.picture,
    scene: parts.scene,
    node,
    own: '',
    children: [],
  };
  if (node.id !== '') {
    record.element.dataset['node'] = node.id;
    (record.focus ?? record.element).id = domId(node.id);
  }
  return record;
}

// What a kind looks like where the node leaves it open; core/ui/look.cpp says the same for the drawn view.
function textStyleOf(node: TreeNode): TextStyle {
  const given = node.style?.text ?? 'body';
  if (given !== 'body') return given;
  if (node.kind === 'badge') return 'label';
  if (node.kind === 'button' || node.kind === 'menu' || node.kind === 'field') return 'dense';
  if (node.kind !== 'heading' || (node.heading_level ?? 0) > 2) return given;
  return node.heading_level === 2 ? 'title' : 'screen';
}

function weightOf(node: TreeNode): Weight {
  const given = node.style?.weight ?? 'regular';
  if (given !== 'regular') return given;
  if (node.kind === 'heading' || node.kind === 'badge') return 'semi_bold';
  return node.kind === 'button' && node.primary === true ? 'medium' : given;
}

function isRunningLink(node: TreeNode): boolean {
  const bare = node.icon === undefined && node.children === undefined && node.selected !== true;
  return node.kind === 'link' && bare && node.style?.surface === undefined;
}

function classesOf(node: TreeNode, interactive: boolean): string {
  const style = node.style ?? {};
  const classes = ['n', `k-${node.kind}`, `t-${textStyleOf(node)}`, `w-${weightOf(node)}`];
  classes.push(`tone-${style.tone ?? 'ink'}`);
  if (style.surface !== undefined) classes.push(`surface-${style.surface}`);
  for (const edge of style.edges ?? []) classes.push(`edge-${edge}`);
  if (style.text_align !== undefined) classes.push(`text-${style.text_align}`);
  if (style.overflow === 'cut') classes.push('cut');
  if (node.room !== undefined) classes.push(`room-${node.room}`);
  if (node.primary === true) classes.push('primary');
  if (node.selected === true) classes.push('selected');
  if (node.enabled === false) classes.push('disabled');
  if (interactive) classes.push('acts');
  if (isRunningLink(node)) classes.push('running');
  if (plainText(node) === '' && node.icon !== undefined) classes.push('only-icon');
  if (node.drag !== undefined) classes.push('draggable');
  if (isDrawn(node)) classes.push('drawn');
  if (node.kind === 'badge' && node.mark === undefined && plainText(node).length <= 3)
    classes.push('count');
  return classes.join(' ');
}

// Icon, mark and text. The text of a live message must change inside an element that stays, or it is not announced.
function writeContent(record: Mounted, place: Place): void {
  const { node, content, element } = record;
  if (content === undefined) return;
  const parts: Node[] = [];
  if (node.icon !== undefined && node.icon !== '') parts.push(iconElement(node.icon));
  const mark = markElement(node.mark ?? 'none');
  if (mark !== undefined) parts.push(mark);
  const runs = node.text ?? [];
  if (runs.length > 0) {
    const text = make('span', 'label');
    const lies = place.inline || place.unseen || record.focus !== undefined;
    text.append(...runElements(runs, lies ? 'lie' : 'act'));
    parts.push(text);
  }
  if (record.focus !== undefined && node.shortcut !== undefined && node.shortcut !== '') {
    const hint = make('kbd', 'shortcut-hint');
    hint.textContent = node.shortcut.replace('+', ' ');
    hint.setAttribute('aria-hidden', 'true');
    parts.push(hint);
  }
  if (node.kind === 'menu' && runs.length > 0) {
    const arrow = iconElement('chevron_down');
    arrow.classList.add('menu-arrow');
    parts.push(arrow);
  }
  content.replaceChildren(...parts);
  const wanted = parts.length > 0 || node.kind === 'status';
  if (wanted && !content.isConnected) element.prepend(content);
  if (!wanted && content.isConnected) content.remove();
}

function writeRole(record: Mounted): void {
  const { node, element, focus } = record;
  const name = node.name ?? '';
  const named = focus ?? element;
  if (focus !== undefined) {
    attribute(
      named,
      'aria-label',
      node.kind === 'card' ? accessibleName(node) || childText(node) : spokenName(node),
    );
    if (node.kind !== 'field' && focus instanceof HTMLButtonElement)
      focus.disabled = node.enabled === false;
    const toggles = node.kind === 'card' || node.kind === 'button';
    attribute(named, 'aria-pressed', toggles && node.selected === true ? 'true' : undefined);
    const menu = node.menu !== undefined && node.menu.length > 0;
    attribute(
      named,
      'aria-haspopup',
      node.kind === 'field'
        ? (named.getAttribute('aria-haspopup') ?? undefined)
        : menu
          ? 'menu'
          : undefined,
    );
    if (node.kind === 'menu')
      attribute(named, 'aria-expanded', named.getAttribute('aria-expanded') ?? 'false');
    else if (node.kind !== 'field')
      attribute(named, 'aria-expanded', node.expanded === true ? 'true' : undefined);
    if (node.shortcut !== undefined)
      attribute(named, 'aria-keyshortcuts', node.shortcut.replace('Ctrl', 'Control'));
    return;
  }
  if (record.picture !== undefined || record.grid !== undefined) return; // they name what is in them
  if (node.kind === 'picture') {
    // One with nothing to draw still says what its name says.
    const empty = name !== '' && (node.scene?.connectors ?? []).length === 0;
    attribute(element, 'role', empty ? 'img' : name === '' ? undefined : 'group');
  }
  attribute(element, 'aria-label', name);
  if (node.kind === 'toolbar') element.setAttribute('role', 'toolbar');
  else if (node.kind === 'icon') attribute(element, 'role', name === '' ? undefined : 'img');
  else if (node.kind === 'region' || node.kind === 'card' || node.kind === 'empty') {
    const landmark = node.landmark !== undefined || element instanceof HTMLTableRowElement;
    attribute(element, 'role', name !== '' && !landmark ? 'group' : undefined);
  } else if (['text', 'badge', 'value'].includes(node.kind)) {
    // A name on plain text is only heard with a role that may carry one; what can be pressed in it must stay reachable.
    const group = node.kind === 'text' || element.querySelector('.run, .run-term') !== null;
    attribute(element, 'role', name === '' ? undefined : group ? 'group' : 'img');
  }
}

function arrangesItself(node: TreeNode): boolean {
  return ['button', 'menu', 'link', 'badge'].includes(node.kind);
}

function writeLink(record: Mounted): void {
  const { element, node } = record;
  if (!(element instanceof HTMLAnchorElement)) return;
  attribute(
    element,
    'href',
    node.enabled === false ? undefined : `#${encodeURIComponent(node.id)}`,
  );
  attribute(element, 'aria-current', node.selected === true ? 'page' : undefined);
}

// The widths of a table's columns, where the node gives them.
function writeColumns(record: Mounted): void {
  const { element, node } = record;
  if (!(element instanceof HTMLTableElement)) return;
  element.querySelector(':scope > colgroup')?.remove();
  const columns = node.layout?.columns ?? [];
  if (columns.length === 0) return;
  const group = make('colgroup');
  const fills = columns.reduce(
    (sum, column) => sum + (column.extent === 'fill' ? Number(column.value ?? 1) : 0),
    0,
  );
  for (const column of columns) {
    const col = make('col');
    if (column.extent === 'fixed')
      col.style.setProperty('width', `calc(${column.value} * var(--px))`);
    else if (column.extent === 'fill')
      col.style.setProperty('width', `${(100 * Number(column.value ?? 1)) / fills}%`);
    group.append(col);
  }
  element.prepend(group);
}

// A picture alone says its name when it is pointed at.
function tooltipOf(node: TreeNode, place: Place): string {
  if (node.tooltip !== undefined && node.tooltip !== '') return node.tooltip;
  if (!isPressed(node, place) || node.icon === undefined || plainText(node) !== '') return '';
  const shortcut = node.shortcut === undefined ? '' : ` (${node.shortcut})`;
  return `${node.name ?? ''}${shortcut}`;
}

// A picture whose size is left to itself has that of its scene.
function pictureLayout(node: TreeNode): Layout {
  const layout = node.layout ?? {};
  const own = (length: Length | undefined, size: Measure | undefined): Length | undefined =>
    (length?.extent ?? 'fit') === 'fit' && length?.min === undefined
      ? { extent: 'fixed', value: size ?? 0 }
      : length;
  const width = layout.width === undefined ? undefined : own(layout.width, node.scene?.width);
  const height = own(layout.height, node.scene?.height);
  return { ...layout, ...(width && { width }), ...(height && { height }) };
}

// Writes everything of the node but its children.
export function write(
  record: Mounted,
  node: TreeNode,
  place: Place,
  parent: TreeNode | undefined,
  host: ViewHost,
): void {
  record.node = node;
  const { element, outer } = record;
  const layout = isDrawn(node) ? pictureLayout(node) : (node.layout ?? {});
  const interactive = record.focus !== undefined;
  const classes = `${classesOf(node, interactive)} ${flowClasses(layout)}`;
  const keep = [...element.classList].filter((name) => name.startsWith('is-'));
  element.className = [classes, ...keep].join(' ');
  applySizing(outer, layout, place, parent?.layout?.align ?? 'stretch');
  if (outer !== element && place.slot === 'item')
    applySizing(
      element,
      { width: layout.width ?? { extent: 'fill', value: 1 } },
      { ...place, flow: 'none' },
      'stretch',
    );
  if (
    record.field === undefined &&
    record.grid === undefined &&
    !(element instanceof HTMLTableElement)
  )
    applyArranging(element, layout, arrangesItself(node) ? 'of_kind' : 'as_said');
  writeContent(record, place);
  writeRole(record);
  writeLink(record);
  writeColumns(record);
  const tooltip = tooltipOf(node, place);
  if (tooltip !== '') element.dataset['tooltip'] = tooltip;
  else delete element.dataset['tooltip'];
  if (node.drop !== undefined) element.dataset['accepts'] = node.drop.accepts ?? '';
  else delete element.dataset['accepts'];
  record.field?.update(node);
  record.grid?.update(node);
  const told = (node.children ?? []).length > 0 ? 'in_words' : 'seen_only';
  record.picture?.update(node.scene ?? {}, node.name ?? '', told);
  const lines = node.scene?.connectors ?? [];
  if (record.scene === undefined && lines.length > 0) {
    const holder = make('div', 'k-picture scene-holder');
    record.body.prepend(holder);
    record.scene = new SceneControl(holder, host.word('lines'));
  }
  record.scene?.update(lines);
}
