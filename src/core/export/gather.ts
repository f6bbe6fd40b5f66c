// What an exporter is given, read from original + changes: the account, where every character came from, and the fixes.

import type { Node } from 'prosemirror-model';
import type { Applied } from '../checks/fix-certain.ts';
import { type Accounted, provenance } from '../history/account.ts';
import { fixesOf } from '../history/rebase.ts';
import type { Original, SourceSpan } from '../import/types.ts';
import type { AppliedFix, ExportInput } from './types.ts';

type Sources = Readonly<Record<string, readonly SourceSpan[]>>;

/** The payload of a change that applied several fixes: the account reads from it why a character went, the export what was done. */
export function payloadOf(applied: readonly Applied[]): { readonly fixes: readonly object[] } {
  return {
    fixes: applied.map(({ code, confidence, reasons, block, fingerprint, first, end }) => ({
      check: code,
      fingerprint,
      first,
      end,
      confidence,
      reasons: reasons.map((reason) => reason.code),
      block,
    })),
  };
}

/**
 * `start` is the original's document, `changes` the journal. Throws RangeError if a step does not fit.
 * `more`: what the desk or the command line knows besides.
 */
export function exportInput(
  original: Original,
  start: Node,
  changes: readonly Accounted[],
  more: Pick<ExportInput, 'articles' | 'sectionNames' | 'suggestions'>,
): ExportInput {
  const { account, sources, doc } = provenance(original, start, changes);
  const applied = appliedFixes(original, changes, sources);
  return { doc, original, account, sources, applied, journal: changes, ...more };
}

/** The joins that the importer made and the fixes that the journal tells of; undone ones stand there too: it is a log. */
export function appliedFixes(
  original: Original,
  changes: readonly Accounted[],
  sources: Sources,
): readonly AppliedFix[] {
  return [...unwrapped(original), ...fixed(original, changes, sources)];
}

/** The importer's own joins: the line that was joined, and the one before it. */
function unwrapped({ applied, sources }: Original): AppliedFix[] {
  return applied.map(({ code, confidence, reasons, block, at }) => {
    const spans = sources[block] ?? [];
    const next = spans.findIndex((span) => span.at === at);
    return { code, confidence, reasons, source: spans.slice(Math.max(0, next - 1), next + 1) };
  });
}

function fixed(original: Original, changes: readonly Accounted[], sources: Sources): AppliedFix[] {
  return changes
    .filter(({ intent }) => intent === 'fix')
    .flatMap((change) =>
      fixesOf(change).map((fix): AppliedFix => {
        const { confidence, reasons, block } = told(fix);
        return {
          code: fix.check ?? change.check ?? '',
          confidence: confidence ?? 1,
          reasons: reasons ?? ['by-hand'],
          source: (block === undefined ? undefined : (sources[block] ?? original.sources[block])) ?? [],
        };
      }),
    );
}

interface Told {
  readonly confidence?: number;
  readonly reasons?: readonly string[];
  readonly block?: string;
}

/** What payloadOf wrote; other payloads tell less. */
function told(fix: object): Told {
  const { confidence, reasons, block } = fix as Partial<Record<keyof Told, unknown>>; // a stored journal
  return {
    ...(typeof confidence === 'number' ? { confidence } : {}),
    ...(Array.isArray(reasons) ? { reasons: reasons.filter((reason) => typeof reason === 'string') } : {}),
    ...(typeof block === 'string' ? { block } : {}),
  };
}
