// The page around the views: the skeleton that stands there first, the links before everything, notices, title, language.

import type { LanguageCode, ThemeName } from '../protocol/envelope.ts';
import { word } from './words.ts';

export interface ShellParts {
  readonly html: HTMLElement;
  readonly canvas_box: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly keys: HTMLTextAreaElement;
  readonly skeleton: HTMLElement;
  readonly skip_view: HTMLAnchorElement;
  readonly skip_main: HTMLAnchorElement;
  readonly notice: HTMLElement;
  readonly notice_text: HTMLElement;
  readonly notice_close: HTMLButtonElement;
  readonly drop_hint: HTMLElement;
}

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page lacks #${id}`);
  return found;
}

export function findShell(): ShellParts {
  return {
    html: part('samverka-html', HTMLElement),
    canvas_box: part('samverka-canvas-box', HTMLElement),
    canvas: part('canvas', HTMLCanvasElement),
    keys: part('samverka-keys', HTMLTextAreaElement),
    skeleton: part('skeleton', HTMLElement),
    skip_view: part('skip-view', HTMLAnchorElement),
    skip_main: part('skip-main', HTMLAnchorElement),
    notice: part('notice', HTMLElement),
    notice_text: part('notice-text', HTMLElement),
    notice_close: part('notice-close', HTMLButtonElement),
    drop_hint: part('drop-hint', HTMLElement),
  };
}

export class Shell {
  language: LanguageCode = 'sv';

  constructor(readonly parts: ShellParts) {
    parts.notice_close.addEventListener('click', () => this.clearNotice());
  }

  speak(language: LanguageCode, view: 'canvas' | 'html', can_draw: boolean): void {
    this.language = language;
    const { parts } = this;
    document.documentElement.lang = language;
    parts.skip_main.textContent = word('page.skip', language);
    parts.skip_main.hidden = view === 'canvas';
    parts.skip_view.textContent = word(
      view === 'canvas' ? 'page.html_view' : 'page.canvas_view',
      language,
    );
    parts.skip_view.hidden = view === 'html' && !can_draw;
    parts.skip_view.href = view === 'canvas' ? '?view=html' : '?view=canvas';
    parts.notice_close.setAttribute('aria-label', word('page.close_notice', language));
    parts.drop_hint.textContent = word('page.drop_file', language);
  }

  title(title: string): void {
    const text = title === '' ? 'Samverka' : title;
    if (document.title !== text) document.title = text;
  }

  theme(theme: ThemeName): void {
    document.documentElement.dataset['theme'] = theme;
  }

  // One sentence above everything, spoken at once; it stays until it is closed or replaced.
  notice(text: string, kind: 'trouble' | 'news'): void {
    const { notice, notice_text } = this.parts;
    notice.hidden = false;
    notice.dataset['kind'] = kind;
    notice_text.textContent = text;
  }

  clearNotice(): void {
    this.parts.notice.hidden = true;
    this.parts.notice_text.textContent = '';
  }

  // A question that must not be passed over: what cannot be taken back is done only after "yes".
  ask(text: string, yes: string, no: string): Promise<'yes' | 'no'> {
    const dialog = document.createElement('dialog');
    dialog.className = 'ask';
    const words = document.createElement('p');
    words.id = 'ask-text';
    words.textContent = text;
    dialog.setAttribute('aria-labelledby', words.id);
    const answers = document.createElement('div');
    const button = (label: string, answer: string): HTMLButtonElement => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = label;
      made.addEventListener('click', () => dialog.close(answer));
      return made;
    };
    answers.append(button(no, 'no'), button(yes, 'yes'));
    dialog.append(words, answers);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => {
        dialog.remove();
        resolve(dialog.returnValue === 'yes' ? 'yes' : 'no');
      });
    });
  }

  firstFrame(): void {
    this.parts.skeleton.remove();
    document.documentElement.dataset['state'] = 'ready';
  }

  // Nothing could be started: the static page says what to do.
  gaveUp(detail: string): void {
    document.documentElement.dataset['state'] = 'failed';
    this.notice(word('page.engine_failed', this.language), 'trouble');
    console.error(detail);
  }
}
