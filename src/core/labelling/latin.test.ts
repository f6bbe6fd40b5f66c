import { describe, expect, it } from 'vitest';
import { label, unwrapFrom } from './label.ts';
import { latinLines } from './latin.ts';
import type { SourceLine } from './types.ts';

/** Printed lines as they come; an empty line is counted as a blank before the next. */
function printed(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let at = 0;
  let blanksBefore = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') blanksBefore += 1;
    else {
      lines.push({ file: 'page.txt', from: at, to: at + line.length, text: line, blanksBefore });
      blanksBefore = 0;
    }
    at += line.length + 1;
  }
  return lines;
}

/** “role: text” of each block, as printed lines are put together; “—” before each article. */
function read(text: string): string[] {
  const out: string[] = [];
  for (const { line, role, startsArticle, continues } of label(printed(text)).lines) {
    if (startsArticle) out.push('—');
    if (continues >= unwrapFrom.lines && !startsArticle) out.push(`${out.pop() ?? ''} ${line.text.trim()}`);
    else out.push(`${role}: ${line.text.trim()}`);
  }
  return out;
}

const page = `RIVERTON TIMES
Monday, March 17, 2025          Page 1
Council Approves New Bridge Over
Willow River
By Jane Roe
Staff Reporter
RIVERTON, March 16 — The city council voted
on Sunday to approve the construction of a
new bridge over the Willow River, ending a
debate of more than three years.
The bridge, which will cost an estimated 12
million dollars, is expected to open in the
spring of 2027.
Opponents of the plan said that the heavy
design was too tall for the valley. They
promised to continue their campaign.
Continued on page 4
Farmers market returns to old square
By John Doe
After two years of repairs the old square
is open again, and on Saturday morning the
farmers returned with their vegetables,
honey and flowers.
Photo by Mary Hill`;

describe('English pages', () => {
  it('line by line: heads, bylines and paragraphs are told', () => {
    expect(read(page)).toEqual([
      '—',
      'furniture: RIVERTON TIMES',
      'furniture: Monday, March 17, 2025          Page 1',
      '—',
      'headline: Council Approves New Bridge Over',
      'headline: Willow River',
      'byline: By Jane Roe',
      'byline: Staff Reporter',
      'body: RIVERTON, March 16 — The city council voted on Sunday to approve the construction of a new bridge over the Willow River, ending a debate of more than three years.',
      'body: The bridge, which will cost an estimated 12 million dollars, is expected to open in the spring of 2027.',
      'body: Opponents of the plan said that the heavy design was too tall for the valley. They promised to continue their campaign.',
      'jump: Continued on page 4',
      '—',
      'headline: Farmers market returns to old square',
      'byline: By John Doe',
      'body: After two years of repairs the old square is open again, and on Saturday morning the farmers returned with their vegetables, honey and flowers.',
      'credit: Photo by Mary Hill',
    ]);
  });

  it('with empty lines between the paragraphs: these part them, however full the last line is', () => {
    const text = `School Garden Feeds Forty Families

The children of the village school have
grown so many beans that nobody can count.

They gave the beans away on Friday, and the
people who came were glad.`;
    expect(
      read(`${text}\n\n${text.replaceAll('School', 'Church')}`).filter((line) => line.startsWith('body')),
    ).toEqual([
      'body: The children of the village school have grown so many beans that nobody can count.',
      'body: They gave the beans away on Friday, and the people who came were glad.',
      'body: The children of the village school have grown so many beans that nobody can count.',
      'body: They gave the beans away on Friday, and the people who came were glad.',
    ]);
  });

  it('indented lines open paragraphs', () => {
    const text = `  The mill at the ford was built in a year of
flood, and it has stood there ever since it was.
  The miller knows the river by its sound, and
he sleeps well only when the water is low and
the wheel stands still.`;
    expect(read(`${text}\n${text}`)).toHaveLength(5);
  });

  it('names in the middle of a paragraph are no headline', () => {
    const text = `The prize for the best poem went to the poet
Mary Ann Green Hill of Upper Willow Ford
and to two pupils of the village school who
had written about the flood.`;
    expect(read(`${text}\n${text}`).every((line) => line === '—' || line.startsWith('body:'))).toBe(true);
  });
});

describe('headlines in sentence case', () => {
  const story = `The town council voted on Monday to build a
footpath over the Willow River, ending eleven
years of talk. The vote was seven to two.`;

  it('in several lines over a byline', () => {
    expect(
      read(`Council backs new bridge\nover the Willow River\n\nBy ANNA FIELD\nStaff Writer\n\n${story}`),
    ).toEqual([
      '—',
      'headline: Council backs new bridge',
      'headline: over the Willow River',
      'byline: By ANNA FIELD',
      'byline: Staff Writer',
      `body: ${story.replaceAll('\n', ' ')}`,
    ]);
  });

  it('in several lines over the text, parted from it by an empty line', () => {
    expect(
      read(`${story}\n\nLibrary to open its doors\non Sundays from April\n\n${story}\n\n${story}`).slice(2),
    ).toEqual([
      '—',
      'headline: Library to open its doors',
      'headline: on Sundays from April',
      `body: ${story.replaceAll('\n', ' ')}`,
      `body: ${story.replaceAll('\n', ' ')}`,
    ]);
  });

  it('a catchword over “continued from” opens the rest of a story', () => {
    expect(
      read(
        `${story}\n\nRIVERTON TIMES\nTuesday, March 3, 2026  Page 2\n\nBRIDGE\nContinued from page 1\n\n${story}`,
      ).slice(-4),
    ).toEqual([
      '—',
      'headline: BRIDGE',
      'jump: Continued from page 1',
      `body: ${story.replaceAll('\n', ' ')}`,
    ]);
  });

  it('the end of a paragraph that was cut is none', () => {
    const cut = `${story}\n\nNobody asked for a second bridge\n\nand nobody needs it, they said on Monday in\nthe hall of the school.`;
    expect(read(cut).some((line) => line.startsWith('headline'))).toBe(false);
  });
});

describe('mixed pages', () => {
  it('an English column stands beside Chinese copy', () => {
    const chinese = `青禾镇的油菜花开了，漫山遍野都
是金黄，镇上的老人说，这样的春
天有三十年没有见过了，孩子们在
田埂上奔跑，游客从四面八方赶来
拍照留念。`;
    const lines = read(`${chinese}\n${page.split('\n').slice(2).join('\n')}\n${chinese}`);
    expect(lines).toContain('byline: By Jane Roe');
    expect(lines).toContain('headline: Council Approves New Bridge Over');
    expect(lines).toContain(
      'body: The bridge, which will cost an estimated 12 million dollars, is expected to open in the spring of 2027.',
    );
    expect(lines.some((line) => /[a-z] ?青|。 [A-Z]/u.test(line))).toBe(false);
  });

  it('a lone Latin line on a Chinese page is left to the learned weights', () => {
    const lines = printed('青禾日报\nQINGHE DAILY\n油菜花开了\nwww.example.com\n游客来了。');
    expect(latinLines(lines)).toEqual([false, false, false, false, false]);
  });
});
