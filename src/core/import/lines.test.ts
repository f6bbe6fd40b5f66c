import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineNumber, sourceLines } from './lines.ts';

it('keeps indents in the line, counts empty lines before it, and leaves white space to nobody', () => {
  const text = '　　第一段\r\n\r\n \u3000\n第二段  \n';
  expect(sourceLines('a.txt', text)).toEqual([
    { file: 'a.txt', from: 0, to: 5, text: '　　第一段', blanksBefore: 0 },
    { file: 'a.txt', from: 12, to: 17, text: '第二段  ', blanksBefore: 2 },
  ]);
});

it('counts pages where form feeds stand', () => {
  expect(sourceLines('a.txt', '一\f二\n三\f').map(({ text, page }) => [text, page])).toEqual([
    ['一', 0],
    ['二', 1],
    ['三', 1],
  ]);
});

it('numbers lines as an editor does', () => {
  const text = '一\r\n二\n\n四';
  expect([0, text.indexOf('二'), text.indexOf('四')].map((at) => lineNumber(text, at))).toEqual([1, 2, 4]);
});

it('holds every character that is no white space in exactly one line', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '江',
          '𠮷',
          'a',
          ' ',
          '　',
          '\n',
          '\r',
          '\f',
          '\v',
          '\t',
          '\u2028',
          '\u200b',
          '\0',
        ),
      }),
      (text) => {
        const held = sourceLines('a', text);
        expect(
          held
            .map((line) => line.text)
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''));
        for (const line of held) expect(text.slice(line.from, line.to)).toBe(line.text);
      },
    ),
  );
});
