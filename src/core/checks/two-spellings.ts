// 李晓明 and 李小明 with one title or in one article, 青禾镇 nine times and 青和镇 once: one name written two ways, perhaps.
// Which one is right, a person knows; two people may well be called so.

import type { Node } from 'prosemirror-model';
import type { Vocabulary } from '../labelling/types.ts';
import { lookalikes, soundAlike } from './alike.ts';
import { aboutWords, checkedArticles, type Line, linesOf, replacing } from './finding.ts';
import type { PaperLists } from './lists.ts';
import { personsIn, surname } from './persons.ts';
import type { Finding, IssueCheck } from './types.ts';

const code = 'two-spellings';

interface Spoken {
  readonly name: string;
  /** What stands right before it: the same for two names, they are likely one. null: a place needs none. */
  readonly title: string | null;
  readonly line: Line;
  readonly at: number;
}

interface Form {
  readonly name: string;
  readonly count: number;
  readonly places: Place[];
}

interface Place extends Spoken {
  /** Its article's place among those that are checked. */
  readonly article: number;
}

/** What the paper's own people are called: their names follow with a space. */
const signs = /(?:记者|通讯员|评论员|特派员|实习生)[\s：:]+(?<names>[\p{Script=Han}\s、]{2,40})/gu;
const oneName = new RegExp(`^${surname}\\p{Script=Han}{1,2}$`, 'u');
const place = /\p{Script=Han}{2}(?:镇|乡|村|县|街道|社区|大桥|水库)/gu;
/** What stands before 镇 or 村 without being its name: 在农村, 各乡镇, 的新村. */
const noName =
  /^[和在是与及到往向于对为把将从大小]|[的了各每全本该这那等几新老农乡城中个一二三四五六七八九十两某市县区省镇村]/u;

interface Said {
  readonly all: readonly Spoken[];
  /** The names and what stands before them: two articles that say the same are asked about alike. */
  readonly key: string;
}
const kept = new WeakMap<Node, Said>();

function saidIn(article: Node): Said {
  const known = kept.get(article);
  if (known) return known;
  const all: Spoken[] = [];
  for (const line of linesOf(article)) {
    const { text } = line;
    if (line.role !== 'furniture')
      for (const { name, at } of personsIn(text))
        all.push({ name, title: text.slice(Math.max(0, at - 4), at), line, at });
    for (const match of text.matchAll(signs)) {
      const start = match.index + match[0].length - (match.groups?.['names']?.length ?? 0);
      for (const { 0: name, index } of (match.groups?.['names'] ?? '').matchAll(/\p{Script=Han}+/gu))
        if (oneName.test(name)) all.push({ name, title: '记者', line, at: start + index });
    }
    for (const { 0: name, index } of text.matchAll(place))
      if (!noName.test(name.slice(0, 2))) all.push({ name, title: null, line, at: index });
  }
  const said = { all, key: all.map(({ name, title }) => `${name}\0${title ?? ''}`).join('\n') };
  kept.set(article, said);
  return said;
}

/** Something to ask about: the place is told by its article and its number among the names there. */
interface Doubt {
  readonly article: number;
  readonly at: number;
  readonly usual: { readonly name: string; readonly count: number };
  readonly differs: number;
  readonly reason: Why;
}
type Why = 'same-title' | 'same-article' | 'elsewhere-so';

/** The last answer: it holds while all articles say the same names. */
const answered = new WeakMap<
  Vocabulary,
  { readonly lists: PaperLists; readonly keys: readonly string[]; readonly doubts: readonly Doubt[] }
>();

export const twoSpellings: IssueCheck = {
  code,
  seal: '名',
  scope: 'issue',
  *find(doc, vocabulary, lists) {
    const articles = checkedArticles(doc);
    const said = articles.map(({ node }) => saidIn(node));
    yield null;
    const was = answered.get(vocabulary);
    let doubts = was?.doubts ?? [];
    if (
      was?.lists !== lists ||
      was.keys.length !== said.length ||
      !said.every(({ key }, i) => key === was.keys[i])
    ) {
      doubts = doubtsIn(said, vocabulary, lists);
      answered.set(vocabulary, { lists, keys: said.map(({ key }) => key), doubts });
    }
    for (const { article, at, ...doubt } of doubts) {
      const here = said[article]?.all[at];
      const pos = articles[article]?.pos;
      if (here && pos !== undefined) yield asked(here, pos, doubt);
    }
  },
};

function doubtsIn(said: readonly Said[], vocabulary: Vocabulary, lists: PaperLists): readonly Doubt[] {
  const forms = new Map<string, Form>();
  for (const [article, { all }] of said.entries())
    for (const one of all) {
      let form = forms.get(one.name);
      if (!form)
        forms.set(one.name, (form = { name: one.name, count: vocabulary.count(one.name), places: [] }));
      form.places.push({ ...one, article });
    }
  // names that differ in one character are equal without it
  const holes = new Map<string, Form[]>();
  for (const form of forms.values())
    for (let i = 0; i < form.name.length; i += 1) {
      const hole = `${form.name.slice(0, i)}\0${form.name.slice(i + 1)}`;
      const like = holes.get(hole);
      if (like) like.push(form);
      else holes.set(hole, [form]);
    }
  const doubts: Doubt[] = [];
  for (const [hole, like] of holes)
    if (like.length > 1) doubts.push(...pairs(like, hole.indexOf('\0'), said, vocabulary, lists));
  return doubts;
}

function* pairs(
  like: readonly Form[],
  differs: number,
  said: readonly Said[],
  vocabulary: Vocabulary,
  lists: PaperLists,
): Generator<Doubt> {
  const known = new Set(lists.persons.map(({ name }) => name));
  for (const rare of like) {
    const usual = like
      .filter((form) => form !== rare && form.count >= rare.count && kin(form.name, rare.name, differs))
      .toSorted((a, b) => b.count - a.count)[0];
    if (!usual || (known.has(rare.name) && known.has(usual.name)) || lists.never.includes(rare.name))
      continue;
    // of two that stand as often as each other the later one is asked about
    if (usual.count === rare.count && isBefore(rare, usual)) continue;
    for (const here of rare.places) {
      const reason = why(here, rare, usual, vocabulary);
      const at = said[here.article]?.all.findIndex(
        (one) => one.line === here.line && one.at === here.at && one.title === here.title,
      );
      if (reason && at !== undefined) yield { article: here.article, at, usual, differs, reason };
    }
  }
}

function isBefore({ places: [a] }: Form, { places: [b] }: Form): boolean {
  if (!a || !b) return false;
  return a.article === b.article ? a.line.start + a.at < b.line.start + b.at : a.article < b.article;
}

/** Written for each other by the ear or by the eye. */
function kin(a: string, b: string, at: number): boolean {
  const one = a.charAt(at);
  const other = b.charAt(at);
  return soundAlike(one, other) || lookalikes(one).has(other);
}

/** Why two names are likely one; null: nothing says so. */
function why(here: Place, rare: Form, usual: Form, vocabulary: Vocabulary): Why | null {
  if (here.title === null) {
    // 青和镇 stands here alone, and 青和 nowhere else
    const root = rare.name.slice(0, 2);
    const alone = rare.count === 1 && vocabulary.count(root) === 1;
    return alone && usual.count >= 3 && usual.places.some(({ title }) => title === null)
      ? 'elsewhere-so'
      : null;
  }
  if (rare.count > 2 || usual.places.every(({ title }) => title === null)) return null;
  const reporter = here.title === '记者';
  if (usual.places.some(({ title }) => title === here.title) && (!reporter || usual.count >= 3))
    return 'same-title';
  const together = usual.places.some(({ article }) => article === here.article);
  return together && rare.name.length > 2 && !reporter ? 'same-article' : null;
}

function asked(
  { line, at, name }: Spoken,
  pos: number,
  { usual, differs, reason }: Pick<Doubt, 'usual' | 'differs' | 'reason'>,
): Finding {
  const one = name.charAt(differs);
  const other = usual.name.charAt(differs);
  const instead = usual.name;
  const finding = aboutWords(line, {
    code,
    severity: 'ask',
    confidence: 0.85,
    from: at,
    to: at + name.length,
    reasons: [
      { code: reason, params: { detail: usual.name, count: usual.count } },
      {
        code: soundAlike(one, other) ? 'sound-alike' : 'look-alike',
        params: { detail: `${other} ${one}` },
      },
    ],
    params: { here: name, there: usual.name, count: usual.count },
  });
  return {
    ...finding,
    from: finding.from + pos,
    to: finding.to + pos,
    proposed: instead,
    fixes: [replacing({ code: 'checks:fix.replace', params: { instead } }, instead, false)],
  };
}
