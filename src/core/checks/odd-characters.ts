// Characters that no keyboard of a newspaper makes: U+FFFD of a wrong decoding, control and zero-width characters, the
// Kangxi radicals that PDF fonts map Han to (⽬ for 目), private use. 〓 and □ stand for what the source could not set: told, never mended.

import { aboutWords, linesOf } from './finding.ts';
import type { ArticleCheck, Finding } from './types.ts';

const code = 'odd-characters';

// one alternative per kind, so that a run is told once
const odd =
  /(?<lost>\ufffd+)|(?<control>(?:(?![\t\n\r])[\p{Cc}\ufff9-\ufffc])+)|(?<invisible>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+)|(?<radical>[\u2e80-\u2fdf]+)|(?<missing>〓+)|(?<foreign>[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]+)/gu;

export const oddCharacters: ArticleCheck = {
  code,
  seal: '符',
  scope: 'article',
  *find({ article }) {
    for (const line of linesOf(article))
      for (const match of line.text.matchAll(odd)) {
        const [kind, words] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [
          'lost',
          match[0],
        ];
        yield about(kind, words ?? match[0], line, match.index);
      }
  },
};

function about(kind: string, words: string, line: ReturnType<typeof linesOf>[number], from: number): Finding {
  const place = {
    code,
    from,
    to: from + words.length,
    message: kind,
    reasons: [{ code: kind, params: { codes: codesOf(words) } }],
    params: { codes: codesOf(words) },
  };
  switch (kind) {
    // “⼈⺠⽇报”: NFKC knows most of them; the whole text is never normalised, since it would turn （ to (
    case 'radical': {
      const instead = Array.from(words, (char) => supplement[char] ?? char.normalize('NFKC')).join('');
      return aboutWords(
        line,
        /[\u2e80-\u2fdf]/u.test(instead)
          ? { ...place, severity: 'ask', confidence: 0.9 }
          : { ...place, severity: 'sure', confidence: 0.995, instead, fix: 'replace' },
      );
    }
    case 'control':
      return aboutWords(line, {
        ...place,
        severity: 'sure',
        confidence: 0.985,
        instead: '',
        fix: 'remove-invisible',
      });
    case 'invisible':
      return aboutWords(line, {
        ...place,
        severity: 'sure',
        confidence: 0.985,
        instead: '',
        fix: 'remove-invisible',
      });
    case 'missing':
      return aboutWords(line, { ...place, severity: 'ask', confidence: 0.5 });
    default:
      return aboutWords(line, { ...place, severity: 'ask', confidence: 0.97 });
  }
}

// the supplement's radicals, of which Unicode maps only two; those that PDF fonts of simplified Chinese put for whole characters
const supplement: Readonly<Record<string, string>> = Object.fromEntries(
  '⺒巳 ⺓幺 ⺟母 ⺠民 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

function codesOf(words: string): string {
  const codes = new Set(
    Array.from(
      words,
      (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
  );
  return [...codes].slice(0, 4).join(' ');
}
