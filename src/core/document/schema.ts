// The document: doc › page+ › article* › block+, each block `text*`, one node type per role.
//
// Structure is as loose as OCR is messy: no order of roles is enforced. A page may stand empty: all of its articles
// may have been joined to their beginnings on other pages.

import { Schema, type AttributeSpec, type MarkSpec, type NodeSpec } from 'prosemirror-model';

/** The roles of a block, in the order of clean copy. Chinese names: 栏目 引题 主题 副题 署名 编者按 正文 小标题 图片说明 摄影署名 转版提示 报眉报脚. */
export const roles = [
  'label',
  'kicker',
  'headline',
  'deck',
  'byline',
  'note',
  'body',
  'subhead',
  'caption',
  'credit',
  'jump',
  'furniture',
] as const;
export type Role = (typeof roles)[number];

export const articleKinds = ['story', 'photo', 'notice', 'ad', 'furniture'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** 未校 → 一校 → 二校 → 三校 → 付印. `first` means that the first round is signed. */
export const statuses = ['unread', 'first', 'second', 'third', 'passed'] as const;
export type Status = (typeof statuses)[number];

export interface PageAttrs {
  readonly id: string;
  /** As the input names it ("1", "A03"), or null where it names none. */
  readonly number: string | null;
  /** 版名: 要闻, 综合… */
  readonly name: string | null;
  /** The picture that stands beside the text: the store's key of a scan, or null. */
  readonly scan: string | null;
}

export interface ArticleAttrs {
  readonly id: string;
  readonly kind: ArticleKind;
  /** Codes of the taxonomy. */
  readonly sections: readonly string[];
  readonly status: Status;
  /** The id of the article that this one goes on from (上接第N版), or null. */
  readonly continues: string | null;
}

/** A suggestion that somebody said no to. It holds while its own words stand. */
export interface Dismissal {
  readonly id: string;
  /** The check's code. */
  readonly code: string;
  readonly fingerprint: string;
  /** here: this place only; issue: wherever these words stand in this issue; kind: this check, in this issue. */
  readonly scope: 'here' | 'issue' | 'kind';
  /** For scope `here`: the block that it stood in, to choose between equal places. */
  readonly block: string | null;
  /** For scope `here`: the words before and behind, to choose between equal places. */
  readonly before: string;
  readonly after: string;
}

/** 存疑: a remark on words, held to them by the mark `query` of the same id. */
export interface Query {
  readonly id: string;
  /** Where it was asked; where its words stand now is told by the mark. */
  readonly article: string;
  /** The words as they stood when it was asked. */
  readonly words: string;
  readonly text: string;
  readonly by: string;
  /** Who is to answer; '': anybody. */
  readonly to: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * What was said to a query since. A member of its own, so that two people who answer at once are both heard; the last
 * `close` or `open` says whether the query is closed.
 */
export interface Answer {
  readonly id: string;
  /** Id of the query. */
  readonly query: string;
  readonly act: 'answer' | 'close' | 'open';
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

export interface DocAttrs {
  /** 报名 */
  readonly paper: string | null;
  /** ISO date, YYYY-MM-DD. */
  readonly date: string | null;
  readonly dismissals: readonly Dismissal[];
  readonly queries: readonly Query[];
  readonly answers: readonly Answer[];
}

const text = (value: unknown): void => {
  if (typeof value !== 'string') throw new RangeError('expected a string');
};
const textOrNull = (value: unknown): void => {
  if (value !== null && typeof value !== 'string') throw new RangeError('expected a string or null');
};
const list = (value: unknown): void => {
  if (!Array.isArray(value)) throw new RangeError('expected a list');
};
const oneOf =
  (allowed: readonly string[]) =>
  (value: unknown): void => {
    if (typeof value !== 'string' || !allowed.includes(value))
      throw new RangeError(`expected one of ${allowed.join(', ')}`);
  };

const id: AttributeSpec = { default: '', validate: text };
const nullable: AttributeSpec = { default: null, validate: textOrNull };
const members: AttributeSpec = { default: [], validate: list };

function block(role: Role): NodeSpec {
  return {
    content: 'text*',
    group: 'block',
    marks: 'query',
    whitespace: 'pre',
    attrs: { id },
    // a screen shows the role by the class; nothing is parsed back from HTML
    toDOM: () => [role === 'headline' ? 'h2' : role === 'subhead' ? 'h3' : 'p', { class: `b ${role}` }, 0],
  };
}

const nodes: Record<string, NodeSpec> = {
  doc: {
    content: 'page+',
    attrs: { paper: nullable, date: nullable, dismissals: members, queries: members, answers: members },
  },
  page: {
    content: 'article*',
    isolating: true,
    attrs: { id, number: nullable, name: nullable, scan: nullable },
    toDOM: () => ['section', { class: 'page' }, 0],
  },
  article: {
    content: 'block+',
    isolating: true,
    attrs: {
      id,
      kind: { default: 'story', validate: oneOf(articleKinds) },
      sections: members,
      status: { default: 'unread', validate: oneOf(statuses) },
      continues: nullable,
    },
    toDOM: (node) => [
      'article',
      {
        class: `article ${String(node.attrs['kind'])}${node.attrs['status'] === 'passed' ? ' passed' : ''}`,
      },
      0,
    ],
  },
  // `body` first: it is what ProseMirror makes where a block must be and none is named
  body: block('body'),
  ...Object.fromEntries(roles.filter((role) => role !== 'body').map((role) => [role, block(role)])),
  text: {},
};

const marks: Record<string, MarkSpec> = {
  query: { attrs: { id }, inclusive: false, excludes: '', toDOM: () => ['span', { class: 'query' }, 0] },
};

/** The one schema of core. An editor makes its own instance from the same specs and exchanges JSON. */
export const schema = new Schema({ nodes, marks });
