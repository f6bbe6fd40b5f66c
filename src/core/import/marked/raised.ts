// What is set above the line: “10⁵” is not 105, and “增长¹” refers to a note. Numbers have characters of their own for it;
// anything else stays as it is.

const above: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−n'].map((char, i) => [char, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ'][i] ?? char]),
);

export function raised(text: string): string {
  const chars = [...text.trim()];
  return chars.length > 0 && chars.every((char) => char in above)
    ? text.replace(text.trim(), chars.map((char) => above[char]).join(''))
    : text;
}

/** The mark of a note in the running text: “[1]”; ①, * and what is in brackets already stand out by themselves. */
export function noteMark(mark: string): string {
  return /^[\p{L}\p{Nd}.-]+$/u.test(mark) ? `[${mark}]` : mark;
}
