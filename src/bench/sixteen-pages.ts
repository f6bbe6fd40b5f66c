// How long an issue of sixteen pages takes: its lines labelled, and all checks over the document that came of them.
import { Linter } from '../core/checks/lint.ts';
import { schema } from '../core/document/schema.ts';
import { importFiles } from '../core/import/import.ts';
import { label } from '../core/labelling/label.ts';
import type { Case } from './corpus.ts';

const rounds = 7;

/** Milliseconds of each of some runs, as a worker has them that is in use: the first is left out. */
function took(work: () => void): string {
  const all = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  })
    .slice(1)
    .toSorted((a, b) => a - b);
  return `${(all[rounds >> 1] ?? 0).toFixed(0)} (${(all[0] ?? 0).toFixed(0)}–${(all.at(-1) ?? 0).toFixed(0)})`;
}

/** A row of a table: name, lines, milliseconds labelled and checked (median, least and most). */
export async function sixteenPages(name: string, cases: readonly Case[]): Promise<string[]> {
  const held: Case[] = [];
  let pages = 0;
  for (const c of cases) {
    if (pages >= 16) break;
    held.push(c);
    pages += Math.max(1, (c.truth.pages ?? []).length);
  }
  const lines = held
    .flatMap((c) => c.lines)
    .slice(0, Math.round((held.flatMap((c) => c.lines).length * 16) / pages));
  const text = lines.map((line) => line.text).join('\n');
  const [original] = (await importFiles([{ name: 'input.txt', bytes: new TextEncoder().encode(text) }]))
    .issues;
  const doc = schema.nodeFromJSON(original?.doc ?? schema.topNodeType.createAndFill());
  return [name, String(lines.length), took(() => label(lines)), took(() => new Linter().lint(doc))];
}
