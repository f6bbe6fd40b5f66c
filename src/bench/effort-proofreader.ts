// A practised proofreader who has the printed page beside the text, in the real browser: every press is a press of a key,
// counted under what it was for. What a suggestion is worth is weighed as a person foresees it; what no check found is
// mended where it stands, article by article, each tagged and signed.

import type { Page } from '@playwright/test';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { applyFix } from '../core/checks/fix-certain.ts';
import { Linter } from '../core/checks/lint.ts';
import type { Fix, Suggestion } from '../core/checks/types.ts';
import { articles, blocks, pageAttrs } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { bare } from '../core/document/text.ts';
import type { Original } from '../core/import/types.ts';
import { cityDaily } from '../core/sections/city-daily.ts';
import { suggestSections } from '../core/sections/suggest.ts';
import {
  type DeskArticle,
  type DeskBlock,
  deskArticles,
  distance,
  rightlyTagged,
  sameRole,
  type Truth,
  type TruthArticle,
  Weighing,
} from './effort-truth.ts';

/** What presses are for. */
export const kinds = [
  '上架',
  '落座',
  '必然的一并改',
  '照改',
  '另一种改法',
  '不是',
  '建议的栏目',
  '移光标',
  '接与分',
  '打字',
  '角色',
  '分篇并篇',
  '标栏目',
  '签名',
] as const;
export type Kind = (typeof kinds)[number];
/** Answers to suggestions that are not certain: one press each. */
export const answers: ReadonlySet<Kind> = new Set(['照改', '另一种改法', '不是', '建议的栏目']);
/** Once an issue, however many articles it has. */
export const once: ReadonlySet<Kind> = new Set(['上架', '落座', '必然的一并改']);

interface Drawn extends Element {
  readonly pmViewDesc: { readonly node: { toJSON(): unknown } };
}

/** Keys of the role strip. */
const roleKeys: Readonly<Record<string, string>> = {
  label: '1',
  kicker: '2',
  headline: '3',
  deck: '4',
  byline: '5',
  note: '6',
  body: '7',
  subhead: '8',
  caption: '9',
  credit: '0',
};

export class Proofreader {
  readonly presses = new Map<Kind, number>();
  /** Each press by hand: what for, and where. */
  readonly diary: string[] = [];
  readonly #page: Page;
  readonly #truth: Truth;
  readonly #form: (text: string) => string;
  readonly #weighing: Weighing;
  readonly #linter: Linter;

  /** `form`: how texts are compared, character by character. */
  constructor(page: Page, truth: Truth, original: Original, form: (text: string) => string) {
    this.#page = page;
    this.#form = form;
    this.#truth = {
      ...truth,
      articles: truth.articles.map((article) => ({
        ...article,
        blocks: article.blocks.map((block) => ({ ...block, text: form(block.text) })),
      })),
    };
    this.#weighing = new Weighing(this.#truth, form);
    this.#linter = new Linter({ doubts: original.doubts });
  }

  async read(): Promise<Node> {
    return schema.nodeFromJSON(
      await this.#page.evaluate(() =>
        (document.querySelector('.ProseMirror') as Drawn).pmViewDesc.node.toJSON(),
      ),
    );
  }

  async press(kind: Kind, key: string): Promise<void> {
    this.presses.set(kind, (this.presses.get(kind) ?? 0) + 1);
    await this.#page.keyboard.press(key);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.#page.locator('.ProseMirror[aria-busy="false"]').waitFor({ timeout: 60_000 });
    // what stands beside the text is drawn
    await this.#page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
  }

  /** Who reads: a name that this machine does not know yet. */
  async sitDown(name: string): Promise<void> {
    await this.press('落座', 'Alt+w');
    await this.#page.keyboard.insertText(name);
    this.presses.set('落座', (this.presses.get('落座') ?? 0) + name.length);
    await this.press('落座', 'Enter');
    await this.#page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** Walks through the suggestions; the next one opens by itself. */
  async answer(): Promise<void> {
    for (let n = 0; n < 400; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      if (!(await this.#answerOne())) return;
    }
    throw new Error('the suggestions do not end');
  }

  async #answerOne(): Promise<boolean> {
    const open = await this.#open();
    if (!open) return false;
    const doc = await this.read();
    const best = this.#best(doc, open);
    if (best === null && (await this.#mendAt(doc, open))) {
      if (!(await this.#open())) await this.press('移光标', 'Alt+ArrowDown');
      return true;
    }
    const kind: Kind =
      best === null ? '不是' : open.code === 'untagged' ? '建议的栏目' : best === 0 ? '照改' : '另一种改法';
    this.diary.push(`${kind} ${open.code} ${open.confidence.toFixed(2)} ${JSON.stringify(open.actual)}`);
    await this.press(kind, best === null ? 'Alt+Backspace' : ['Alt+Enter', 'Alt+x', 'Alt+Shift+x'][best]!);
    return true;
  }

  /** The suggestion on the card. */
  async #open(): Promise<Suggestion | null> {
    const card = this.#page.getByRole('article', { name: '打开的建议' });
    if ((await card.count()) === 0) return null;
    const id = await card.getAttribute('data-suggestion');
    const doc = await this.read();
    this.#linter.renew();
    const found = this.#linter.lint(doc).suggestions.find((one) => one.id === id);
    if (!found) throw new Error(`the open suggestion is not among those of the linter: ${String(id)}`);
    return found;
  }

  /** Which of its fixes brings the text nearest to the truth; the preferred one is 0; null: none does. */
  #best(doc: Node, suggestion: Suggestion): number | null {
    const now = this.#weighing.cost(doc);
    const weighed = inOrder(suggestion)
      .slice(0, 3)
      .map((fix, index) => ({ index, cost: this.#weighing.cost(fixed(doc, suggestion, fix)) }))
      .filter(({ cost }) => cost < now)
      .toSorted((a, b) => a.cost - b.cost || a.index - b.index);
    return weighed[0]?.index ?? null;
  }

  /** A suggestion that asks stands at what is wrong: it is mended there by hand. */
  async #mendAt(doc: Node, { from, to, code }: Suggestion): Promise<boolean> {
    const at = blocks(doc).findIndex(({ pos, node }) => pos < from && from < pos + node.nodeSize);
    const block = blocks(doc)[at];
    if (!block) return false;
    const text = this.#form(block.node.textContent);
    const want = this.#truth.articles
      .flatMap((one) => one.blocks)
      .filter((one) => Math.abs(one.text.length - text.length) <= 4)
      .map((one) => ({ ...one, away: distance(one.text, text) }))
      .toSorted((one, other) => one.away - other.away)[0];
    if (!want || want.away === 0 || want.away > 8) return false;
    const edit = firstEdit(text, want.text);
    const start = from - block.pos - 1;
    if (edit.at < start || edit.at > start + (to - from)) return false;
    this.diary.push(`打字 ${code} ${JSON.stringify(text.slice(edit.at - 4, edit.at + 4))}`);
    await this.#type(at, edit);
    return true;
  }

  /** What no check found: in the order of the page, each article tagged and signed when nothing is left in it. */
  async finish(): Promise<void> {
    await this.press('移光标', 'Control+Home');
    for (let n = 0; n < 600; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      const doc = await this.read();
      const next = this.#next(doc);
      if (!next) return this.#verify(doc);
      this.diary.push(next.why);
      // oxlint-disable-next-line no-await-in-loop
      await next.act();
    }
    throw new Error('the repairs do not end');
  }

  /** Nothing but what the truth has: no block or article beside it. */
  #verify(doc: Node): void {
    const desk = deskArticles(doc, this.#form);
    const shape = (list: readonly { readonly blocks: readonly { readonly text: string }[] }[]): string =>
      list
        .map((one) => one.blocks.map(({ text }) => text).join('\n'))
        .toSorted()
        .join('\n\n');
    if (shape(desk) !== shape(this.#truth.articles)) throw new Error('the desk has more than the truth');
  }

  #next(doc: Node): Act | null {
    const desk = deskArticles(doc, this.#form);
    const all = desk.flatMap((article) => article.blocks);
    const key = (kind: Kind, at: number, ...keys: string[]): Act => ({
      why: `${kind} ${all[at]?.text.slice(0, 16) ?? ''}`,
      act: async () => {
        await this.#goTo(at);
        // oxlint-disable-next-line no-await-in-loop -- one key after the other
        for (const one of keys) await this.press(kind, one);
      },
    });
    for (const truth of this.#truth.articles) {
      const start = homeOf(all, truth);
      if (start < 0) throw new Error(`not on the desk: ${truth.blocks[0]?.text ?? ''}`);
      const home = all[start]!.article;
      if (all[start - 1]?.article === home) return key('分篇并篇', start, 'Alt+n');
      for (const [k, want] of truth.blocks.entries()) {
        const at = start + k;
        const is = all[at];
        const before = all[at - 1];
        if (!is) throw new Error(`the desk ends before ${want.text}`);
        if (k > 0 && is.article !== home) {
          const alone = all
            .filter(({ article }) => article === is.article)
            .every(({ text }) => belongs(text, truth));
          return alone ? key('分篇并篇', at, 'Alt+m') : key('分篇并篇', at, 'Alt+Shift+ArrowUp');
        }
        if (!belongs(is.text, truth) && !want.text.startsWith(is.text.slice(0, 4))) {
          if (before === undefined || belongsAnywhere(is.text, this.#truth))
            throw new Error(`not in its place: ${is.text}`);
          return key('接与分', at, 'Alt+Shift+Delete');
        }
        if (is.text !== want.text) {
          const [a, b] = [bare(is.text), bare(want.text)];
          const next = all[at + 1];
          if (a.length > b.length + 8 && a.startsWith(b.slice(0, -1)))
            return {
              why: `接与分 part behind ${want.text.slice(-8)}`,
              act: async () => {
                await this.#goTo(at, want.text.length);
                await this.press('接与分', 'Enter');
              },
            };
          if (next && a.length < b.length && b.slice(a.length).startsWith(bare(next.text).slice(0, 8)))
            return key('接与分', at + 1, 'Alt+j');
          const edit = firstEdit(is.text, want.text);
          return {
            why: `打字 ${is.text.slice(Math.max(0, edit.at - 6), edit.at)}|${is.text.slice(edit.at, edit.at + 4)} → ${edit.type}`,
            act: () => this.#type(at, edit),
          };
        }
        if (!sameRole(is.role, want.role))
          return key('角色', at, `Alt+Shift+Digit${roleKeys[want.role] ?? ''}`);
      }
      const article = desk[home]!;
      if (truth.kind === 'furniture') continue;
      const behind = all[start + truth.blocks.length];
      if (behind?.article === home && belongsAnywhere(behind.text, this.#truth)) {
        const other = this.#truth.articles.find((one) => belongs(behind.text, one));
        if (other && other !== truth) return key('分篇并篇', start + truth.blocks.length, 'Alt+n');
      }
      if (article.status === 'unread') return this.#tagAndSign(doc, home, article, truth, start);
      if (!rightlyTagged(article.sections, truth))
        throw new Error(`signed with a wrong section: ${truth.blocks[0]?.text ?? ''}`);
    }
    return null;
  }

  #tagAndSign(doc: Node, index: number, { sections }: DeskArticle, truth: TruthArticle, start: number): Act {
    const node = articles(doc)[index]!;
    const tagged = rightlyTagged(sections, truth);
    const proposal = suggestSections(node.node, pageAttrs(node.page.node).name, cityDaily)[0];
    // the desk takes a proposal from 0.3 on
    const offered =
      sections.length === 0 &&
      proposal !== undefined &&
      proposal.confidence >= 0.3 &&
      rightlyTagged([proposal.section.code], truth);
    return {
      why: `${tagged ? '签名' : offered ? '用建议的栏目并签名' : '标栏目、签名'} ${truth.blocks[0]?.text.slice(0, 16) ?? ''}`,
      act: async () => {
        await this.#goTo(start);
        if (!tagged && !offered) {
          const wanted = truth.section ?? 'society';
          if (!(await this.#strip())) await this.press('标栏目', 'Alt+s');
          // oxlint-disable-next-line no-await-in-loop -- one key after the other
          for (const key of [...sections.filter((one) => one !== wanted), wanted].flatMap(
            (one) => sectionKeys[one] ?? [],
          ))
            await this.press('标栏目', key);
        }
        await this.press('签名', tagged || !offered ? 'Alt+y' : 'Alt+Shift+y');
      },
    };
  }

  /** Whether the strip of sections is open: it stays from article to article. */
  async #strip(): Promise<boolean> {
    return (await this.#page.getByRole('dialog').count()) > 0;
  }

  /** Where the caret stands: block, and offset in it. */
  async #caret(): Promise<{ readonly at: number; readonly offset: number }> {
    return this.#page.evaluate(() => {
      const all = Array.from(document.querySelectorAll('.ProseMirror .b'));
      const at = all.findIndex((block) => block.classList.contains('caret-block'));
      const { focusNode, focusOffset } = getSelection() ?? {};
      if (!focusNode || !all[at]?.contains(focusNode)) return { at, offset: 0 };
      const before = document.createRange();
      before.setStart(all[at], 0);
      before.setEnd(focusNode, focusOffset ?? 0);
      return { at, offset: before.toString().length };
    });
  }

  /** Into a block: by articles, then by blocks; then, where it matters, to a place in it by lines, words, characters. */
  async #goTo(block: number, offset: number | null = null): Promise<void> {
    const { at: start, offset: inside } = await this.#caret();
    const all = deskArticles(await this.read(), this.#form).flatMap((article) => article.blocks);
    // back from inside of a block leads to its beginning first
    const first = inside > 0 && block < start && all[block]?.article === all[start]?.article;
    if (first) await this.press('移光标', 'Control+ArrowUp');
    for (const key of byBlocks(all, start, block))
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await this.press('移光标', key);
    const there = await this.#caret();
    if (there.at !== block) throw new Error(`the caret is in block ${there.at}, not ${block}`);
    if (offset !== null) await this.#goWithin(block, offset);
  }

  async #goWithin(block: number, offset: number): Promise<void> {
    if (await this.#strip()) await this.press('标栏目', 'Enter');
    for (let n = 0; n < 60; n += 1) {
      // oxlint-disable no-await-in-loop -- one key after the other
      const now = await this.#caret();
      if (now.at === block && now.offset === offset) return;
      const key =
        now.at === block
          ? await this.#stepTo(block, now.offset, offset)
          : now.at < block
            ? 'ArrowRight'
            : 'ArrowLeft';
      await this.press('移光标', key);
      // oxlint-enable no-await-in-loop
    }
    throw new Error('the caret does not come to its place');
  }

  /** The key that brings the caret nearer: a line, a line's end, a word, a character. */
  async #stepTo(block: number, from: number, to: number): Promise<string> {
    const [lineFrom, lineTo, start, end] = await this.#page.evaluate(
      ({ block: index, from: a, to: b }) => {
        const element = document.querySelectorAll('.ProseMirror .b')[index]!;
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const tops: number[] = [];
        while (walker.nextNode()) {
          const range = document.createRange();
          for (let i = 0; i < (walker.currentNode.textContent ?? '').length; i += 1) {
            range.setStart(walker.currentNode, i);
            range.setEnd(walker.currentNode, i + 1);
            tops.push(Math.round(range.getBoundingClientRect().top));
          }
        }
        const line = (at: number): number =>
          new Set(tops.slice(0, Math.min(at, tops.length - 1) + 1)).size - 1;
        const top = tops[Math.min(b, tops.length - 1)];
        return [line(a), line(b), tops.indexOf(top!), tops.lastIndexOf(top!) + 1] as const;
      },
      { block, from, to },
    );
    if (lineFrom < lineTo) return 'ArrowDown';
    if (lineFrom > lineTo) return 'ArrowUp';
    const away = Math.abs(to - from);
    if (to - start + 1 < away) return 'Home';
    if (end - to + 1 < away) return 'End';
    return `${away > 3 ? 'Control+' : ''}${to > from ? 'ArrowRight' : 'ArrowLeft'}`;
  }

  async #type(block: number, { at, remove, type }: Edit): Promise<void> {
    await this.#goTo(block, at);
    // oxlint-disable no-await-in-loop -- one key after the other
    for (let n = 0; n < remove; n += 1) await this.press('打字', 'Delete');
    for (const char of type) {
      await this.#page.keyboard.insertText(char);
      this.presses.set('打字', (this.presses.get('打字') ?? 0) + 1);
    }
    // oxlint-enable no-await-in-loop
    await this.settle();
  }
}

const sectionKeys: Readonly<Record<string, readonly string[]>> = {
  top: ['1'],
  politics: ['2'],
  economy: ['3'],
  society: ['4'],
  people: ['5'],
  culture: ['6'],
  learning: ['7'],
  law: ['8'],
  opinion: ['9'],
  supplement: ['0'],
  photo: ['t', 'p'],
  notice: ['g', 'g', '1'],
};

/** As the keys take them: the preferred one first. */
const inOrder = ({ fixes }: Suggestion): readonly Fix[] => [
  ...fixes.filter(({ preferred }) => preferred === true),
  ...fixes.filter(({ preferred }) => preferred !== true),
];

function fixed(doc: Node, suggestion: Suggestion, fix: Fix): Node {
  const tr = new Transform(doc);
  let ids = 0;
  return applyFix(tr, suggestion, fix, () => `effort-${(ids += 1)}`) ? tr.doc : doc;
}

interface Act {
  readonly why: string;
  readonly act: () => Promise<void>;
}

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly type: string;
}

/** Characters behind an edit that have to be the same again. */
const again = 5;

/** The first edit that leads on: so many characters out and so many in, as few as do. */
function firstEdit(is: string, want: string): Edit {
  let at = 0;
  while (at < Math.min(is.length, want.length) && is[at] === want[at]) at += 1;
  for (let size = 1; size <= 12; size += 1)
    for (let remove = 0; remove <= size; remove += 1) {
      const put = size - remove;
      const rest = is.slice(at + remove, at + remove + again);
      const wanted = want.slice(at + put, at + put + again);
      if (rest === wanted) return { at, remove, type: want.slice(at, at + put) };
    }
  return { at, remove: is.length - at, type: want.slice(at) };
}

const belongs = (text: string, { blocks: own }: TruthArticle): boolean =>
  own.some(
    ({ text: want }) => bare(want).includes(bare(text).slice(0, 10)) || bare(text).startsWith(bare(want)),
  );
const belongsAnywhere = (text: string, truth: Truth): boolean =>
  truth.articles.some((one) => belongs(text, one));

/** The block of the desk with which an article of the truth begins. */
function homeOf(all: readonly DeskBlock[], { blocks: own }: TruthArticle): number {
  const want = bare(own[0]?.text ?? '');
  const exact = all.findIndex(({ text }) => bare(text) === want);
  return exact >= 0
    ? exact
    : all.findIndex(
        ({ text }) => bare(text).startsWith(want.slice(0, 6)) || (text !== '' && want.startsWith(bare(text))),
      );
}

/** The keys that lead from block to block: over articles, then block by block, or block by block at once. */
function byBlocks(all: readonly DeskBlock[], from: number, to: number): readonly string[] {
  const over = all[to]!.article - all[from]!.article;
  const firstOf = all.findIndex(({ article }) => article === all[to]!.article);
  const steps = (n: number, forth: string, back: string): string[] =>
    Array.from({ length: Math.abs(n) }, () => (n > 0 ? forth : back));
  const [direct, byArticle] = [
    steps(to - from, 'Control+ArrowDown', 'Control+ArrowUp'),
    [...steps(over, 'Alt+.', 'Alt+,'), ...steps(to - firstOf, 'Control+ArrowDown', 'Control+ArrowUp')],
  ];
  return over !== 0 && byArticle.length < direct.length ? byArticle : direct;
}
