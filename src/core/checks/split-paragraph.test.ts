import { expect, it } from 'vitest';
import { article, credit, doc, furniture, headline, p, page } from '../../testing/builders.ts';
import { found, finds, fixed, ignores, mends } from '../../testing/finds.ts';
import { articles, blocks } from '../document/queries.ts';
import { splitParagraph as check } from './split-paragraph.ts';

const whole =
  '代表们走进青禾镇的老码头和新修的河堤，一路边走边看，对全镇的文旅产业有了更清楚的认识，建议青禾';
const rest = '镇抓住修桥的机遇，把老码头、老渡口和沿河的村子连成一条线，让来的人看得见河，也留得下来。';

it('joins a paragraph that was cut inside a word; six characters of each side hold it', () => {
  const one = finds(check, article(headline('河堤上的灯'), p(whole), p(rest)));
  expect(one.actual).toBe(`${whole.slice(-6)}\n${rest.slice(0, 6)}`);
  expect(mends(check, article(headline('河堤上的灯'), p(whole), p(rest)))).toEqual([
    '河堤上的灯',
    whole + rest,
  ]);
});

it('fetches the rest from the article behind, with what belongs to it, up to that article’s own headline', () => {
  const issue = doc(
    page(
      article(headline('河堤上的灯'), p(whole)),
      article(p(rest), p('镇里说，明年开工。'), headline('桥通了'), p('大桥昨日通车。')),
    ),
  );
  const [one] = found(check, issue);
  const after = fixed(issue, one ?? expect.fail(), one?.fixes[0] ?? expect.fail());
  expect(articles(after).map(({ node }) => node.childCount)).toEqual([3, 2]);
  expect(articles(after)[0]?.node.child(1).textContent).toBe(whole + rest);
});

it('looks past a credit that stands between the halves: it comes to stand behind the whole', () => {
  const issue = article(headline('河堤上的灯'), p(whole), credit('■本报记者 林小满 摄'), p(rest));
  expect(mends(check, issue)).toEqual(['河堤上的灯', whole + rest, '■本报记者 林小满 摄']);
});

it('looks past the page furniture that stands between the halves', () => {
  const issue = doc(
    page(
      article(headline('河堤上的灯'), p(whole)),
      article({ kind: 'furniture' }, furniture('青禾日报 第1版')),
    ),
    page(article(p(rest))),
  );
  const one = finds(check, issue);
  expect(one.actual).toBe(rest.slice(0, 6));
  const after = fixed(issue, one, one.fixes[0] ?? expect.fail());
  expect(blocks(after).map(({ node }) => node.textContent)).toEqual([
    '河堤上的灯',
    whole + rest,
    '青禾日报 第1版',
  ]);
});

it('leaves short lines without a mark that the labels took for text: they are headings, one above each part', () => {
  const part = (i: number) =>
    p(`码头迎来春天的第${i}班船，社区整理三千份问卷，夜校公布新的课表，大家都说好。`);
  ignores(
    check,
    article(...([1, 2, 3].flatMap((i) => [p(`第${i}回夜校开课`), part(i)]) as Parameters<typeof article>)),
  );
});

it('leaves whole paragraphs alone', () => {
  ignores(
    check,
    article(
      headline('河堤上的灯'),
      p('河堤亮灯了，夜里散步的人多了起来，乡亲们都说好。'),
      p('镇里说，明年还要把老码头修一修，让来的人有个歇脚的地方。'),
    ),
  );
});

it('does not take 、 for a cut where it is the only mark', () => {
  ignores(
    check,
    article(
      headline('河堤夜話'),
      p('昨日與諸友過河、時正開燈、遊人從堤上來、都說這燈點得好、比舊時的油燈亮了許多、'),
      p('渡口的老船家卻說、燈太亮了、夜裏的魚都不來了、'),
    ),
  );
});

it('puts a Latin word together over its hyphen; the issue’s own words say whether the hyphen stays', () => {
  const cut = p('The council has ended a long debate that had divided the whole neighbor-');
  const rest = p('hood for more than three years, and all of the people are glad of it.');
  const told = finds(check, article(cut, rest, p('The neighborhood will be safer now.')));
  expect(told.confidence).toBeGreaterThanOrEqual(0.98);
  expect(mends(check, article(cut, rest, p('The neighborhood will be safer now.')))[0]).toContain(
    'whole neighborhood for',
  );
  const left = p('The engineers who built it said that the well-');
  const right = p('known design had been tested before.');
  expect(mends(check, article(left, right, p('The well-known design stood.')))[0]).toContain(
    'well-known design',
  );
  // the issue does not say: offered, not certain
  expect(finds(check, article(cut, rest)).confidence).toBeLessThan(0.98);
});

it('takes the hyphens of Fraktur and of transcribers, and soft ones, for hyphens', () => {
  const rest = p('hood for more than three years, and all of the people are glad of it.');
  const known = p('The neighborhood will be safer now.');
  for (const hyphen of ['⸗', '¬', '\u00ad', '‐']) {
    const cut = p(`The council has ended a long debate that had divided the whole neighbor${hyphen}`);
    expect(mends(check, article(cut, rest, known))[0]).toContain('whole neighborhood for');
  }
});

it('is never certain where the page shows an indent, and surer where it shows none', () => {
  const part = article(headline('河堤上的灯'), p(whole), p(rest));
  const plain = finds(check, part);
  const opens = (p: number) => ({ doubts: [{ block: 'b3', begins: rest.slice(0, 6), opens: p }] });
  const [indented] = found(check, part, opens(0.995));
  expect(indented?.confidence ?? 0).toBeLessThan(Math.min(0.98, plain.confidence));
  expect(finds(check, part, opens(0.15)).confidence).toBeGreaterThan(plain.confidence);
  // other words stand there now: what was seen of the old ones says nothing
  expect(finds(check, part, { doubts: [{ block: 'b3', begins: '别的文字', opens: 0.995 }] }).confidence).toBe(
    plain.confidence,
  );
});

it('says once what the words across the cut say, and the lengths in characters', () => {
  const one = finds(check, article(headline('河堤上的灯'), p(whole), p(rest), p('青禾镇的夜校开学了。')));
  const codes = one.reasons.map(({ code }) => code);
  const across = ['word-straddles', 'vocabulary-straddles', 'whole-elsewhere'];
  expect(codes.filter((code) => across.includes(code))).toHaveLength(1);
  expect(one.reasons.find(({ code }) => code === 'lengths')?.params).toMatchObject({
    left: whole.length,
    right: rest.length,
  });
});

it('shows where its words were cut out, and begins with no mark that ends something', () => {
  const long = `青禾镇去年修好了河堤，${whole}`;
  const [first, , last] = finds(check, article(p(long), p(rest))).reads;
  expect(first?.text).toMatch(/^…[^，。]/u);
  expect(last?.text).toMatch(/…$/u);
});
