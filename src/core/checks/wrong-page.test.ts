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

it('asks about a page whose head says another number, or one that another page has', () => {
  const of = (number: string, head: string) =>
    page({ number }, article({ kind: 'furniture' }, furniture(head)), article(p('全文。')));
  const other = finds(check, doc(of('1', '青禾日报 第1版 要闻'), of('2', '青禾日报 第03版 民生')));
  expect(other.message.params).toMatchObject({ here: '3', page: '2' });
  expect(other.actual).toBe('03');
  expect(finds(check, doc(of('2', '第2版 要闻'), of('2', '第2版 民生'))).message.code).toContain('twice');
  // pages that were run together in one text
  ignores(
    check,
    doc(
      page(
        { number: '2' },
        article({ kind: 'furniture' }, furniture('2 国际')),
        article(p('全文。')),
        article({ kind: 'furniture' }, furniture('青禾日报 第5版')),
      ),
    ),
  );
  ignores(check, doc(of('1', '青禾日报 第1版 要闻 今日8版'), of('2', '02版 民生'), of('3', '文化 3')));
});

it('asks nothing beyond the pages that are here where a page says that there are more', () => {
  const head = (text: string) => article({ kind: 'furniture' }, furniture(text));
  ignores(
    check,
    doc(
      page({ number: '1' }, head('第1版 今日8版'), article(p('渡口通航。（下转第5版）'))),
      page({ number: '2' }, article(p('全文。'))),
    ),
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
