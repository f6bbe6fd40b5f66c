// Pinyin initials of Han text, for searching by a few letters: 老码头 → lmt.
//
// The collation 'pinyin' of the platform's own ICU puts Han in the order of their readings; a character belongs to the
// last letter whose first character stands at or before it. One reading a character; those that staff meet with two
// initials are listed.

const collator = new Intl.Collator('zh-CN-u-co-pinyin');
const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = Array.from('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀');
const second: Readonly<Record<string, string>> = {
  长: 'c',
  重: 'c',
  行: 'h',
  乐: 'y',
  调: 't',
  传: 'c',
  单: 's',
  省: 'x',
  藏: 'z',
  朝: 'z',
};
const han = /\p{Script=Han}/u;
const known = new Map<string, string>();

function initial(char: string): string {
  let found = known.get(char);
  if (found === undefined) {
    found = '';
    if (han.test(char))
      for (const [i, first] of firsts.entries())
        if (collator.compare(first, char) <= 0) found = letters.charAt(i);
    known.set(char, found);
  }
  return found;
}

/** The letters and digits of the text as they are, lower case; Han by their initials; nothing else. */
export function initials(text: string): string {
  let out = '';
  for (const char of text)
    out += han.test(char) ? initial(char) : /[\p{Script=Latin}\p{Nd}]/u.test(char) ? char.toLowerCase() : '';
  return out;
}

function matchesAt(chars: readonly string[], at: number, typed: string): boolean {
  for (const [i, letter] of Array.from(typed).entries()) {
    const char = chars[at + i];
    if (char === undefined) return false;
    if (char.toLowerCase() !== letter && initial(char) !== letter && second[char] !== letter) return false;
  }
  return true;
}

/**
 * How well typed letters find a text: 0 not at all; more is better. Words as they stand and pinyin initials may be
 * mixed; spaces in `typed` part words that are all to be found.
 */
export function found(text: string, typed: string): number {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const chars = Array.from(text).filter((char) => !/[\s\p{P}]/u.test(char));
  let score = words.length === 0 ? 1 : 0;
  for (const word of words) {
    const bare = word.replace(/\p{P}/gu, '');
    const at = chars.findIndex((_, i) => matchesAt(chars, i, bare));
    if (at < 0) return 0;
    score += at === 0 ? 3 : text.toLowerCase().includes(word) ? 2 : 1;
  }
  return score;
}
