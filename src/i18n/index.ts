// The words of both languages, a file per namespace. Chinese first; a language is a preference, not a build.

import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Message } from '../core/message.ts';
import * as zh from './zh.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const namespaces = Object.keys(zh);

/** Keys are `namespace:path.to.words`. A missing English word falls back to the Chinese one. */
export const i18n = i18next.createInstance();
void i18n.use(initReactI18next).init({
  lng: 'zh',
  fallbackLng: 'zh',
  ns: namespaces,
  defaultNS: 'app',
  resources: { zh: { ...zh } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

/** Whether the English words are there; until then English is said in Chinese. */
let english: Promise<void> | null = null;

/** Fetches the English words, once. */
export function loadEnglish(): Promise<void> {
  english ??= import('./en.ts').then((words) => {
    for (const [namespace, texts] of Object.entries(words)) i18n.addResourceBundle('en', namespace, texts);
  });
  return english;
}

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') await loadEnglish();
  await i18n.changeLanguage(language);
  if (typeof document !== 'undefined') document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** The words of a message of core, in the language of now or in `language`. An unknown code says itself. */
export function say(message: Message, language?: Language): string {
  return i18n.t(message.code, { ...message.params, ...(language ? { lng: language } : {}) });
}

export interface Text {
  readonly t: TFunction;
  readonly say: (message: Message) => string;
  readonly language: Language;
}

/** The words, for a component: it is drawn again when the language changes. */
export function useText(): Text {
  const { t, i18n: now } = useTranslation();
  return { t, say, language: now.language === 'en' ? 'en' : 'zh' };
}
