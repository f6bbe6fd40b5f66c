/** A new id for a block, article or change: 12 characters of base 36, from the browser's source of chance. */
export function newId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(words, (word) => word.toString(36).padStart(7, '0').slice(-6)).join('');
}
