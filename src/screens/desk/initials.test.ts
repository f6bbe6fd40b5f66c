import { describe, expect, it } from 'vitest';
import { found, initials } from './initials.ts';

describe('finding by pinyin initials', () => {
  it('reads Han by their initials and leaves letters and digits', () => {
    expect(initials('老码头里开出“夜课堂”')).toBe('lmtlkcykt');
    expect(initials('第3版 A')).toBe('d3ba');
  });
  it('finds by initials anywhere in the text, by the characters, and by both mixed', () => {
    expect(found('接上段', 'jsd')).toBeGreaterThan(0);
    expect(found('与上段接排', '接p')).toBeGreaterThan(0);
    expect(found('与上段接排', 'xyz')).toBe(0);
  });
  it('finds characters with two readings by both', () => {
    expect(found('重庆', 'cq')).toBeGreaterThan(0);
    expect(found('重要', 'zy')).toBeGreaterThan(0);
  });
  it('puts what begins so before what holds it', () => {
    expect(found('标栏目', 'bl')).toBeGreaterThan(found('给本篇标栏目', 'bl'));
  });
  it('wants every word', () => {
    expect(found('Next suggestion', 'sug next')).toBeGreaterThan(0);
    expect(found('Next suggestion', 'sug last')).toBe(0);
  });
});
