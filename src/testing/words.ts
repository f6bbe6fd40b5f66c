// Before the tests: the words of both languages are there.

import { loadEnglish } from '../i18n/index.ts';

await loadEnglish();
