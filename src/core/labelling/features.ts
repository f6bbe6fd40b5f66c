// What the line model looks at: for each line a list of named features. A name is a template with what was seen in its
// place ("end=comma", "n:kind=byline"); no feature holds words of a text.
import { columnWidth, fills } from './columns.ts';
import { inBothScripts } from './forms.ts';
import { latinFeatures, latinLines } from './latin.ts';
import {
  beginning,
  bullets,
  clitics,
  closesFirst,
  ending,
  formulae,
  hanging,
  matches,
  unpaired,
  width,
} from './signs.ts';
import { straddlingWord } from './straddle.ts';
import type { SourceLine, Vocabulary } from './types.ts';

/** What kind of line it looks like when nothing around it is seen; one letter or word each. */
export type Look =
  | 'furniture'
  | 'jump'
  | 'credit'
  | 'byline'
  | 'names'
  | 'bracket-name'
  | 'rubric'
  | 'digest'
  | 'dash'
  | 'dateline'
  | 'listed'
  | 'whole' // long and ends with a final mark
  | 'cut' // long and does not
  | 'sentence' // short and ends with a final mark
  | 'clause' // short and ends with a comma
  | 'title' // short, no mark at the end
  | 'edge'; // before the first and after the last line

interface Glance {
  readonly text: string;
  readonly width: number;
  readonly end: string;
  readonly start: string;
  readonly look: Look;
  readonly open: string;
  readonly closes: string;
  /** Width of the lines around it: the column, in line-by-line input. */
  readonly column: number;
}

const edge: Glance = {
  text: '',
  width: 0,
  end: 'none',
  start: 'none',
  look: 'edge',
  open: '',
  closes: '',
  column: 0,
};

const colophon = inBothScripts(
  /社址|邮编|邮政编码|广告许可证|零售|定价|订阅|电话[:：]|国内统一|邮发代号|印刷/gu,
);

const isColophon = (text: string): boolean => text.length <= 90 && new Set(text.match(colophon)).size >= 2;

function furniture(text: string): boolean {
  if (text.length > 90) return false;
  const votes =
    Number(formulae.page.test(text)) +
    Number(formulae.weekday.test(text)) +
    Number(formulae.date.test(text)) +
    Number(formulae.editors.test(text)) +
    Number(formulae.imprint.test(text)) +
    Number(formulae.issueNumber.test(text));
  return (
    votes >= 2 ||
    isColophon(text) ||
    (votes === 1 && text.length <= 24 && !/[，。、]/u.test(text) && !/^[（(]/u.test(text))
  );
}

function look(text: string, w: number, end: string, lineByLine: boolean): Look {
  if (formulae.jumpAlone.test(text) || (text.length < 40 && formulae.continued.test(text))) return 'jump';
  if (w <= 60 && formulae.credit.test(text) && !/[。！？]/u.test(text)) return 'credit';
  if (w <= 40 && formulae.byline.test(text) && !/[。，]/u.test(text)) return 'byline';
  if (formulae.penName.test(text)) return 'byline';
  if (furniture(text)) return 'furniture';
  if (formulae.bracketName.test(text)) return 'bracket-name';
  if (formulae.dateline.test(text)) return 'dateline';
  const short = lineByLine ? true : w <= 36;
  if (!lineByLine && short && formulae.names.test(text)) return 'names';
  if (short && w <= 24 && (formulae.rubric.test(text) || formulae.column.test(text))) return 'rubric';
  if (short && w <= 16 && formulae.digest.test(text)) return 'digest';
  if (/^[—–-]{1,2}/u.test(text)) return 'dash';
  if (!lineByLine && !short && formulae.listed.test(text)) return 'listed';
  if (end === 'final') return short ? 'sentence' : 'whole';
  if (!short) return 'cut';
  if (end === 'comma' || end === 'open') return 'clause';
  return 'title';
}

const heading = new Set<Look>(['title', 'clause', 'rubric', 'dash', 'sentence', 'digest']);

/**
 * For each line how many lines of text, nine at most, stand between the titles that it is of and the titles before: items of
 * short news are of a paragraph each, stories of many.
 */
function texts(looks: readonly Look[]): readonly number[] {
  const out: number[] = [];
  let stretch = 0; // lines of text that end with the line before
  let held = 0; // what stood above the titles that the line before is of
  for (const kind of looks) {
    if (heading.has(kind)) {
      if (stretch > 0) held = stretch;
      stretch = 0;
    } else {
      held = 0;
      stretch = kind === 'furniture' ? 0 : Math.min(9, stretch + 1);
    }
    out.push(held);
  }
  return out;
}

/** What of a page's head or foot the line shows: number, date, editors, imprint. */
function furnitureKinds(text: string): string {
  return (
    (formulae.page.test(text) ? 'P' : '') +
    (formulae.date.test(text) || formulae.weekday.test(text) ? 'D' : '') +
    (formulae.editors.test(text) ? 'E' : '') +
    (formulae.imprint.test(text) ? 'I' : '')
  );
}

function bin(value: number, edges: readonly number[]): number {
  let k = 0;
  while (k < edges.length && value > (edges[k] ?? Infinity)) k += 1;
  return k;
}

const lengths = [2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 15.5, 18.5, 22.5, 27.5, 34.5, 45.5, 70.5, 110.5];
const coarse = [4.5, 8.5, 14.5, 22.5, 34.5, 60.5];
const deficits = [-2.1, -0.6, 0.1, 0.6, 1.1, 1.6, 2.1, 2.6, 3.6, 5.1, 8.1];
const shares = [0.001, 0.06, 0.13, 0.22, 0.35, 0.5];

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0;
}

/** Whether each printed line came as a line of its own: few lines end where sentences do, and none is longer than a column. */
export function isLineByLine(lines: readonly SourceLine[]): boolean {
  const texts = lines.map((line) => line.text.trim()).filter((text) => text !== '');
  if (texts.length < 8) return false;
  const widths = texts.map(width);
  let runs = 0;
  for (let i = 1; i < texts.length; i += 1)
    if (lines[i]?.blanksBefore === 0 && ending(texts[i - 1] ?? '') !== 'final') runs += 1;
  const long = widths.filter((w) => w > 64).length / widths.length;
  return runs / texts.length > 0.4 && long < 0.03;
}

/**
 * Pairs of Han characters, weighed by how rare they are in the issue: “记者” binds nothing, “柳林” does. A pair is a number below
 * 2³⁰, which costs no memory of its own.
 */
class Words {
  readonly #weights = new Map<number, number>();

  constructor(texts: readonly string[]) {
    const counts = new Map<number, number>();
    for (const text of texts) for (const pair of this.of(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const [pair, n] of counts) this.#weights.set(pair, Math.log((texts.length + 1) / n));
  }

  of(text: string): Set<number> {
    const out = new Set<number>();
    for (let i = 0; i + 1 < text.length; i += 1) {
      const first = text.charCodeAt(i);
      const second = text.charCodeAt(i + 1);
      if (isHan(first) && isHan(second)) out.add((first - 0x3400) * 0x6c00 + second - 0x3400);
    }
    return out;
  }

  /** Whether two short lines share a pair of characters. */
  common(a: string, b: string): boolean {
    const pairs = this.of(a);
    for (const pair of this.of(b)) if (pairs.has(pair)) return true;
    return false;
  }

  /** The share of the one that stands in the other too. */
  overlap(part: ReadonlySet<number>, whole: ReadonlySet<number>): number {
    let all = 0;
    let common = 0;
    for (const pair of part) {
      const w = this.#weights.get(pair) ?? 0;
      all += w;
      if (whole.has(pair)) common += w;
    }
    return all === 0 ? 0 : common / all;
  }
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** Puts a prefix before names. Of one name it is one string, whose weights are looked up sooner than those of a new one. */
function prefixing(prefix: string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const made = known.get(name);
    if (made !== undefined) return made;
    known.set(name, prefix + name);
    return prefix + name;
  };
}
const asPrevious = prefixing('p:');
const asNext = prefixing('n:');

/** The features of every line. */
export function lineFeatures(
  lines: readonly SourceLine[],
  vocabulary: Vocabulary,
  lineByLine: boolean,
): readonly (readonly string[])[] {
  const widths = lines.map((line) => width(line.text.trim()));
  const glances = lines.map((line, i): Glance => {
    const text = line.text.trim();
    const end = ending(text);
    const w = widths[i] ?? 0;
    const column = lineByLine ? percentile(widths.slice(Math.max(0, i - 7), i + 8), 0.7) : 0;
    return {
      text,
      width: w,
      end,
      start: beginning(text),
      look: look(text, w, end, lineByLine),
      open: unpaired(text).open,
      closes: closesFirst(text),
      column,
    };
  });
  const at = (i: number): Glance => glances[i] ?? edge;
  const usual = percentile(
    lines.slice(1).map((line) => line.blanksBefore),
    0.5,
  );
  // in a file without empty lines their lack is no sign
  const parted = lines.slice(1).filter((line) => line.blanksBefore > 0).length >= 0.02 * lines.length;
  const blanksAt = (i: number): string => {
    const blanks = lines[i]?.blanksBefore;
    if (i === 0) return 'first';
    if (blanks === undefined) return 'last';
    return blanks === 0 ? '0' : blanks <= usual ? 'usual' : 'more';
  };
  const seen = new Map<string, number>();
  const words = new Words(glances.map((glance) => glance.text));
  const column = lineByLine ? undefined : columnWidth(glances.map((glance) => glance.text));
  /** A line that fills its column was cut there; one that could have held more ends a paragraph, or is a heading. */
  const fullness = glances.map((glance, i) => {
    if (column === undefined || glance.width === 0 || glance.width > 5 * column) return '?';
    const cut = ending(at(i - 1).text) !== 'final' && at(i - 1).width > 36;
    return `${fills(glance.text, at(i + 1).text, column, !cut) === true},${Math.min(3, Math.ceil((glance.width + 2) / column))}`;
  });
  const full = (i: number): string => fullness[i] ?? '?';
  const sizes = lines.map((line) => line.size ?? 0).filter((size) => size > 0);
  const bodySize = percentile(sizes, 0.5);

  /** “办得快” and, some paragraphs on, “办得好”: the sub-headings of a story are of one length, and stand alone. */
  const alone = (k: number): boolean =>
    at(k).look === 'title' && at(k - 1).look !== 'title' && at(k + 1).look !== 'title';
  const twin = (i: number): boolean => {
    if (!alone(i)) return false;
    for (let k = Math.max(0, i - 14); k <= i + 14; k += 1)
      if (
        k !== i &&
        alone(k) &&
        Math.abs(at(k).width - at(i).width) <= 0.5 &&
        words.common(at(k).text, at(i).text)
      )
        return true;
    return false;
  };
  /** Titles in a row make a stack: which of how many this is, whether it is the longest, and what stands under the last. */
  const stacks = new Map<number, string>();
  for (let i = 0; i < glances.length; i += 1) {
    let end = i;
    while (end < glances.length && heading.has(at(end).look)) end += 1;
    const longest = Math.max(...glances.slice(i, end).map((glance) => glance.width));
    for (let k = i; k < end; k += 1)
      stacks.set(
        k,
        `${Math.min(4, k - i)}/${Math.min(5, end - i)},${at(k).width === longest},${at(end).look}`,
      );
    if (end > i) i = end;
  }
  const foreign = latinFeatures(lines, latinLines(lines), lineByLine);
  let shown = ''; // what the furniture since the last text has shown
  let turned = ''; // the page that the furniture named last
  let digest = Infinity; // titles since the head of a column of short news
  /** “江畔人家” stands over three stories of an issue: the title of a column, or of a story that goes on elsewhere. */
  const times = new Map<string, number>();
  for (const { look: kind, text } of glances)
    if (heading.has(kind) && text.length >= 2) times.set(text, (times.get(text) ?? 0) + 1);
  const looks = glances.map(({ look: kind }) => kind);
  const above = texts(looks);
  const below = texts(looks.toReversed()).toReversed();
  const owned = glances.map((glance, i) => own(glance, lines[i]?.text ?? ''));
  const none = own(edge, '');
  const owns = (i: number): readonly string[] => owned[i] ?? none;
  const bounded: (readonly string[])[] = [];
  /** Of the boundary before the line. */
  const bounds = (i: number): readonly string[] =>
    (bounded[i] ??= boundary(at(i - 1), at(i), vocabulary, parted ? blanksAt(i) : null));
  return lines.map((line, i) => {
    const latin = foreign[i];
    if (latin) return latin;
    const f: string[] = ['bias'];
    const g = at(i);
    const p = at(i - 1);
    const n = at(i + 1);
    const blanks = blanksAt(i);
    const blanksAfter = blanksAt(i + 1);

    // “第1版 值班编委 某某” is the foot of a page, “第2版 国际” after it the head of the next
    if (g.look === 'furniture') {
      const page =
        formulae.pageNumber
          .exec(g.text)
          ?.slice(1)
          .find((part) => part !== undefined) ?? '';
      f.push(
        `page=${page === '' ? 'none' : page === turned ? 'same' : 'other'},p=${p.look}`,
        `page=${page === '' ? 'none' : page === turned ? 'same' : 'other'},n=${n.look}`,
      );
      if (page !== '') turned = page;
      const kinds = furnitureKinds(g.text);
      const again = [...kinds].some((kind) => shown.includes(kind));
      f.push(
        `furniture=${p.look === 'furniture' ? furnitureKinds(p.text) : p.look}/${kinds}`,
        `again=${again}`,
      );
      shown = again ? kinds : shown + kinds;
    } else shown = '';
    const stack = lineByLine ? undefined : stacks.get(i);
    if (stack !== undefined) {
      f.push(`stack=${stack}`);
      if (formulae.lead.test(g.text)) f.push(`lead,stack=${stack.slice(0, 3)}`);
      if (formulae.event.test(g.text)) f.push(`event,stack=${stack.slice(0, 3)}`);
      if (formulae.wants.test(g.text)) f.push(`wants,stack=${stack.slice(0, 3)}`);
    }
    if (isColophon(g.text)) f.push('colophon');
    if (
      g.look === 'title' &&
      g.width >= 6 &&
      furnitureKinds(g.text) === '' &&
      !formulae.masthead.test(g.text)
    )
      f.push('plain-title');
    if (g.look === 'digest') digest = 0;
    else if (g.look === 'title') digest += 1;
    if (g.look === 'title')
      f.push(
        `digest=${bin(digest, [0.5, 1.5, 3.5, 6.5, 10.5, 15.5])}`,
        `digest=${bin(digest, [0.5, 1.5, 3.5, 6.5, 10.5, 15.5])},n=${n.look}`,
      );
    if (!lineByLine && heading.has(g.look)) {
      if ((times.get(g.text) ?? 0) > 1)
        f.push('again', `again,width=${bin(g.width, coarse)}`, `again,n=${n.look}`);
      const before = bin(above[i] ?? 0, [1.5, 2.5, 4.5, 8.5]);
      const under = bin(below[i] ?? 0, [1.5, 2.5, 4.5, 8.5]);
      f.push(`run=${before}/${under}`, `run=${before}/${under},n=${n.look}`, `below=${under},n=${n.look}`);
    }
    if (g.look === 'title' && twin(i)) f.push('twin', `twin,look=${p.look}/${n.look}`);
    if (formulae.jumpStart.test(g.text))
      f.push('jump-start', `jump-start,p=${p.look}`, `jump-start-under=${heading.has(p.look)}`);
    if (formulae.jumpStart.test(n.text)) f.push('n:jump-start', `n:jump-start,look=${g.look}`);
    if (formulae.jumpEnd.test(p.text)) f.push('p:jump-end');
    if (formulae.jumpEnd.test(g.text)) f.push('jump-end');

    // the line itself
    f.push(...owns(i));
    f.push(`width=${bin(g.width, lengths)}`, `width=${bin(g.width, lengths)},end=${g.end}`);
    f.push(`look=${g.look},width=${bin(g.width, coarse)}`);
    f.push(`commas=${Math.min(3, (g.text.match(/[，,；;]/gu) ?? []).length)}`);
    f.push(`finals=${Math.min(3, (g.text.match(/[。！？]/gu) ?? []).length)}`);
    f.push(`gaps=${Math.min(3, (g.text.match(/[ 　\t]+/gu) ?? []).length)}`);
    if (parted)
      f.push(
        `blanks=${blanks}`,
        `blanksAfter=${blanksAfter}`,
        `blanks=${blanks},after=${blanksAfter}`,
        `blanks=${blanks},look=${g.look}`,
        `blanks=${blanks},p=${p.look}`,
        `blanks=${blanks},p=${p.end}`,
        `blanksAfter=${blanksAfter},look=${g.look}`,
      );
    if (/^(?:[ \t]{2,}|　)/u.test(line.text)) f.push('indent', `indent,p=${p.end}`);
    if (line.size !== undefined && bodySize > 0) {
      const size = bin(line.size / bodySize, [0.85, 1.08, 1.3, 1.7, 2.4]);
      f.push(`size=${size}`);
    }

    // the lines around it
    for (const name of owns(i - 1)) f.push(asPrevious(name));
    for (const name of owns(i + 1)) f.push(asNext(name));
    f.push(`p:width=${bin(p.width, coarse)}`, `n:width=${bin(n.width, coarse)}`);
    f.push(`pp=${at(i - 2).look}`, `nn=${at(i + 2).look}`);
    f.push(`look=${p.look}/${g.look}`, `look=${g.look}\\${n.look}`, `look=${p.look}/${g.look}\\${n.look}`);
    f.push(`look=${at(i - 2).look}/${p.look}/${g.look}`, `look=${g.look}\\${n.look}\\${at(i + 2).look}`);
    f.push(`look=${g.look}\\${n.look}\\${at(i + 2).look}\\${at(i + 3).look}`);
    if (g.look === 'title' || g.look === 'dash' || g.look === 'clause' || g.look === 'sentence') {
      const longer = bin(g.width - n.width, [-12, -6, -2.5, 2.5, 6, 12]);
      f.push(`longer=${n.look === 'title' ? longer : n.look},look=${g.look}`);
      f.push(
        `p:longer=${p.look === 'title' ? bin(g.width - p.width, [-12, -6, -2.5, 2.5, 6, 12]) : p.look},look=${g.look}`,
      );
      f.push(`hangs=${hanging.test(g.text)}`);
    }

    // the boundary before it
    f.push(...bounds(i));
    for (const name of bounds(i + 1)) f.push(asNext(name));

    if (lineByLine) {
      const deficit = (x: Glance): number => bin(g.column - x.width, deficits);
      f.push(`fill=${deficit(g)}`, `p:fill=${deficit(p)}`, `n:fill=${deficit(n)}`);
      f.push(
        `p:fill=${deficit(p)},p:end=${p.end}`,
        `fill=${deficit(p)}/${deficit(g)}`,
        `fill=${deficit(p)}/${deficit(g)},p:end=${p.end}`,
      );
      f.push(`fill=${deficit(g)},end=${g.end}`, `fill=${deficit(p)}/${deficit(g)}/${deficit(n)}`);
      f.push(`fill=${deficit(g)},look=${g.look}`, `n:fill=${deficit(n)},look=${g.look}`);
      f.push(
        `pp:fill=${bin(g.column - at(i - 2).width, deficits)}`,
        `nn:fill=${bin(g.column - at(i + 2).width, deficits)}`,
      );
      f.push(`column=${bin(at(i + 3).column - at(i - 3).column, [-4, -1.1, 1.1, 4])}`);
    }

    if (column !== undefined)
      f.push(
        `full=${full(i)},look=${g.look}`,
        `full=${full(i)},look=${g.look}\\${n.look}`,
        `p:full=${full(i - 1)},look=${p.look}/${g.look}`,
        `n:full=${full(i + 1)},look=${n.look}`,
      );

    // words shared with the text before and after
    if (!lineByLine || g.look !== 'title' || g.width < g.column - 2 || p.look !== 'title') {
      let before = '';
      for (let k = i - 1; k >= 0 && before.length < 260; k -= 1) before = at(k).text + '\n' + before;
      let behind = '';
      for (let k = i + 1; k < lines.length && behind.length < 260; k += 1) behind += at(k).text + '\n';
      const mine = words.of(g.text.slice(0, 120));
      const earlier = words.of(before.slice(-300));
      const later = words.of(behind.slice(0, 300));
      const back = words.overlap(mine, earlier);
      const ahead = words.overlap(mine, later);
      const through = words.overlap(later, earlier);
      f.push(`back=${bin(back, shares)},look=${g.look}`, `ahead=${bin(ahead, shares)},look=${g.look}`);
      f.push(
        `lean=${bin(ahead - back, [-0.3, -0.1, -0.02, 0.02, 0.1, 0.3])},look=${g.look}`,
        `through=${bin(through, [0.01, 0.03, 0.06, 0.1, 0.16, 0.25])},look=${g.look}`,
      );
    }

    // a headline that was seen before opens the continuation of a jump
    if (g.look === 'title' && g.text.length >= 4) {
      if (seen.has(g.text)) f.push('seen', `seen,n=${n.look}`);
      seen.set(g.text, i);
    }
    return f;
  });
}

function own(g: Glance, raw: string): readonly string[] {
  const f = [`look=${g.look}`, `end=${g.end}`, `start=${g.start}`];
  if (g.look === 'edge') return f;
  const text = g.text;
  for (const [name, formula] of Object.entries(formulae)) if (formula.test(text)) f.push(name);
  if (bullets.includes(text.charAt(0))) f.push('bullet');
  if (g.open !== '') f.push('open');
  if (g.closes !== '') f.push('closes');
  if (/ {2,}|　/u.test(raw.trim())) f.push('wide-gap');
  if (/[：:]/u.test(text)) f.push('colon');
  if (/[“”「」『』]/u.test(text)) f.push('quotes');
  if (/^\p{Script=Han}{2,3}(?:\s\p{Script=Han}{1,2})?[：:]/u.test(text)) f.push('speaker');
  if (!/[，。、；：！？,;:!?]/u.test(text)) f.push('no-mark');
  if (/^[\s\d０-９.,％%:：/-]+$/u.test(text)) f.push('numbers');
  if (!/\p{Script=Han}/u.test(text)) f.push('no-han');
  return f;
}

function boundary(
  left: Glance,
  right: Glance,
  vocabulary: Vocabulary,
  blanks: string | null,
): readonly string[] {
  const f: string[] = [];
  if (left.look === 'edge' || right.look === 'edge') return f;
  const word = straddlingWord(left.text, right.text);
  const known = vocabulary.straddling(left.text, right.text);
  const signs: string[] = [];
  if (word !== '') signs.push('word');
  const strength = known === null ? 0 : bin(known.text.length, [2, 3, 4, 6]) + 1;
  f.push(`known=${strength}`, `known=${strength},end=${left.end}`);
  const over = word === '' ? 0 : Math.min(4, word.length);
  f.push(`word=${over}`, `word=${over},p:end=${left.end}`, `word=${over},known=${Math.min(3, strength)}`);
  if (left.open !== '') {
    const answered = matches(left.open, right.closes);
    f.push(`across=${answered ? 'answered' : 'open'}`);
    signs.push('open');
  }
  if (clitics.has(right.text.charAt(0))) f.push('clitic');
  if (hanging.test(left.text)) f.push('hanging');
  if (formulae.opener.test(right.text)) f.push('opener');
  f.push(
    `marks=${left.end}/${right.start}`,
    `marks=${left.end}/${right.look}`,
    `marks=${left.look}/${right.start}`,
  );
  if (blanks !== null) f.push(`blanks=${blanks},signs=${signs.join('+')}`);
  return f;
}
