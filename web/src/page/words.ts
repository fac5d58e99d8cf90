// The page's own few texts: what is said when the core cannot speak, and about storage and views.

import en from '../../../assets/locales/host.en.json';
import sv from '../../../assets/locales/host.sv.json';
import type { LanguageCode } from '../protocol/envelope.ts';

export type WordKey = keyof typeof sv;

const kWords: Readonly<Record<LanguageCode, Readonly<Record<WordKey, string>>>> = { sv, en };

export function word(key: WordKey, language: LanguageCode): string {
  return kWords[language][key];
}

export function wordOr(key: string, otherwise: WordKey, language: LanguageCode): string {
  const words: Readonly<Record<string, string>> = kWords[language];
  return words[key] ?? word(otherwise, language);
}

// The first language that both the browser's reader and the product know; Swedish when none is.
export function preferredLanguage(languages: readonly string[]): LanguageCode {
  for (const language of languages) {
    const code = language.toLocaleLowerCase().slice(0, 2);
    if (code === 'sv' || code === 'en') return code;
    if (code === 'nb' || code === 'nn' || code === 'no' || code === 'da') return 'sv';
  }
  return languages.length === 0 ? 'sv' : 'en';
}
