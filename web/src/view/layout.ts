// A node's layout as CSS: what the parent's flow makes of its width and height, and how it arranges its own children.
//
// Lengths are pixels at 100 % times the custom property --px, so that they follow the size of the text. Under 900 px of
// width the style sheet overrides what stands here.

import type { Align, Flow, Layout, Length, Measure } from '../protocol/tree.ts';
import type { Place } from './record.ts';

type Declarations = Record<string, string>;

const kSizing = [
  'flex',
  'width',
  'height',
  'min-width',
  'max-width',
  'min-height',
  'max-height',
  'align-self',
  'justify-self',
  'grid-column',
  'grid-row',
] as const;
const kArranging = [
  'gap',
  'padding',
  'align-items',
  'justify-content',
  'grid-template-columns',
] as const;

export function pixels(measure: Measure | undefined): string {
  const value = Number(measure ?? 0);
  return value === 0 ? '0' : `calc(${value} * var(--px))`;
}

function isSet(measure: Measure | undefined): boolean {
  return measure !== undefined && Number(measure) !== 0;
}

const kFillWidth: Length = { extent: 'fill', value: 1 };

const kAlign: Readonly<Record<Align, string>> = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  stretch: 'stretch',
  baseline: 'baseline',
};

function bounds(css: Declarations, axis: 'width' | 'height', length: Length): void {
  // Never wider than where it stands: under 900 px there may be less room than the least that was asked for.
  if (isSet(length.min)) {
    css[`min-${axis}`] = axis === 'width' ? `min(${pixels(length.min)}, 100%)` : pixels(length.min);
  }
  if (isSet(length.max)) css[`max-${axis}`] = pixels(length.max);
}

// Along the parent's flow: what grows, what keeps its size.
function along(css: Declarations, axis: 'width' | 'height', length: Length): void {
  if (length.extent === 'fill') {
    css['flex'] = `${Number(length.value ?? 1) || 1} 1 0`;
    css[`min-${axis}`] = axis === 'width' ? 'var(--fill-min, 0px)' : '0';
  } else if (length.extent === 'fixed') {
    css['flex'] = `0 0 ${pixels(length.value)}`;
    css[axis] = pixels(length.value);
  } else {
    css['flex'] = axis === 'width' ? '0 1 auto' : '0 0 auto';
  }
}

// Across it: what is as wide as the parent, what hugs its content.
function across(css: Declarations, axis: 'width' | 'height', length: Length, align: Align): void {
  if (length.extent === 'fixed') {
    css[axis] = pixels(length.value);
    if (align === 'stretch') css['align-self'] = 'flex-start';
  } else if (length.extent === 'fill') {
    // One that may not fill everything stands where the parent wants it.
    css['align-self'] = isSet(length.max) ? kAlign[align] : 'stretch';
    if (isSet(length.max)) css[axis] = '100%';
  } else if (axis === 'width') {
    css['width'] = 'fit-content';
    if (align === 'stretch') css['align-self'] = 'flex-start';
  }
}

function inGrid(css: Declarations, layout: Layout, width: Length, height: Length): void {
  if (width.extent === 'fixed') css['width'] = pixels(width.value);
  else if (width.extent !== 'fill') css['justify-self'] = 'start';
  if (height.extent === 'fixed') css['height'] = pixels(height.value);
  const cell = (at: number | undefined, span: number | undefined): string =>
    `${(at ?? 0) > 0 ? at : 'auto'} / span ${span ?? 1}`;
  if (layout.column !== undefined || (layout.column_span ?? 1) > 1) {
    css['grid-column'] = cell(layout.column, layout.column_span);
  }
  if (layout.row !== undefined || (layout.row_span ?? 1) > 1) {
    css['grid-row'] = cell(layout.row, layout.row_span);
  }
  if (layout.self !== undefined && layout.self !== 'stretch') {
    css['align-self'] = layout.self === 'baseline' ? 'baseline' : layout.self;
  }
}

// Scroll bars take room here that they do not take on the canvas: a row gives way that much before it breaks.
function roomier(least: Measure | undefined): Measure {
  return `${Math.round(Number(least ?? 0) * 84) / 100}`;
}

export function sizing(layout: Layout, place: Place, parent_align: Align): Declarations {
  const css: Declarations = {};
  const width = layout.width ?? kFillWidth;
  const height = layout.height ?? {};
  if (place.flow === 'stack') {
    along(css, 'height', height);
    across(css, 'width', width, parent_align);
  } else if (place.flow === 'row' || place.flow === 'wrap') {
    along(css, 'width', width);
    across(css, 'height', height, parent_align);
  } else if (place.flow === 'grid' || place.flow === 'layer') {
    inGrid(css, layout, width, height);
  } else {
    if (width.extent === 'fixed') css['width'] = pixels(width.value);
    if (height.extent === 'fixed') css['height'] = pixels(height.value);
  }
  const shared = (place.flow === 'row' || place.flow === 'wrap') && width.extent === 'fill';
  bounds(css, 'width', shared && isSet(width.min) ? { ...width, min: roomier(width.min) } : width);
  bounds(css, 'height', height);
  return css;
}

function track(length: Length): string {
  if (length.extent === 'fixed') return pixels(length.value);
  if (length.extent === 'fill') {
    const least = isSet(length.min) ? pixels(length.min) : 'var(--track-min)';
    return `minmax(${least}, ${Number(length.value ?? 1) || 1}fr)`;
  }
  return isSet(length.max) ? `fit-content(${pixels(length.max)})` : 'auto';
}

// `of_kind`: buttons, links and badges arrange their content themselves unless the node says otherwise.
export type Arranges = 'as_said' | 'of_kind';

export function arranging(layout: Layout, own_style: Arranges): Declarations {
  const css: Declarations = {};
  if (isSet(layout.gap) || isSet(layout.column_gap)) {
    const column = isSet(layout.column_gap) ? layout.column_gap : layout.gap;
    css['gap'] = `${pixels(layout.gap)} ${pixels(column)}`;
  }
  if (isSet(layout.padding_x) || isSet(layout.padding_y)) {
    css['padding'] = `${pixels(layout.padding_y)} ${pixels(layout.padding_x)}`;
  }
  if (own_style === 'of_kind' && layout.align === undefined && layout.justify === undefined)
    return css;
  css['align-items'] = kAlign[layout.align ?? 'stretch'];
  const justify = layout.justify ?? 'start';
  // The flow's spare room cannot be stretched into: what is meant is room between the children.
  css['justify-content'] = justify === 'stretch' ? 'space-between' : kAlign[justify];
  if (layout.flow === 'layer') delete css['justify-content'];
  if (layout.flow === 'grid') {
    css['grid-template-columns'] = (layout.columns ?? []).map(track).join(' ');
    css['justify-content'] = 'stretch';
  }
  return css;
}

function write(style: CSSStyleDeclaration, names: readonly string[], css: Declarations): void {
  for (const name of names) {
    const value = css[name];
    if (value === undefined) style.removeProperty(name);
    else style.setProperty(name, value);
  }
}

export function applySizing(
  element: HTMLElement,
  layout: Layout,
  place: Place,
  parent_align: Align,
): void {
  write(element.style, kSizing, sizing(layout, place, parent_align));
}

export function applyArranging(element: HTMLElement, layout: Layout, own_style: Arranges): void {
  write(element.style, kArranging, arranging(layout, own_style));
}

// A row that fills its height shares it with its children: it stays one row, or they would be as high as their content.
export function flowClasses(layout: Layout): string {
  const flow: Flow = layout.flow ?? 'stack';
  if (flow === 'row' && layout.height?.extent === 'fill') return 'flow-row fills';
  return layout.scroll === 'vertical' ? `flow-${flow} scrolls` : `flow-${flow}`;
}
