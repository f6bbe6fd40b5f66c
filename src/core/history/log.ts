// The log of a session as a file: every change with time, name, round, kind, check, before and after.

import Papa from 'papaparse';
import type { Node } from 'prosemirror-model';
import { ReplaceStep, Step } from 'prosemirror-transform';
import { applied } from '../document/apply.ts';
import { around, titleOf } from '../document/queries.ts';
import type { Change } from './change.ts';

export interface LogLine {
  /** ISO 8601, by the author's clock. */
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

/** A line a change, in the order of the journal. `start`: the original. A journal that does not fit it throws RangeError. */
export function logLines(start: Node, changes: readonly Change[]): readonly LogLine[] {
  let doc = start;
  return changes.map((change): LogLine => {
    const before: string[] = [];
    const after: string[] = [];
    let article = '';
    for (const json of change.steps) {
      const step = Step.fromJSON(doc.type.schema, json);
      if (step instanceof ReplaceStep) {
        before.push(doc.textBetween(step.from, step.to, '⏎'));
        after.push(step.slice.content.textBetween(0, step.slice.content.size, '⏎'));
        const held = around(doc, step.from).article;
        if (held) article = titleOf(held.node, 30);
      }
      const result = applied(doc, step);
      if (!result.doc) throw new RangeError(`change ${change.seq}: ${result.failed ?? 'it does not fit'}`);
      doc = result.doc;
    }
    const text = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' … ');
    return {
      time: new Date(change.at).toISOString(),
      name: change.by,
      round: change.round,
      intent: change.intent,
      label: change.label ?? '',
      check: change.check ?? '',
      article,
      before: text(before),
      after: text(after),
    };
  });
}

const fields = ['time', 'name', 'round', 'intent', 'label', 'check', 'article', 'before', 'after'] as const;

/** RFC 4180 with a byte order mark; a cell that begins like a formula is told to be text. */
export function logCsv(lines: readonly LogLine[]): string {
  const data = lines.map((line) => fields.map((field) => line[field]));
  return `\ufeff${Papa.unparse({ fields: [...fields], data }, { escapeFormulae: true })}\r\n`;
}

export function logJson(lines: readonly LogLine[]): string {
  return `${JSON.stringify(lines, null, 1)}\n`;
}
