// XML as it comes in the wild, and as it comes from people who mean harm.

import { describe, expect, it } from 'vitest';
import { decodeXml, readXml } from './xml.ts';

function text(xml: string): string {
  const read = readXml(xml);
  return 'refused' in read ? read.refused.code : read.root.text;
}

const fault = (xml: string): unknown => {
  const read = readXml(xml);
  return 'refused' in read ? read.refused : read.messages[0];
};

describe('readXml', () => {
  it('knows the names of HTML that nobody declared, numbers, and no others', () => {
    expect(text('<a>拖&shy;拉&#x673a;&amp;&hellip;&auml;</a>')).toBe('拖\u00ad拉机&…ä');
    const laughs = `<!DOCTYPE a [<!ENTITY x "哈哈"><!ENTITY y "&x;&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>&y;&f;</a>`;
    expect(text(laughs)).toBe('&y;&f;');
  });

  it('reads prefixes that are bound to nothing', () => {
    const read = readXml('<v4:alto><v4:Page xlink:href="x" v4:WIDTH="3"/></v4:alto>');
    expect('root' in read && read.root.children[0]).toMatchObject({
      name: 'Page',
      attributes: { href: 'x', WIDTH: '3' },
    });
  });

  it('reads on over faults and says where the first is', () => {
    const read = readXml('<a>\n<b>一</b>\n<c>二</b>\n<d>三</d>');
    expect('root' in read && read.root.children.map(({ name }) => name)).toEqual(['b', 'c']);
    expect(fault('<a>\n<b>一</b>\n<c>二</b>\n</a>')).toMatchObject({
      code: 'importing:messages.malformed',
      line: 3,
    });
    expect(fault('<a><b>一</b></a>')).toBeUndefined();
  });

  it('refuses what nests without end, and what is no XML, with a line', () => {
    expect(fault(`\n\n${'<a>'.repeat(5000)}`)).toMatchObject({
      code: 'importing:messages.too-deep',
      line: 3,
    });
    expect(fault('没有一个标签')).toMatchObject({ code: 'importing:messages.no-markup' });
    expect(fault(`<a>${'&x;<'.repeat(5000)}`)).toMatchObject({ code: 'importing:messages.no-markup' });
  });

  it('leaves out what is not asked for, with all that is in it', () => {
    const read = readXml('<a><g><h>甲</h></g>乙<g/>丙</a>', new Set(['g']));
    expect('root' in read && [read.root.text, read.root.children.length]).toEqual(['乙丙', 0]);
  });
});

describe('decodeXml', () => {
  const decoded = (bytes: Uint8Array): string => {
    const read = decodeXml(bytes);
    return 'refused' in read ? read.refused.code : read.text;
  };
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

  it('believes the declaration, but not against valid UTF-8', () => {
    expect(decoded(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9t\xe9</a>'))).toContain(
      '<a>été</a>',
    );
    const utf8 = new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?><a>青禾</a>');
    expect(decoded(utf8)).toContain('青禾');
  });

  it('recognises GBK where a declaration says nonsense', () => {
    const gbk = Uint8Array.of(0xc7, 0xe0, 0xba, 0xcc, 0xb5, 0xc4, 0xcb, 0xae);
    expect(
      decoded(new Uint8Array([...latin('<?xml encoding="x-unheard-of"?><a>'), ...gbk, ...latin('</a>')])),
    ).toContain('青禾的水');
  });
});
