// Issues made up at random, for what must hold of every issue: nothing of them looks like a newspaper, all of it is allowed.

import fc from 'fast-check';
import { articleKinds, type Role, roles, statuses } from '../core/document/schema.ts';
import * as build from './builders.ts';

const words = fc
  .string({
    unit: fc.constantFrom(
      '江',
      '水',
      '，',
      '<',
      '&',
      '>',
      '"',
      "'",
      ' ',
      '　',
      '“',
      '1',
      ']]>',
      '𠮷',
      '&amp;',
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => text.trim() !== '');
const someArticle = fc.record({
  kind: fc.constantFrom(...articleKinds.filter((kind) => kind !== 'furniture')),
  sections: fc.uniqueArray(fc.constantFrom('local', 'sport', '04000000'), { maxLength: 2 }),
  status: fc.constantFrom(...statuses),
  blocks: fc.array(fc.tuple(fc.constantFrom(...roles.filter((role) => role !== 'furniture')), words), {
    minLength: 1,
    maxLength: 6,
  }),
});
const somePage = fc.record({
  number: fc.constantFrom('1', 'A03', '"<'),
  name: fc.option(fc.constantFrom('要闻', '<b>&'), { nil: null }),
  articles: fc.array(someArticle, { minLength: 1, maxLength: 4 }),
});
const make: Readonly<Record<Role, (text: string) => ReturnType<typeof build.p>>> = {
  ...build,
  body: build.p,
};
/** An issue of one to three pages, with every role and kind and text that needs escaping in every format. */
export const anyIssue = fc
  .array(somePage, { minLength: 1, maxLength: 3 })
  .map((pages) =>
    build.doc(
      { paper: '江畔日报', date: '2026-05-18' },
      ...pages.map(({ articles: held, ...attrs }) =>
        build.page(
          attrs,
          ...held.map(({ blocks, ...of }) =>
            build.article(of, ...blocks.map(([role, text]) => make[role](text))),
          ),
        ),
      ),
    ),
  );
