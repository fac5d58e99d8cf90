// The tree of nodes as the core sends it: core/screens/node.h says what each member means.
//
// Members that have their default value are left out; the default stands beside each. A test holds the names of the
// enumerators and of the members here against those of the core.

export type NodeKind =
  | 'region'
  | 'heading'
  | 'text'
  | 'badge'
  | 'value'
  | 'icon'
  | 'button'
  | 'link'
  | 'card'
  | 'toolbar'
  | 'list'
  | 'table'
  | 'field'
  | 'menu'
  | 'dialog'
  | 'status'
  | 'empty'
  | 'picture'
  | 'grid';
export type Flow = 'stack' | 'row' | 'wrap' | 'grid' | 'layer';
export type Align = 'start' | 'center' | 'end' | 'stretch' | 'baseline';
export type Scroll = 'none' | 'vertical';
export type Extent = 'fit' | 'fill' | 'fixed';
export type TextStyle = 'label' | 'dense' | 'body' | 'title' | 'screen' | 'figure';
export type Weight = 'regular' | 'medium' | 'semi_bold';
export type Tone =
  | 'ink'
  | 'ink2'
  | 'ink3'
  | 'customer'
  | 'supplier'
  | 'good'
  | 'watch'
  | 'miss'
  | 'no_data'
  | 'inverse';
export type Surface = 'none' | 'page' | 'panel' | 'sunken' | 'selected' | 'tinted';
export type Edge =
  'none' | 'line' | 'customer' | 'supplier' | 'strong' | 'bottom' | 'right' | 'left' | 'broken';
export type Mark = 'none' | 'error' | 'warning' | 'advice' | 'praise' | 'no_data' | 'dot';
export type Overflow = 'wrap' | 'cut';
export type Landmark = 'none' | 'banner' | 'navigation' | 'main' | 'complementary' | 'search';
export type Arrows = 'none' | 'list' | 'row' | 'grid';
export type Room = 'always' | 'wide_only' | 'tight_only';
export type ActionKind = 'none' | 'command' | 'view';
export type EditKind =
  'text' | 'long_text' | 'integer' | 'decimal' | 'money' | 'date' | 'choice' | 'person';
export type LineStyle = 'whole' | 'broken';
export type ConnectorForm = 'level' | 'curved' | 'trunk';
export type ShapeKind = 'line' | 'area' | 'box' | 'mark' | 'words';
export type Paint = 'full' | 'wash';
export type RunKind = 'plain' | 'value' | 'reference' | 'term' | 'added' | 'removed';

// Pixels at 100 %, or a weight: a number where it is whole, else its decimal text. Either goes into `${value}px` as it is.
export type Measure = number | `${number}`;

export interface Length {
  extent?: Extent; // fit
  value?: Measure; // 0
  min?: Measure; // 0
  max?: Measure; // 0: unbounded
}

export interface Layout {
  flow?: Flow; // stack
  width?: Length; // { extent: 'fill', value: 1 }
  height?: Length; // {}
  gap?: Measure; // 0, as are the three that follow
  column_gap?: Measure;
  padding_x?: Measure;
  padding_y?: Measure;
  align?: Align; // stretch
  justify?: Align; // start
  scroll?: Scroll; // none
  columns?: Length[]; // []
  column?: number; // 0: the next free cell
  row?: number; // 0
  column_span?: number; // 1
  row_span?: number; // 1
  self?: Align; // stretch
}

export interface Style {
  text?: TextStyle; // body
  weight?: Weight; // regular
  tone?: Tone; // ink
  surface?: Surface; // none
  edges?: Edge[]; // []
  text_align?: Align; // start
  overflow?: Overflow; // wrap
}

export interface Run {
  kind?: RunKind; // plain
  text?: string; // ''
  target?: string; // ''
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Action {
  kind: ActionKind; // an empty action is left out as a whole
  name?: string; // ''
  args?: { [key: string]: Json }; // {}
  fill?: string; // ''
}

export interface Option {
  value?: string; // ''
  label?: string; // ''
  detail?: string; // ''
  tone?: Tone; // ink
}

export interface FieldEdit {
  kind?: EditKind; // text
  typed?: string; // ''
  placeholder?: string; // ''
  options?: Option[]; // []
  live?: boolean; // false
  autofocus?: boolean; // false
  action?: Action;
  error?: string; // ''
}

export interface MenuItem {
  label?: string; // ''
  detail?: string; // ''
  shortcut?: string; // ''
  mark?: Mark; // none
  enabled?: boolean; // true
  action?: Action;
}

export interface Drag {
  kind?: string; // ''
  item?: string; // ''
}

export interface Drop {
  accepts?: string; // ''
  action?: Action;
}

export interface Connector {
  id?: string; // ''
  from?: string; // ''
  to?: string; // ''
  at?: string; // ''
  line?: LineStyle; // whole
  tone?: Tone; // ink3
  form?: ConnectorForm; // level
  stroke?: Measure; // 0: a hairline
  lane?: Measure; // 0
  name?: string; // ''
}

export interface Shape {
  id?: string; // ''
  kind?: ShapeKind; // line
  points?: Measure[]; // []: x and y by turns
  tone?: Tone; // ink
  paint?: Paint; // full
  line?: LineStyle; // whole
  stroke?: Measure; // 0: a hairline
  mark?: Mark; // none
  words?: string; // ''
  text?: TextStyle; // label
  weight?: Weight; // regular
  align?: Align; // start
}

export interface Scene {
  width?: Measure; // 0
  height?: Measure; // 0
  shapes?: Shape[]; // []
  connectors?: Connector[]; // []
}

export interface GridColumn {
  title?: string; // ''
  detail?: string; // ''
  width?: Measure; // 0
  align?: Align; // start
}

export interface Grid {
  source: string;
  rows: number;
  columns?: GridColumn[]; // []
  head_columns?: number; // 1
  row_height?: Measure; // 0
  takes_paste?: boolean; // false
  selected_row?: number; // -1
}

export interface GridCell {
  text?: string; // ''
  name?: string; // ''
  mark?: Mark; // none
  tone?: Tone; // ink
  surface?: Surface; // none
  weight?: Weight; // regular
  editable?: boolean; // false
  active?: boolean; // false
  typed?: string; // ''
  error?: string; // ''
}

export interface TermMeaning {
  key?: string; // ''
  word?: string; // ''
  meaning?: string; // ''
}

export interface Node {
  id: string; // '' for a node that nobody needs to name
  kind: NodeKind;
  layout?: Layout; // {}
  style?: Style; // {}
  text?: Run[]; // []
  name?: string; // ''
  tooltip?: string; // ''
  icon?: string; // ''
  mark?: Mark; // none
  trace?: string; // ''
  heading_level?: number; // 0
  header_rows?: number; // 0
  landmark?: Landmark; // none
  arrows?: Arrows; // none
  room?: Room; // always
  primary?: boolean; // false
  selected?: boolean; // false
  expanded?: boolean; // false
  enabled?: boolean; // true
  shortcut?: string; // ''
  describes?: string; // ''
  action?: Action;
  dismiss?: Action;
  edit?: FieldEdit; // {}
  menu?: MenuItem[]; // []
  drag?: Drag;
  drop?: Drop;
  scene?: Scene; // {}
  grid?: Grid; // none
  children?: Node[]; // []
}

export interface Tree {
  revision: number;
  language: 'sv' | 'en';
  title: string;
  terms?: TermMeaning[]; // []
  root: Node;
}
