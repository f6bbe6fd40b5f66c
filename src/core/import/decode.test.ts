import { describe, expect, it } from 'vitest';
import { encoded } from '../../testing/encode.ts';
import { decode, recognise } from './decode.ts';
import type { Encoding } from './types.ts';

const simplified = '江边的路通了，家门口的风景近了。\n本报讯（记者 沈知秋）清晨六点，澜水上的雾还没有散。\n';
const traditional =
  '江邊的路通了，家門口的風景近了。\n本報訊（記者 沈知秋）清晨六點，水上的霧還沒有散，老碼頭的石階上已經站了二十多位市民。\n';

function text(bytes: Uint8Array, encoding?: Encoding): string {
  const answer = decode(bytes, encoding);
  if ('refused' in answer) throw new Error(answer.refused.code);
  return answer.text;
}
function refusal(bytes: Uint8Array): string {
  const answer = decode(bytes);
  return 'refused' in answer ? answer.refused.code : 'read';
}
const withMark = (mark: readonly number[], bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...mark, ...bytes]);

describe('decode', () => {
  it('reads UTF-8 with and without a mark, and is sure', () => {
    const plain = encoded(simplified, 'utf-8');
    for (const bytes of [plain, withMark([0xef, 0xbb, 0xbf], plain)]) {
      expect(decode(bytes)).toMatchObject({ text: simplified, encoding: 'utf-8', sure: true, messages: [] });
    }
  });

  it('reads UTF-16 of both orders with a mark, and is sure', () => {
    expect(decode(withMark([0xff, 0xfe], encoded(simplified, 'utf-16le')))).toMatchObject({
      text: simplified,
      encoding: 'utf-16le',
      sure: true,
    });
    expect(decode(withMark([0xfe, 0xff], encoded(simplified, 'utf-16be')))).toMatchObject({
      text: simplified,
      encoding: 'utf-16be',
      sure: true,
    });
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'reads %s without a mark and says that it is a guess',
    (encoding) => {
      for (const sample of [
        simplified,
        traditional,
        'English only, with a line end.\n',
        simplified.replaceAll('\n', ''),
      ]) {
        expect(decode(encoded(sample, encoding))).toMatchObject({ text: sample, encoding, sure: false });
      }
    },
  );

  it('tells GB18030 from Big5', () => {
    expect(decode(encoded(simplified, 'gb18030'))).toMatchObject({
      text: simplified,
      encoding: 'gb18030',
      sure: false,
    });
    expect(decode(encoded(traditional, 'big5'))).toMatchObject({
      text: traditional,
      encoding: 'big5',
      sure: false,
    });
    // traditional text in GB18030 (GBK) is no Big5
    expect(decode(encoded(traditional, 'gb18030'))).toMatchObject({ text: traditional, encoding: 'gb18030' });
  });

  it('takes a page of figures with a few Chinese words for GB18030', () => {
    const table = `${'Name, 12.5, 30.0, 2026-05-18\n'.repeat(200)}合计：1024\n${'Row, 1, 2, 3\n'.repeat(200)}`;
    expect(decode(encoded(table, 'gb18030'))).toMatchObject({ text: table, encoding: 'gb18030' });
    expect(recognise(encoded('CCTV 新闻', 'gb18030')).encoding).toBe('gb18030');
  });

  it('takes the encoding that was chosen by hand', () => {
    expect(text(encoded(traditional, 'big5'), 'big5')).toBe(traditional);
    expect(text(encoded(simplified, 'utf-8'), 'gb18030')).not.toBe(simplified);
  });

  it('counts lost characters and names their lines', () => {
    const broken = [...encoded(simplified, 'utf-8')];
    broken.splice(4, 1); // one byte of 边 is lost
    const answer = decode(Uint8Array.from(broken));
    expect(answer).toMatchObject({
      encoding: 'utf-8',
      messages: [
        { code: 'importing:messages.guessed' },
        { code: 'importing:messages.replaced', line: 1, params: { lines: '1' } },
      ],
    });
    expect(decode(encoded('第一行\n第二\ufffd行\n\ufffd', 'utf-8'))).toMatchObject({
      messages: [{ params: { count: 2, lines: '2, 3' }, line: 2 }],
    });
  });

  it('refuses what is no text with a reason', () => {
    expect(refusal(new Uint8Array())).toBe('importing:messages.empty');
    expect(refusal(encoded(' \n\u3000\n', 'utf-8'))).toBe('importing:messages.blank');
    expect(refusal(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))).toMatch(
      /binary|undecodable/,
    );
    expect(refusal(Uint8Array.from({ length: 4000 }, (_, i) => (i % 3 === 0 ? 0 : i % 256)))).toMatch(
      /binary|undecodable/,
    );
  });
});
