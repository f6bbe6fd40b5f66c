// ninjs 3.0, the IPTC's news in JSON (https://iptc.org/standards/ninjs/): what web sites and agencies take. One article
// is an item of type text; several are one composite item with an association each.

import { characterCount } from '../document/text.ts';
import type { DocAttrs, PageAttrs, Role } from '../document/schema.ts';
import { type ChosenArticle, readable } from './chosen.ts';
import { articleHtml } from './html.ts';
import { articleText } from './txt.ts';
import type { ExportInput, TextExporter } from './types.ts';

export const ninjs: TextExporter = {
  code: 'ninjs',
  called: 'ninjs',
  extension: 'json',
  mime: 'application/json',
  write(input) {
    const items = readable(input).flatMap(({ attrs, articles }) =>
      articles.map((article) => item(article, attrs, input)),
    );
    const [only] = items;
    const whole = items.length === 1 ? only : issue(input, items);
    return `${JSON.stringify({ ...whole, standard }, null, 2)}\n`;
  },
};

export const standard = {
  name: 'ninjs',
  version: '3.0',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#',
} as const;

/** What an item may hold; see the schema. */
interface Item {
  readonly uri: string;
  readonly type: 'text' | 'composite';
  readonly representationType: 'full' | 'partial';
  readonly [property: string]: unknown;
}

function issue(input: ExportInput, items: readonly Item[]): Item {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  return {
    uri: uri(input),
    type: 'composite',
    representationType: input.articles ? 'partial' : 'full',
    language: 'zh',
    title: [paper, date].filter(Boolean).join(' '),
    associations: items.map((one, i) => ({ name: `${i + 1}`, ...one })),
  };
}

/** What heads an article stands apart from its text. */
const headRoles = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline', 'note']);

function item(article: ChosenArticle, page: PageAttrs, input: ExportInput): Item {
  const { attrs, blocks } = article;
  const { paper, date } = input.doc.attrs as DocAttrs;
  const told = (role: Role): readonly string[] =>
    blocks.flatMap((block) => (block.role === role ? [block.text] : []));
  const body = { ...article, blocks: blocks.filter(({ role }) => !headRoles.has(role)) };
  const headlines = (['kicker', 'headline', 'deck'] as const).flatMap((role) => {
    const value = told(role).join(' ');
    return value === '' ? [] : [{ role, contentType: 'text/plain', value }];
  });
  return {
    uri: uri(input, attrs.id),
    type: 'text',
    representationType: 'full',
    profile: attrs.kind,
    // nothing leaves the house as usable that was not passed for print
    pubStatus: attrs.status === 'passed' ? 'usable' : 'withheld',
    language: 'zh',
    ...(paper ? { copyrightHolder: paper } : {}),
    title: told('headline').join(' '),
    ...(told('label').length > 0 ? { slugline: told('label').join(' ') } : {}),
    ...(told('byline').length > 0 ? { by: told('byline').join(' ') } : {}),
    headlines,
    ...(told('note').length > 0
      ? { descriptions: told('note').map((value) => ({ role: 'note', contentType: 'text/plain', value })) }
      : {}),
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: body.blocks
          .filter(({ role }) => role !== 'caption' && role !== 'credit')
          .reduce((sum, { text }) => sum + characterCount(text), 0),
        value: articleHtml(body, input),
      },
      { role: 'main', contentType: 'text/plain', value: articleText(body) },
    ],
    subjects: attrs.sections.map((code) => {
      const topic = /^medtop:(\d{8})$/u.exec(code)?.[1];
      return {
        name: input.sectionNames[code] ?? code,
        ...(topic === undefined
          ? { literal: code }
          : { uri: `http://cv.iptc.org/newscodes/mediatopic/${topic}` }),
      };
    }),
    altIds: [
      { role: 'article', value: attrs.id },
      ...(date ? [{ role: 'date', value: date }] : []),
      ...(page.number ? [{ role: 'page', value: page.number }] : []),
      ...(page.name ? [{ role: 'pageName', value: page.name }] : []),
    ],
  };
}

/** The same for the same article of the same issue, and no address of anything. */
function uri({ doc }: ExportInput, ...rest: readonly string[]): string {
  const { paper, date } = doc.attrs as DocAttrs;
  return `urn:x-qingyang:${[paper ?? '', date ?? '', ...rest].map((part) => encodeURIComponent(part.toWellFormed())).join(':')}`;
}
