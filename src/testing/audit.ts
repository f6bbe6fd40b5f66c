// An independent count of an issue JSON against the files that it was made from: nothing of the program's own account is
// used but what it says.

export interface Audit {
  /** Characters of the files that are no white space, in UTF-16 code units. */
  readonly characters: number;
  /** Those that stand in the source of a block, and those in the source of something removed. */
  readonly kept: number;
  readonly removed: number;
  /** Those in the text of blocks that the JSON says were added. */
  readonly added: number;
  /** Those that stand in no source, those in more than one, and those of blocks that come from nowhere: a balanced account has none. */
  readonly lost: number;
  readonly doubled: number;
  readonly unexplained: number;
  readonly balanced: boolean;
}

interface Span {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}
interface Issue {
  readonly pages: readonly {
    readonly articles: readonly {
      readonly blocks: readonly {
        readonly id: string;
        readonly text: string;
        readonly source: readonly Span[];
      }[];
    }[];
  }[];
  readonly removed: readonly { readonly text: string; readonly source: readonly Span[] }[];
  readonly added: readonly { readonly text: string; readonly block: string; readonly offset: number }[];
  readonly account: { readonly balanced: boolean };
}

const inked = (char: string | undefined): boolean => char !== undefined && !/\s/u.test(char);

/** `files`: name → decoded text; `written`: what the JSON exporter wrote. */
export function audit(files: ReadonlyMap<string, string>, written: string): Audit {
  const issue = JSON.parse(written) as Issue; // the form that is being checked
  const times = new Map([...files].map(([name, text]) => [name, new Uint8Array(text.length)]));
  const mark = ({ file, from, to }: Span): number => {
    const text = files.get(file) ?? '';
    const seen = times.get(file);
    let n = 0;
    for (let i = from; i < to; i += 1) {
      if (seen) seen[i] = (seen[i] ?? 0) + 1;
      if (inked(text[i])) n += 1;
    }
    return n;
  };
  let kept = 0;
  let added = 0;
  let unexplained = 0;
  for (const { id, text, source } of issue.pages.flatMap((page) =>
    page.articles.flatMap((article) => article.blocks),
  )) {
    const known = new Uint8Array(text.length);
    for (const span of source) {
      kept += mark(span);
      // a span that says other words than its file is as good as none
      if (
        files.get(span.file)?.slice(span.from, span.to) === text.slice(span.at, span.at + span.to - span.from)
      )
        known.fill(1, span.at, span.at + span.to - span.from);
    }
    for (const entry of issue.added) {
      if (entry.block !== id || text.slice(entry.offset, entry.offset + entry.text.length) !== entry.text)
        continue;
      known.fill(1, entry.offset, entry.offset + entry.text.length);
      added += Array.from({ length: entry.text.length }, (_, i) => entry.text[i]).filter(inked).length;
    }
    for (let i = 0; i < text.length; i += 1) if (inked(text[i]) && !known[i]) unexplained += 1;
  }
  const removed = issue.removed.reduce(
    (sum, { source }) => sum + source.reduce((n, span) => n + mark(span), 0),
    0,
  );
  let characters = 0;
  let lost = 0;
  let doubled = 0;
  for (const [name, text] of files) {
    for (let i = 0; i < text.length; i += 1) {
      if (!inked(text[i])) continue;
      const n = times.get(name)?.[i] ?? 0;
      characters += 1;
      if (n === 0) lost += 1;
      if (n > 1) doubled += 1;
    }
  }
  return {
    characters,
    kept,
    removed,
    added,
    lost,
    doubled,
    unexplained,
    balanced: lost + doubled + unexplained === 0 && kept + removed === characters && issue.account.balanced,
  };
}
