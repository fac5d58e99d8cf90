// What a person had in front of them last time: theme, language, who they are, which partnership, which screen.

import type { Json, LanguageCode, ThemeName } from '../protocol/envelope.ts';
import type { KeyValueStore } from './key_value.ts';

export class Preferences {
  constructor(private readonly store: KeyValueStore) {}

  get language(): LanguageCode | undefined {
    const kept = this.store.get('samverka.language');
    return kept === 'sv' || kept === 'en' ? kept : undefined;
  }
  set language(language: LanguageCode) {
    this.store.set('samverka.language', language);
  }

  get theme(): ThemeName | undefined {
    const kept = this.store.get('samverka.theme');
    return kept === 'light' || kept === 'dark' ? kept : undefined;
  }
  set theme(theme: ThemeName) {
    this.store.set('samverka.theme', theme);
  }

  get partnership(): string | undefined {
    return this.store.get('samverka.partnership');
  }
  set partnership(partnership: string | undefined) {
    if (partnership === undefined) this.store.remove('samverka.partnership');
    else this.store.set('samverka.partnership', partnership);
  }

  person(partnership: string): string | undefined {
    return this.store.get(`samverka.person.${partnership}`);
  }
  setPerson(partnership: string, person: string): void {
    this.store.set(`samverka.person.${partnership}`, person);
  }

  viewState(partnership: string): Json | undefined {
    const kept = this.store.get(`samverka.view.${partnership}`);
    if (kept === undefined) return undefined;
    try {
      return JSON.parse(kept) as Json;
    } catch {
      return undefined;
    }
  }
  setViewState(partnership: string, state: Json): void {
    this.store.set(`samverka.view.${partnership}`, JSON.stringify(state));
  }
}
