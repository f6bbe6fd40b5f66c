// Published rules for putting cut lines together, re-stated from their descriptions: what a desk would have without a model.

export interface Rule {
  readonly name: string;
  /** Whether `left` runs on into `right`; `median` is the median length of the lines in characters. */
  runsOn(left: string, right: string, median: number): boolean;
}

const final = /[。！？!?…][”’」』）)]*$/u;
const marks: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
];

/** Whether a quotation is open at the end of the text. */
export function quotationOpen(text: string): boolean {
  return marks.some(([open, close]) => text.lastIndexOf(open) > text.lastIndexOf(close));
}

/** The factor of the median that calibre's heuristic processing takes by default. */
const unwrapFactor = 0.4;

export const rules: readonly Rule[] = [
  { name: 'naive: no final mark', runsOn: (left) => !final.test(left) },
  {
    name: 'calibre: tail class, 0.4 × median',
    runsOn: (left, _, median) =>
      left.length >= unwrapFactor * median && /[\p{L}\p{N},，、:：;；)）\-–—]$/u.test(left),
  },
  {
    name: 'no final mark and ≥ 25 characters, or an open quotation',
    runsOn: (left) => quotationOpen(left) || (!final.test(left) && [...left].length >= 25),
  },
];

/** The lines put together as the rule says, all in one article of body text. */
export function byRule(lines: readonly string[], rule: Rule): readonly string[] {
  const sizes = lines.map((line) => line.length).sort((a, b) => a - b);
  const median = sizes[sizes.length >> 1] ?? 0;
  const blocks: string[] = [];
  lines.forEach((line, i) => {
    const left = lines[i - 1];
    if (left !== undefined && rule.runsOn(left, line, median)) blocks.push((blocks.pop() ?? '') + line);
    else blocks.push(line);
  });
  return blocks;
}
