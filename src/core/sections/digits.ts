// Which digit gives a section: the first ten at the top have one, as these are in sight without a letter typed.

export function digitsOf(
  concepts: readonly { readonly code: string; readonly broader?: string }[],
): ReadonlyMap<string, string> {
  const top = concepts.filter(({ broader }) => broader === undefined).slice(0, 10);
  return new Map(top.map(({ code }, i) => [code, String((i + 1) % 10)]));
}
