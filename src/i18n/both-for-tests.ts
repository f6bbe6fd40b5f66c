// Before the tests: the words of both languages are there.

import { loadEnglish } from './index.ts';

await loadEnglish();
