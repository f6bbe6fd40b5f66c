// The log of a session as a file: every change with time, name, round, kind, check, before and after.

import Papa from 'papaparse';
import type { Node } from 'prosemirror-model';
import { AttrStep, DocAttrStep, ReplaceAroundStep, ReplaceStep, Step } from 'prosemirror-transform';
import { around, type ArticleAt, titleOf } from '../document/queries.ts';
import type { Answer, Query } from '../document/schema.ts';
import { findById, MemberStep, MoveStep, StatusStep } from '../document/steps.ts';
import type { Change } from './change.ts';

export interface LogLine {
  readonly time: string;
  readonly name: string;
  readonly round: string;
  readonly intent: string;
  readonly label: string;
  readonly check: string;
  readonly article: string;
  readonly before: string;
  readonly after: string;
}

/** How the log is worded: a table for people says the words of their language, data for programs the codes. */
export interface LogWords {
  /** Milliseconds since the epoch, by the author's clock. */
  readonly time: (at: number) => string;
  readonly say: (
    of: 'round' | 'intent' | 'label' | 'check' | 'role' | 'status' | 'kind' | 'section',
    code: string,
  ) => string;
}

const codes: LogWords = { time: (at) => new Date(at).toISOString(), say: (_, code) => code };

/** What one step changed; null: nothing that can be read. `article`: a place in it. */
interface Changed {
  readonly at: number | null;
  readonly before: string;
  readonly after: string;
}

/** A line a change, in the order of the journal. `start`: the original. A journal that does not fit it throws RangeError. */
export function logLines(
  start: Node,
  changes: readonly Change[],
  words: LogWords = codes,
): readonly LogLine[] {
  let doc = start;
  return changes.map((change): LogLine => {
    const before: string[] = [];
    const after: string[] = [];
    const titles = new Set<string>();
    for (const json of change.steps) {
      const step = Step.fromJSON(doc.type.schema, json);
      const result = step.apply(doc);
      if (!result.doc) throw new RangeError(`change ${change.seq}: ${result.failed ?? 'it does not fit'}`);
      const changed = changedBy(step, doc, result.doc, words);
      if (changed) {
        before.push(changed.before);
        after.push(changed.after);
        const article = changed.at === null ? null : articleAt(doc, changed.at);
        if (article) titles.add(titleOf(article.node, 30));
      }
      doc = result.doc;
    }
    const said = (of: Parameters<LogWords['say']>[0], code: string | undefined): string =>
      code === undefined ? '' : words.say(of, code);
    return {
      time: words.time(change.at),
      name: change.by,
      round: said('round', change.round),
      intent: said('intent', change.intent),
      label: said('label', change.label),
      check: said('check', change.check),
      article: [...titles].join(' … '),
      before: together(before),
      after: together(after),
    };
  });
}

const together = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' … ');

function articleAt(doc: Node, pos: number): ArticleAt | null {
  // before an article is in none
  return around(doc, pos).article ?? around(doc, Math.min(doc.content.size, pos + 1)).article;
}

function changedBy(step: Step, doc: Node, now: Node, { say }: LogWords): Changed | null {
  if (step instanceof ReplaceStep)
    return {
      at: step.from,
      before: doc.textBetween(step.from, step.to, '⏎'),
      after: step.slice.content.textBetween(0, step.slice.content.size, '⏎'),
    };
  if (step instanceof ReplaceAroundStep) {
    const role = (of: Node): string => say('role', of.nodeAt(step.from)?.type.name ?? '');
    return { at: step.from, before: role(doc), after: role(now) };
  }
  if (step instanceof MoveStep)
    return {
      at: findById(doc, step.id)?.pos ?? null,
      before: placeOf(doc, step.id),
      after: placeOf(now, step.id),
    };
  if (step instanceof StatusStep)
    return {
      at: findById(doc, step.id)?.pos ?? null,
      before: say('status', step.from),
      after: say('status', step.to),
    };
  if (step instanceof MemberStep) {
    const member = memberSaid(step, say);
    return {
      at: step.pos,
      before: step.act === 'remove' ? member : '',
      after: step.act === 'add' ? member : '',
    };
  }
  if (step instanceof AttrStep) {
    const value = (of: Node): string => {
      const held = of.nodeAt(step.pos)?.attrs[step.attr] as unknown;
      return step.attr === 'kind' ? say('kind', text(held)) : text(held);
    };
    return { at: step.pos, before: value(doc), after: value(now) };
  }
  if (step instanceof DocAttrStep)
    return { at: null, before: text(doc.attrs[step.attr]), after: text(now.attrs[step.attr]) };
  return null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Page, article, paragraph, counted from 1: 2/3/5. */
function placeOf(doc: Node, id: string): string {
  const found = findById(doc, id);
  if (!found) return '';
  const $at = doc.resolve(found.pos);
  return Array.from({ length: $at.depth + 1 }, (_, depth) => $at.index(depth) + 1).join('/');
}

/** A section, or the words of a query or an answer. A journal may come from a file. */
function memberSaid({ attr, member }: MemberStep, say: LogWords['say']): string {
  if (typeof member === 'string') return attr === 'sections' ? say('section', member) : member;
  const said = (member as Partial<Query & Answer>).text;
  return attr === 'queries' || attr === 'answers' ? text(said) : '';
}

const fields = ['time', 'name', 'round', 'intent', 'label', 'check', 'article', 'before', 'after'] as const;
export type LogField = (typeof fields)[number];

/** Characters that a cell of a spreadsheet holds. */
const longest = 32_000;

/** RFC 4180 with a byte order mark; a cell that begins like a formula is told to be text. `head`: what a column is called. */
export function logCsv(
  lines: readonly LogLine[],
  head: (field: LogField) => string = (field) => field,
): string {
  const cell = (value: string): string => (value.length > longest ? `${value.slice(0, longest)}…` : value);
  const data = lines.map((line) => fields.map((field) => cell(line[field])));
  return `\ufeff${Papa.unparse({ fields: fields.map(head), data }, { escapeFormulae: true })}\r\n`;
}

export function logJson(lines: readonly LogLine[]): string {
  return `${JSON.stringify(lines, null, 1)}\n`;
}
