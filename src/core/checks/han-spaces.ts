// Spaces that damage put between Han or before and behind Chinese marks. A space that says something stays: between the
// names of a byline (本报记者 甲 乙), between two clauses of a headline, behind a 电头, in lists and tables.

import type { Vocabulary } from '../labelling/types.ts';
import { straddlingWord } from '../labelling/straddle.ts';
import { aboutWords, type Line, linesOf } from './finding.ts';
import type { ArticleCheck, Finding } from './types.ts';

const code = 'han-spaces';

const running = new Set(['body', 'note', 'caption']);
const headline = new Set(['kicker', 'headline', 'deck', 'subhead']);

/** What speaks for names: “(记者 王 军)”, “甲 摄”. */
const people =
  /记者|通讯员|评论员|摄影|摄$|图$|文$|编辑|校对|作者|实习生|供稿|供图|撰稿|主任|教授|^[左右]起/u;

export const hanSpaces: ArticleCheck = {
  code,
  seal: '空',
  scope: 'article',
  vocabulary: true,
  behind: ['stuck-subhead', 'run-together'],
  *find({ article, vocabulary }) {
    for (const line of linesOf(article)) {
      if (!/\s/u.test(line.text) || line.role === 'furniture') continue;
      yield* besideMarks(line);
      if (running.has(line.role)) yield* betweenHan(line, vocabulary);
    }
  },
};

const ofSpaces = (
  line: Line,
  from: number,
  to: number,
  severity: 'sure' | 'doubt',
  confidence: number,
  reason: string,
  detail = '',
): Finding =>
  aboutWords(line, {
    code,
    severity,
    confidence,
    reasons: [{ code: reason, ...(detail === '' ? {} : { params: { detail } }) }],
    from,
    to,
    instead: line.text.slice(from, to).replace(/\s+/gu, ''),
    fix: 'close-up',
  });

/** “你好 ，世界”, “《 青禾镇志 》”: no mark of Chinese copy has a space of its own. */
function* besideMarks(line: Line): Generator<Finding> {
  for (const match of line.text.matchAll(/(?<=\S)[ 　]+[，。、；：？！）》〉”’」』】]/gu))
    yield ofSpaces(line, match.index, match.index + match[0].length, 'sure', 0.99, 'space-before-mark');
  if (!running.has(line.role) && !headline.has(line.role)) return;
  // two spaces behind a final mark are the indent of a paragraph that was glued on: not ours
  for (const match of line.text.matchAll(
    /(?<=\p{Script=Han})[ 　]+[（(](?=[^（()）]*\p{Script=Han})|[)）][ 　]+(?=\p{Script=Han})/gu,
  )) {
    // “今天 （6月25日） 是”; in a caption (左图) may stand apart
    if (line.role === 'body')
      yield ofSpaces(line, match.index, match.index + match[0].length, 'sure', 0.95, 'space-beside-bracket');
  }
  for (const match of line.text.matchAll(
    /[（《〈“‘「『【][ 　]+(?=\S)|[，、；][ 　]+(?=\p{Script=Han})|[。：？！][ 　](?=\p{Script=Han})/gu,
  ))
    yield ofSpaces(
      line,
      match.index,
      match.index + match[0].length,
      'sure',
      /^[。：？！]/u.test(match[0]) ? 0.9 : 0.985,
      'space-behind-mark',
    );
}

/** More gaps than these in one block, without a word that lies across them, are two columns read into each other. */
const mostUnexplained = 2;

function* betweenHan(line: Line, vocabulary: Vocabulary): Generator<Finding> {
  const unexplained: Finding[] = [];
  // a stretch of Han and spaces, from mark to mark
  for (const { 0: stretch, index } of line.text.matchAll(
    /(?<!\p{Script=Han})\p{Script=Han}+(?:[ 　]+\p{Script=Han}+)+/gu,
  )) {
    const pieces = stretch.split(/[ 　]+/u);
    // “新华社青禾2月8日电 记者……”, “柳林渡讯 ……”
    if (people.test(stretch) || /^.{0,6}[电讯] /u.test(stretch)) continue;
    const single = pieces.filter((piece) => Array.from(piece).length === 1).length;
    // “建 设 工 程”: letter-spaced
    if (single >= 4 && single >= pieces.length - 1) {
      yield ofSpaces(line, index, index + stretch.length, 'sure', single >= 6 ? 0.985 : 0.9, 'letter-spaced');
      continue;
    }
    // “甲某 乙某 丙某”, “姓名 单位”: names, a table
    if (pieces.every((piece) => piece.length <= 4)) continue;
    // “河堤亮灯 夜归放心”, 《青禾纪事 大河上下》: two clauses of a motto or a title
    const quoted =
      /[“‘「『《〈]$/u.test(line.text.slice(0, index)) ||
      /^[”’」』》〉]/u.test(line.text.slice(index + stretch.length));
    for (const gap of stretch.matchAll(/[ 　]+/gu)) {
      const left = stretch.slice(0, gap.index);
      const right = stretch.slice(gap.index + gap[0].length);
      const word = straddlingWord(left, right);
      const known = vocabulary.straddling(left, right, 3);
      const from = index + gap.index - 1;
      const to = index + gap.index + gap[0].length + 1;
      if (word !== '' && known !== null && known.text.length >= 3)
        yield ofSpaces(line, from, to, 'sure', 0.985, 'vocabulary-straddles', known.text);
      else if (word !== '') yield ofSpaces(line, from, to, 'sure', 0.95, 'word-straddles', word);
      else if (quoted) continue;
      else if (known !== null && known.text.length >= 3)
        yield ofSpaces(line, from, to, 'doubt', 0.88, 'vocabulary-straddles', known.text);
      else unexplained.push(ofSpaces(line, from, to, 'doubt', 0.7, 'between-han'));
    }
  }
  if (unexplained.length <= mostUnexplained) yield* unexplained;
}
