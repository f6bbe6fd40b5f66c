// The caption of a picture that stands in a story: it becomes an article of its own behind it.

import { move, setArticle, setRole, startArticle } from '../document/commands.ts';
import { articleAttrs, idOf } from '../document/queries.ts';
import { findById } from '../document/steps.ts';
import { safeOffset } from '../document/text.ts';
import { formulae } from '../labelling/signs.ts';
import { type Line, linesOf, reading } from './finding.ts';
import type { ArticleCheck, Finding, Fix } from './types.ts';

const code = 'stray-caption';
const ofPicture = ({ role }: Line): boolean => role === 'caption' || role === 'credit';

export const strayCaption: ArticleCheck = {
  code,
  seal: '图',
  scope: 'article',
  *find({ article }) {
    if (articleAttrs(article).kind !== 'story') return;
    const lines = linesOf(article);
    for (let i = 0; i < lines.length; i += 1) {
      const line = lines[i];
      if (!line || !ofPicture(line)) continue;
      let end = i + 1;
      while (end < lines.length && ofPicture(lines[end] ?? line)) end += 1;
      let start = i;
      // “图为……。” taken for body, with the credit behind it
      const before = lines[i - 1];
      if (
        line.role === 'credit' &&
        before?.role === 'body' &&
        before.text.length <= 120 &&
        formulae.captionOpener.test(before.text)
      )
        start -= 1;
      const picture = lines.slice(start, end);
      yield finding(article.childCount === picture.length ? 'photo' : 'own', picture, idOf(article));
      i = end - 1;
    }
  },
};

function finding(how: 'photo' | 'own', picture: readonly Line[], article: string): Finding {
  const first = picture[0];
  if (!first) throw new RangeError('expected at least one line');
  const actual = first.text.slice(0, safeOffset(first.text, Math.min(first.text.length, 12)));
  const caption = picture.some(({ role }) => role === 'caption');
  const credit = picture.some(({ role }) => role === 'credit');
  return {
    code,
    severity: 'doubt',
    confidence: caption && credit ? 0.9 : 0.75,
    reasons: [
      ...(caption ? [{ code: 'caption-here' }] : []),
      ...(credit
        ? [
            {
              code: 'credit-here',
              params: { detail: picture.findLast(({ role }) => role === 'credit')?.text ?? '' },
            },
          ]
        : []),
    ],
    from: first.start,
    to: first.start + actual.length,
    actual,
    message: { code: `checks:kind.${code}.${how === 'photo' ? 'photo' : 'message'}` },
    reads: reading({
      text: picture
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 40),
      as: 'same',
    }),
    fixes:
      how === 'photo'
        ? [becomesPhoto(article)]
        : [ownArticle(picture, article), ...(caption ? [asBody(picture)] : [])],
  };
}

const becomesPhoto = (article: string): Fix => ({
  title: { code: 'checks:fix.photo' },
  preferred: true,
  apply: (tr) => {
    const at = findById(tr.doc, article);
    return at !== null && setArticle(tr, at.pos, 'kind', 'photo');
  },
});

function ownArticle(picture: readonly Line[], article: string): Fix {
  const ids = picture.map(({ node }) => idOf(node));
  return {
    title: { code: 'checks:fix.own-photo' },
    preferred: true,
    apply: (tr, _at, newId) => {
      const story = findById(tr.doc, article);
      if (!story || !ids.every((id) => findById(story.node, id)) || story.node.childCount <= ids.length)
        return false;
      for (const id of ids) if (!move(tr, id, article, null)) return false;
      const first = findById(tr.doc, ids[0] ?? '');
      const own = newId();
      if (!first || !startArticle(tr, first.pos, own)) return false;
      // “图为……。” that was taken for body
      for (const { node, role } of picture) {
        const line = role === 'body' ? findById(tr.doc, idOf(node)) : null;
        if (line) setRole(tr, line.pos, 'caption');
      }
      const photo = findById(tr.doc, own);
      return photo !== null && setArticle(tr, photo.pos, 'kind', 'photo');
    },
  };
}

const asBody = (picture: readonly Line[]): Fix => ({
  title: { code: 'checks:fix.role-body' },
  apply: (tr) =>
    picture
      .filter(({ role }) => role === 'caption')
      .every(({ node }) => {
        const at = findById(tr.doc, idOf(node));
        return at !== null && setRole(tr, at.pos, 'body');
      }),
});
