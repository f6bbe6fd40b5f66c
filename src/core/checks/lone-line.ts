// A line that stands alone between two paragraphs and is no sentence: a sub-heading that was taken for text, or the headline
// of the next article, as 停水通知 is. Which of the two is told by its words and by what follows.

import { setArticle, setRole, startArticle, tag } from '../document/commands.ts';
import { articleAttrs, idOf } from '../document/queries.ts';
import type { ArticleKind } from '../document/schema.ts';
import { findById } from '../document/steps.ts';
import { endsSentence, unbalanced } from '../document/text.ts';
import { ending, formulae, width } from '../labelling/signs.ts';
import { type Line, linesOf, reading, wordsAfter } from './finding.ts';
import type { ArticleCheck, Finding, Fix, Reason } from './types.ts';

const code = 'lone-line';

/** In em. */
const longest = 20;
/** Characters of a paragraph: what is shorter may be another line of a list or a poem. */
const paragraph = 30;
/** More of them in one article are a list. */
const most = 8;

const notice = /(?:通知|公告|通告|启事|公示|声明|更正|讣告)$/u;

export const loneLine: ArticleCheck = {
  code,
  seal: '行',
  scope: 'article',
  behind: [
    'duplicated-run',
    'split-paragraph',
    'run-together',
    'stuck-subhead',
    'doubtful-role',
    'no-ending',
  ],
  *find({ article }) {
    const lines = linesOf(article);
    const lone = lines.filter((line) => alone(line, lines));
    if (lone.length > most) return;
    for (const line of lone) yield finding(line, lines[line.index + 1]);
  },
};

function alone({ role, text, index }: Line, lines: readonly Line[]): boolean {
  const [before, after] = [lines[index - 1], lines[index + 1]];
  if (role !== 'body' || before?.role !== 'body' || after?.role !== 'body') return false;
  const words = text.trim();
  const { open, close } = unbalanced(words);
  return (
    words.length >= 3 &&
    width(words) <= longest &&
    (ending(words) === 'han' || ending(words) === 'closed') &&
    open.length + close.length === 0 &&
    /^[\p{Script=Han}“《0-9]/u.test(words) &&
    !/[。，；：]|[矣也哉焉耳]$/u.test(words) &&
    !formulae.signature.test(words) &&
    !formulae.credit.test(words) &&
    !formulae.names.test(words) &&
    endsSentence(before.text) &&
    after.text.length >= paragraph &&
    /[，。；：]/u.test(after.text)
  );
}

function finding(line: Line, after: Line | undefined): Finding {
  const words = line.text.trim();
  const named = notice.exec(words)?.[0];
  const opens = after !== undefined && formulae.dateline.test(after.text);
  const reasons: Reason[] = [
    { code: 'stands-between' },
    ...(named === undefined ? [] : [{ code: 'names-notice', params: { detail: named } }]),
    ...(opens ? [{ code: 'dateline-below', params: { detail: wordsAfter(after.text, 0) } }] : []),
  ];
  const begins = named !== undefined || opens;
  const fixes = [asSubhead(line, !begins), opensArticle(line, begins, named === undefined ? null : 'notice')];
  return {
    code,
    severity: 'doubt',
    confidence: 0.8,
    reasons,
    from: line.start,
    to: line.start + line.text.length,
    actual: line.text,
    message: { code: `checks:kind.${code}.${begins ? 'article' : 'message'}`, params: { words } },
    reads: reading({ text: line.text, as: 'new' }),
    fixes: begins ? fixes.toReversed() : fixes,
  };
}

const asSubhead = ({ node }: Line, preferred: boolean): Fix => ({
  title: { code: 'checks:fix.role-subhead' },
  preferred,
  apply: (tr) => {
    const at = findById(tr.doc, idOf(node));
    return at !== null && setRole(tr, at.pos, 'subhead');
  },
});

/** It is the headline of an article of its own; what the one before was tagged with says nothing about it. */
const opensArticle = ({ node }: Line, preferred: boolean, kind: ArticleKind | null): Fix => ({
  title: { code: 'checks:fix.opens-article' },
  preferred,
  apply: (tr, _at, newId) => {
    const line = findById(tr.doc, idOf(node));
    const id = newId();
    if (!line || !startArticle(tr, line.pos, id)) return false;
    const own = findById(tr.doc, id);
    const first = findById(tr.doc, idOf(node));
    if (!own || !first) return false;
    setRole(tr, first.pos, 'headline');
    if (kind !== null) setArticle(tr, own.pos, 'kind', kind);
    for (const section of articleAttrs(own.node).sections) tag(tr, own.pos, section, false);
    return true;
  },
});
