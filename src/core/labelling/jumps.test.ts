import { describe, expect, it } from 'vitest';
import { jumpMarks, jumpPartners, pageNumber } from './jumps.ts';
import { vocabulary } from './vocabulary.ts';

describe('jumps', () => {
  it('reads page numbers however they are printed', () => {
    expect(['４', '04', '四', '十二', 'a3'].map(pageNumber)).toEqual(['4', '4', '4', '12', 'A3']);
  });

  it('finds the marks at the ends of a text', () => {
    expect(jumpMarks('桥面铺好之后，(下转第4版)')).toMatchObject([{ direction: 'to', page: '4', from: 7 }]);
    expect(jumpMarks('（上接第一版）还要装路灯。')).toMatchObject([{ direction: 'from', page: '1', to: 7 }]);
    expect(jumpMarks('Continued on page 6')).toMatchObject([{ direction: 'to', page: '6' }]);
  });

  it('takes talk of a page for talk', () => {
    expect(jumpMarks('他每天读完头版接着读第二版的副刊，从不间断。')).toEqual([]);
  });

  it('joins the two parts by page, headline and text, and leaves the third open', () => {
    const articles = [
      {
        page: '1',
        headline: '青禾大桥今天通车',
        texts: ['本报讯 今天上午，青禾大桥通车，两岸居民往来再也不用(下转第2版)'],
      },
      { page: '1', headline: '春耕开始', texts: ['田里的水放满了，农机站的师傅们(下转第3版)'] },
      { page: '2', headline: '青禾大桥今天通车', texts: ['(上接第1版)等渡船。老船工说，这一天等了三十年。'] },
    ];
    const { links, open } = jumpPartners(articles, vocabulary(articles.flatMap((article) => article.texts)));
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ to: { article: 0 }, from: { article: 2 } });
    expect(links[0]?.confidence).toBeGreaterThan(0.9);
    expect(open).toMatchObject([{ article: 1, page: '3' }]);
  });
});
