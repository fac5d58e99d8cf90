// Things that float above the page: menus, lists of options, tooltips. Placed beside an element, kept inside the window.

export type PopupSide = 'below' | 'above';

// A modal dialog makes everything outside itself inert: what belongs to it must stand in it.
export function popupParent(anchor: Element): Element {
  return anchor.closest('dialog') ?? anchor.closest('.sv-view') ?? document.body;
}

const kMargin = 8;
const kGap = 4;

export function placeBeside(popup: HTMLElement, anchor: DOMRect, min_width = 0): PopupSide {
  const style = popup.style;
  style.setProperty('min-width', `${min_width}px`);
  style.setProperty('left', '0px');
  style.setProperty('top', '0px');
  style.setProperty('max-height', 'none');
  const size = popup.getBoundingClientRect();
  const window_width = document.documentElement.clientWidth;
  const window_height = window.innerHeight;
  const below = window_height - anchor.bottom - kGap - kMargin;
  const above = anchor.top - kGap - kMargin;
  const side: PopupSide = size.height <= below || below >= above ? 'below' : 'above';
  const room = Math.max(side === 'below' ? below : above, 64);
  const height = Math.min(size.height, room);
  const left = Math.max(kMargin, Math.min(anchor.left, window_width - size.width - kMargin));
  const top = side === 'below' ? anchor.bottom + kGap : anchor.top - kGap - height;
  style.setProperty('max-height', `${room}px`);
  style.setProperty('left', `${left}px`);
  style.setProperty('top', `${Math.max(0, top)}px`);
  return side;
}
