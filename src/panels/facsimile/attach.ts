// Which sheet stands beside which page. A page's attribute `scan` is the store's key of the file and the sheet in it: key#3.

export interface ScanPlace {
  /** The store's key of the file. */
  readonly key: string;
  /** From 1. */
  readonly sheet: number;
}

export function scanName({ key, sheet }: ScanPlace): string {
  return `${key}#${sheet}`;
}

/** null where the attribute names nothing. */
export function scanPlace(name: string | null): ScanPlace | null {
  if (name === null || name === '') return null;
  const [key = '', sheet = '1'] = name.split('#');
  const number = Number.parseInt(sheet, 10);
  return { key, sheet: Number.isSafeInteger(number) && number > 0 ? number : 1 };
}

/** For each sheet, in order, the index of its page; null for those that find none. As many sheets as pages, or more, go from the first page on; fewer from the page at the caret on. */
export function pagesFor(sheets: number, pages: number, atCaret: number): readonly (number | null)[] {
  const first = sheets >= pages ? 0 : atCaret;
  return Array.from({ length: sheets }, (_, index) => (first + index < pages ? first + index : null));
}

/** Names as people count: 2.jpg before 10.jpg. */
export function inNaturalOrder<T extends { readonly name: string }>(files: readonly T[]): readonly T[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return Array.from(files).sort((a, b) => collator.compare(a.name, b.name));
}
