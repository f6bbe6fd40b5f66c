import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedRuns } from './repeats.ts';

const first =
  '镇里的老船工说，从前过河要等半个时辰，如今新桥通了车，孩子们上学只要一刻钟，菜农的担子也轻了许多，逢集的日子桥上';
const foot = '如今新桥通了车，孩子们上学只要一刻钟，菜农的担子也轻了许多，逢集的日子桥上';

describe('repeatedRuns', () => {
  it('finds the foot of a column that stands again at the foot of the next', () => {
    const next = `人来人往。镇长说，明年还要修一条通往后山的路，让山里的茶叶运得出来${foot}`;
    const [run, ...others] = repeatedRuns([first, next, '热闹得很。']);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      remove: 'second',
      second: { block: 1, endBlock: 1, from: next.length - foot.length, to: next.length },
    });
    expect(run?.confidence).toBeGreaterThan(0.98);
  });

  it('leaves a slogan that two speakers repeat', () => {
    const slogan = '把青禾镇建设成为山清水秀、人人向往的江南水乡，让每一位乡亲都过上好日子';
    const runs = repeatedRuns([
      `镇长说：“我们要${slogan}，这是今年的头等大事。”`,
      `书记说：“只有齐心协力，才能${slogan}，一件一件办好。”`,
    ]);
    expect(runs.filter((run) => run.confidence >= 0.5)).toEqual([]);
  });

  it('leaves a headline that stands again over the continuation of its story', () => {
    const headline = '青禾镇新桥今天通车，两岸居民往来更加方便，集市延长到晚上';
    expect(
      repeatedRuns([headline, '本报讯 今天上午', headline]).filter((run) => run.confidence >= 0.5),
    ).toEqual([]);
  });

  it('names runs that are equal, apart, and in reading order, whatever the text', () => {
    const block = fc
      .array(fc.constantFrom('一二三四五六七八九十', '甲乙丙丁戊己庚辛壬癸', '。', '子丑寅卯'), {
        maxLength: 8,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const text = ({
          block: from,
          endBlock,
          from: start,
          to,
        }: {
          block: number;
          endBlock: number;
          from: number;
          to: number;
        }): string =>
          from === endBlock
            ? (blocks[from] ?? '').slice(start, to)
            : (blocks[from] ?? '').slice(start) +
              blocks.slice(from + 1, endBlock).join('') +
              (blocks[endBlock] ?? '').slice(0, to);
        for (const run of repeatedRuns(blocks)) {
          expect(text(run.first)).toBe(text(run.second));
          expect(run.second.block).toBe(run.second.endBlock);
          expect(run.first.endBlock < run.second.block || run.first.to <= run.second.from).toBe(true);
        }
      }),
    );
  });
});
