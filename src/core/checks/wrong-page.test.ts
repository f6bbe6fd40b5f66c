import { expect, it } from 'vitest';
import { article, doc, furniture, p, page } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { wrongPage as check } from './wrong-page.ts';

const two = (first: string, second: string) =>
  doc(page({ number: '1' }, article(p(first))), page({ number: '2' }, article(p(second))));

it('asks about a page that is not there, and one that is this one', () => {
  const beyond = finds(check, two('渡口通航。（下转第5版）', '全文。'));
  expect(beyond.message.params).toMatchObject({ page: '5', count: 2 });
  expect(finds(check, two('渡口通航。（详见第1版）', '全文。')).fixes).toHaveLength(0);
});

it('has nothing against a page that is there, and asks nothing beyond the pages of a part of an issue', () => {
  ignores(check, two('渡口通航。（下转第2版）', '全文。'));
  ignores(
    check,
    doc(page({ number: '1' }, article(p('（下转第5版）'))), page({ number: '3' }, article(p('全文。')))),
  );
});

it('asks about a page with another issue number', () => {
  const of = (number: string) => page(article({ kind: 'furniture' }, furniture(`第${number}期`)));
  expect(finds(check, doc(of('1234'), of('1234'), of('1235'))).message.params).toMatchObject({
    here: '1235',
    there: '1234',
  });
  ignores(check, doc(of('1234'), of('1234')));
});
