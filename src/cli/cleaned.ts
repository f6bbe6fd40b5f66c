// An issue after its certain fixes, as exporters want it: what the command line, the benches and the tests share.

import { Transform } from 'prosemirror-transform';
import { applyAll, fixCertain } from '../core/checks/fix-certain.ts';
import { likelyHeadlines } from '../core/checks/headline-pair.ts';
import { type House, Linter } from '../core/checks/lint.ts';
import { schema } from '../core/document/schema.ts';
import { exportInput, payloadOf } from '../core/export/gather.ts';
import type { Accounted } from '../core/history/account.ts';
import type { ExportInput } from '../core/export/types.ts';
import type { Original } from '../core/import/types.ts';
import { taxonomies } from '../core/sections/registry.ts';

const sectionNames = Object.fromEntries(
  taxonomies.flatMap(({ sections }) => sections.map(({ code, name }) => [code, name])),
);

/**
 * `floor`: fixes of at least this confidence are applied; above 1: none. Absent: the certain ones, and headlines in several
 * lines are read as they likelier are. At the desk that is asked; where nobody is there to be asked two pieces of a headline
 * are no safer reading than one, and `applied` tells how sure it is. `house`: the paper's words and kinds.
 */
export function cleaned(original: Original, floor?: number, house: House = {}): ExportInput {
  const doc = schema.nodeFromJSON(original.doc);
  doc.check();
  const linter = new Linter({ doubts: original.doubts, ...house });
  const taken = new Set<unknown>();
  doc.descendants((node) => void taken.add(node.attrs['id']));
  let ids = 0;
  const newId = (): string => {
    do ids += 1;
    while (taken.has(`c${ids}`)); // an issue that came in as JSON keeps its ids
    return `c${ids}`;
  };
  const tr = new Transform(doc);
  const fixes = fixCertain(tr, linter, newId, floor);
  const changes: Accounted[] = [
    { intent: 'fix', label: 'fix-certain', steps: tr.steps, payload: payloadOf(fixes) },
  ];
  let { suggestions } = linter.lint(tr.doc);
  if (floor === undefined) {
    const heads = new Transform(tr.doc);
    const read = applyAll(heads, likelyHeadlines(tr.doc, suggestions), newId);
    changes.push({ intent: 'fix', label: 'accept-kind', steps: heads.steps, payload: payloadOf(read) });
    ({ suggestions } = linter.lint(heads.doc));
  }
  return exportInput(original, doc, changes, { sectionNames, suggestions });
}
