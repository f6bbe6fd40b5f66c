// All checks. To add one: its file, its test, an entry here, its words in i18n.

import { oddCharacters } from './odd-characters.ts';
import type { Check } from './types.ts';

export const checks: readonly Check[] = [oddCharacters];
