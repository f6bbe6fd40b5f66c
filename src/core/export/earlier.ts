// An issue that came in as issue JSON goes out with what that JSON told of it: where its text came from before, what was taken
// out and put in then. Spans of the JSON's text become those of the files that it was read from.

import type { Earlier, Original, SourceSpan, ToldSource } from '../import/types.ts';

type Of = Pick<Original, 'earlier'>;

/** Spans as the first files have them; what came in otherwise stays as it is. */
export function asTold({ earlier = [] }: Of): (spans: readonly SourceSpan[]) => readonly ToldSource[] {
  const files = new Map(earlier.map(({ file, sources }) => [file, sources]));
  return (spans) =>
    spans.flatMap((span): readonly ToldSource[] => {
      const stretches = files.get(span.file);
      return stretches ? through(span, stretches) : [span];
    });
}

function through(span: SourceSpan, stretches: Earlier['sources']): ToldSource[] {
  const out: ToldSource[] = [];
  for (let i = firstEndingBehind(stretches, span.from); i < stretches.length; i += 1) {
    const stretch = stretches[i];
    if (!stretch || stretch.from >= span.to) break;
    for (const one of stretch.source) {
      const start = stretch.from + one.at;
      const from = Math.max(span.from, start);
      const to = Math.min(span.to, start + one.to - one.from);
      if (to > from)
        out.push({
          ...one,
          from: one.from + from - start,
          to: one.from + to - start,
          at: span.at + from - span.from,
        });
    }
  }
  return out;
}

interface Added {
  readonly text: string;
  readonly block: string;
  readonly offset: number;
  readonly by: string;
}

/** What was put in before, where it stands now; what of it was taken out since is told no more. */
export function addedBefore(
  { earlier = [] }: Of,
  sources: Readonly<Record<string, readonly SourceSpan[]>>,
): Added[] {
  if (earlier.length === 0) return [];
  const held = new Map<string, (SourceSpan & { readonly block: string })[]>();
  for (const { file } of earlier) held.set(file, []);
  for (const [block, spans] of Object.entries(sources))
    for (const span of spans) held.get(span.file)?.push({ ...span, block });
  return earlier.flatMap(({ file, added }) => {
    const spans = (held.get(file) ?? []).toSorted((a, b) => a.from - b.from);
    return added.flatMap(({ text, by, from }): Added[] => {
      const out: Added[] = [];
      for (let i = firstEndingBehind(spans, from); i < spans.length; i += 1) {
        const span = spans[i];
        if (!span || span.from >= from + text.length) break;
        const start = Math.max(from, span.from);
        const end = Math.min(from + text.length, span.to);
        if (end > start)
          out.push({
            text: text.slice(start - from, end - from),
            block: span.block,
            offset: span.at + start - span.from,
            by,
          });
      }
      return out;
    });
  });
}

function firstEndingBehind(all: readonly { readonly to: number }[], offset: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
