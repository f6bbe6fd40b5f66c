// The head of an article in the galley: its number on the page, sections, characters, who signed it. Text only: nothing
// of a file is ever read as markup.

import { articleAttrs, articlesOf, type ArticleAt, count } from '../../core/document/queries.ts';
import { changedAfterPassing, returnedOn, type Rounds, signaturesOn } from '../../core/history/rounds.ts';
import { sectionOf } from '../../core/sections/registry.ts';
import { keyLabel } from '../../editor/keys.ts';
import { i18n } from '../../i18n/index.ts';

function span(text: string, className = ''): HTMLSpanElement {
  const element = document.createElement('span');
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

/** `own`: the name of a section of the paper's own, or null. */
export function articleHead(
  article: ArticleAt,
  rounds: Rounds,
  own: (code: string) => string | null,
): HTMLElement {
  const { t, language } = i18n;
  const { kind, sections } = articleAttrs(article.node);
  const head = document.createElement('div');
  head.className = 'head';
  const page = String(article.page.node.attrs['number'] ?? article.page.index + 1);
  if (kind === 'furniture') {
    head.append(span(t('desk:contents.furniture')));
    return head;
  }
  // furniture is not counted: the first story of page 1 is 1-1 with a masthead before it too
  const place = articlesOf(article.page).filter(
    ({ node, index }) => index <= article.index && articleAttrs(node).kind !== 'furniture',
  ).length;
  head.append(span(`${page}-${place}`));
  for (const code of sections) {
    const section = sectionOf(code);
    head.append(
      span(
        section === null ? (own(code) ?? code) : language === 'en' ? section.english : section.name,
        'chip',
      ),
    );
  }
  head.append(span(t('desk:contents.characters', { count: count(article.node) })));
  if (kind !== 'story') head.append(span(t(`desk:kind.${kind}`)));
  head.append(...standing(article, rounds));
  return head;
}

/** Dear to make, and wanted a thousand times in an issue. */
const times = new Map<string, Intl.DateTimeFormat>();

function timeIn(language: string): Intl.DateTimeFormat {
  const known = times.get(language);
  if (known) return known;
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  times.set(language, time);
  return time;
}

/** How far it is and by whom; sent back, why; changed after it was passed. */
function standing({ node }: ArticleAt, rounds: Rounds): readonly HTMLElement[] {
  const { t, language } = i18n;
  const { status } = articleAttrs(node);
  const returned = returnedOn(rounds, node);
  const out: HTMLElement[] = [];
  if (returned)
    out.push(span(t('rounds:returned', { name: nameOf(returned.by), reason: returned.reason }), 'returned'));
  if (status !== 'unread') {
    const all = signaturesOn(rounds, node);
    const last = all.find((one) => one.status === status);
    const lines = all.map(
      (one) =>
        t('rounds:by', {
          status: t(`rounds:signed.${one.status}`),
          name: nameOf(one.by),
          time: timeIn(language).format(one.at),
        }) + (one.alone ? `（${t('rounds:alone')}）` : ''),
    );
    const signed = span(
      last
        ? t('rounds:by', {
            status: t(`rounds:status.${status}`),
            name: nameOf(last.by),
            time: timeIn(language).format(last.at),
          })
        : t(`rounds:signed.${status}`),
      last?.alone === true ? 'signed alone' : 'signed',
    );
    signed.title = lines.join('\n');
    out.push(signed);
  }
  if (changedAfterPassing(rounds, node)) {
    const late = span(t('rounds:late'), 'late');
    late.title = t('rounds:lateText', { keys: keyLabel('Alt-Shift-s'), back: keyLabel('Alt-Shift-b') });
    out.push(late);
  }
  return out.length === 0 ? [] : [span('', 'grow'), ...out];
}

const nameOf = (name: string): string => (name === '' ? i18n.t('app:who.nobody') : name);
