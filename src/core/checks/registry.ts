// All checks. To add one: its file, its test, an entry here, its words in i18n. The order decides nothing: suggestions
// come in reading order.

import { confusableCharacters } from './confusable-characters.ts';
import { doubledWord } from './doubled-word.ts';
import { doubtfulRole } from './doubtful-role.ts';
import { duplicatedRun } from './duplicated-run.ts';
import { fullwidthAlphanumerics } from './fullwidth-alphanumerics.ts';
import { halfwidthPunctuation } from './halfwidth-punctuation.ts';
import { hanSpaces } from './han-spaces.ts';
import { headlineStack } from './headline-stack.ts';
import { jumpPartner } from './jump-partner.ts';
import { jumpWithoutPartner } from './jump-without-partner.ts';
import { loneLine } from './lone-line.ts';
import { noEnding } from './no-ending.ts';
import { oddCharacters } from './odd-characters.ts';
import { paperList } from './paper-list.ts';
import { runTogether } from './run-together.ts';
import { splitCredit } from './split-credit.ts';
import { splitHeadline } from './split-headline.ts';
import { splitParagraph } from './split-paragraph.ts';
import { strayCaption } from './stray-caption.ts';
import { stuckSubhead } from './stuck-subhead.ts';
import { twoSpellings } from './two-spellings.ts';
import { twoTitles } from './two-titles.ts';
import type { Check } from './types.ts';
import { unbalancedMarks } from './unbalanced-marks.ts';
import { untagged } from './untagged.ts';
import { wrongPage } from './wrong-page.ts';
import { wrongSum } from './wrong-sum.ts';
import { wrongToday } from './wrong-today.ts';
import { wrongWeekday } from './wrong-weekday.ts';

export const checks: readonly Check[] = [
  duplicatedRun,
  splitParagraph,
  splitHeadline,
  headlineStack,
  splitCredit,
  stuckSubhead,
  runTogether,
  loneLine,
  doubtfulRole,
  doubledWord,
  halfwidthPunctuation,
  fullwidthAlphanumerics,
  hanSpaces,
  unbalancedMarks,
  jumpPartner,
  jumpWithoutPartner,
  noEnding,
  strayCaption,
  oddCharacters,
  untagged,
  wrongWeekday,
  wrongToday,
  wrongSum,
  wrongPage,
  twoTitles,
  twoSpellings,
  confusableCharacters,
  paperList,
];
