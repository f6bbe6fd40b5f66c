// What is plain is read here, what is not by the parser of all of XML: nobody may be able to tell which it was.

import { describe, expect, it } from 'vitest';
import { damaged } from '../../../testing/mutations.ts';
import { altoPage, metsBack, metsIssue, pageOld, pagePage } from '../../../testing/page-samples.ts';
import { plainXml } from './plain-xml.ts';
import { readXml } from './xml.ts';

const without = new Set(['SP', 'Description']);
const most = { depth: 200, elements: 1_000_000 };

/** A comment makes a text one for the parser of all of XML, and says nothing. */
const inFull = (xml: string): string => xml.replace(/^(?:<\?xml[^>]*\?>)?/u, '$&<!---->');

/** Attributes of either tree in the same kind of object. */
const read = (xml: string): string => JSON.stringify(readXml(xml, without));

const samples = { altoPage, metsBack, metsIssue, pageOld, pagePage };

describe('plainXml', () => {
  it.each(Object.entries(samples))('reads %s as the parser of all of XML does', (_, xml) => {
    expect(plainXml(xml, without, most)).not.toBeNull();
    expect(read(xml)).toBe(read(inFull(xml)));
  });

  it('reads entities, prefixes, line ends and rare names as that does', () => {
    const xml =
      '<?xml version="1.0"?>\r\n<v:a xml:id="x" id="y" b="1 &lt; 2 &amp;amp; &#39;&#38;lt;&#24178;">甲\r\n𠮷 &gt;<v:b/>乙<SP><c/>丙</SP></v:a >\n';
    expect(plainXml(xml, without, most)).not.toBeNull();
    expect(read(xml)).toBe(read(inFull(xml)));
  });

  it.each([
    ['a comment', '<a><!-- 甲 --></a>'],
    ['another entity', '<a>&hellip;</a>'],
    ['a number of another kind', '<a>&#x673a;</a>'],
    ['the number of no character', '<a>&#31;</a>'],
    ['the number of half a pair', '<a>&#55296;</a>'],
    ['an ampersand alone', '<a b="甲&乙"/>'],
    ['markup in an attribute', '<a b="<"/>'],
    ['a line end in an attribute', '<a b="甲\n乙"/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['attributes without a space', '<a b="1"c="2"/>'],
    ['a tag that another closes', '<a><b></a></b>'],
    ['a tag that is never closed', '<a><b></b>'],
    ['two roots', '<a/><b/>'],
    ['text outside', '<a/>甲'],
    ['half a surrogate pair', '<a>\ud842</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['the end of a section that never began', '<a>]]></a>'],
    ['quotes that do not match', `<?xml version="1.0'?><a/>`],
    ['nothing', ''],
  ])('leaves %s to the other parser', (_, xml) => {
    expect(plainXml(xml, without, most)).toBeNull();
  });

  it('leaves what is too deep or too much to the other, which says so', () => {
    expect(plainXml('<a><a><a/></a></a>', without, { depth: 2, elements: 9 })).toBeNull();
    expect(plainXml('<a><b/><b/></a>', without, { depth: 9, elements: 2 })).toBeNull();
  });

  it('reads damaged pages as that does', () => {
    let plain = 0;
    for (const xml of Object.values(samples))
      for (let seed = 0; seed < 150; seed += 1) {
        const text = new TextDecoder().decode(damaged(new TextEncoder().encode(xml), seed));
        // the comment must not fall into what the damage has made of the beginning
        if (!/^(?:<\?xml[^>]*\?>)?\s*<[a-zA-Z]/u.test(text)) continue;
        if (plainXml(text, without, most)) plain += 1;
        expect(read(text)).toBe(read(inFull(text)));
      }
    expect(plain).toBeGreaterThan(0);
  });
});
