// What a paper knows of its own: words that are always wrong, words that nothing may touch, persons with their titles.

export interface PaperLists {
  readonly wrong: readonly { readonly wrong: string; readonly right: string }[];
  readonly never: readonly string[];
  readonly persons: readonly { readonly name: string; readonly title: string }[];
}

export const noLists: PaperLists = { wrong: [], never: [], persons: [] };

/** Whether text[from…to] lies in one of the words that nothing may touch. */
export function untouchable(text: string, from: number, to: number, never: readonly string[]): boolean {
  return never.some((word) => {
    if (word === '') return false;
    for (let at = text.indexOf(word); at >= 0 && at <= from; at = text.indexOf(word, at + 1))
      if (at + word.length >= to) return true;
    return false;
  });
}

/** Lines of two words with a tab, an arrow, = or spaces between; a line with one word alone is left out. */
export function pairsOf(text: string): readonly (readonly [string, string])[] {
  return linesIn(text).flatMap((line) => {
    const [left = '', right = '', ...rest] = line.split(/\s*(?:→|=>|=|\t)\s*|\s+/u);
    return left !== '' && right !== '' && rest.length === 0 && left !== right ? [[left, right] as const] : [];
  });
}

/** The lines of a text that say something. */
export function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
