// Small helpers to make elements. Text goes in as text, never as markup.

const kSvg = 'http://www.w3.org/2000/svg';

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  classes = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (classes !== '') element.className = classes;
  return element;
}

export function makeSvg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(kSvg, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// Sets, or removes when there is nothing to say.
export function attribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined || value === '') {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

export function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
