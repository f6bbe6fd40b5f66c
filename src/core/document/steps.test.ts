import fc from 'fast-check';
import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { findById } from './steps.ts';

const issue = doc(
  page(article(headline('江堤夜校开课'), p('晚上七点。'), p('去年九月。')), article(headline('十条措施'))),
  page(article(p('本报讯'))),
);

it('finds every page, article and block by its id where it stands now, and nothing by another', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), (acts) => {
      const tr = new Transform(issue);
      for (const [serial, one] of acts.entries()) perform(tr, one, serial);
      tr.doc.descendants((node, pos, parent, index) => {
        if (!node.isText)
          expect(findById(tr.doc, String(node.attrs['id']))).toEqual({ node, pos, parent, index });
      });
      expect(findById(tr.doc, 'nobody')).toBeNull();
      expect(findById(tr.doc, '')).toBeNull();
    }),
    { numRuns: 60 },
  );
});
