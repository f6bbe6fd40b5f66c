// Documents for tests and samples, said as one would say them: doc(page(article(headline('…'), p('…')))).
// Ids count up within one doc(), so that equal calls make equal documents: b1, b2… for blocks, a1…, p1….

import type { Node } from 'prosemirror-model';
import {
  type ArticleAttrs,
  type DocAttrs,
  type PageAttrs,
  type Role,
  schema,
} from '../core/document/schema.ts';

interface Ids {
  blocks: number;
  articles: number;
  pages: number;
}
/** A part of a document that gets its ids when the document is built. */
type Part = (ids: Ids) => Node;

function make(name: string, attrs: object, content: readonly Node[]): Node {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`the schema has no ${name}`);
  return type.createChecked({ ...attrs }, content);
}

function block(role: Role): (text: string) => Part {
  return (text) => (ids) =>
    make(role, { id: `b${(ids.blocks += 1)}` }, text === '' ? [] : [schema.text(text)]);
}

export const label = block('label');
export const kicker = block('kicker');
export const headline = block('headline');
export const deck = block('deck');
export const byline = block('byline');
export const note = block('note');
export const p = block('body');
export const subhead = block('subhead');
export const caption = block('caption');
export const credit = block('credit');
export const jump = block('jump');
export const furniture = block('furniture');

/** article(…blocks), or article({kind: 'photo'}, …blocks). */
export function article(first: Part | Partial<ArticleAttrs>, ...rest: readonly Part[]): Part {
  const [attrs, parts] = typeof first === 'function' ? [{}, [first, ...rest]] : [first, rest];
  return (ids) => {
    const id = `a${(ids.articles += 1)}`;
    return make(
      'article',
      { id, ...attrs },
      parts.map((part) => part(ids)),
    );
  };
}

export function page(first: Part | Partial<PageAttrs>, ...rest: readonly Part[]): Part {
  const [attrs, parts] = typeof first === 'function' ? [{}, [first, ...rest]] : [first, rest];
  return (ids) => {
    const id = `p${(ids.pages += 1)}`;
    return make(
      'page',
      { id, ...attrs },
      parts.map((part) => part(ids)),
    );
  };
}

export function doc(first: Part | Partial<DocAttrs>, ...rest: readonly Part[]): Node {
  const [attrs, parts] = typeof first === 'function' ? [{}, [first, ...rest]] : [first, rest];
  const ids: Ids = { blocks: 0, articles: 0, pages: 0 };
  return make(
    'doc',
    attrs,
    parts.map((part) => part(ids)),
  );
}
