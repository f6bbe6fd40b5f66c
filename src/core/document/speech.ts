// 读校: how a text is read aloud to somebody who follows it in the original. What is said may differ from what stands
// there (numbers digit by digit); every character that is said knows which one it speaks for.

export interface Passage {
  /** UTF-16 offsets in the text. */
  readonly from: number;
  readonly to: number;
}

/** A voice that is given more at once may stop in the middle; and what is lit where a voice tells no words is this much. */
const longest = 90;

const sentence =
  /[^。！？!?；;…\n]+[。！？!?；;…]*["'”’」』》）)\]】〕]*\s*|[。！？!?；;…]+["'”’」』》）)\]】〕]*\s*/gu;
const clause = /[^，,、：:]+[，,、：:]*["'”’」』》）)\]】〕]*/gu;

/** The text in passages of a breath: sentences, long ones parted at their commas. White space alone is none. */
export function passages(text: string): Passage[] {
  const out: Passage[] = [];
  for (const { 0: whole, index } of text.matchAll(sentence)) {
    if (whole.trim() === '') continue;
    if (whole.length <= longest) {
      out.push({ from: index, to: index + whole.length });
      continue;
    }
    let from = index;
    let end = index;
    for (const part of whole.matchAll(clause)) {
      const to = index + part.index + part[0].length;
      if (end > from && to - from > longest) {
        out.push({ from, to: end });
        from = end;
      }
      end = to;
    }
    out.push({ from, to: index + whole.length });
  }
  return out;
}

export interface Spoken {
  readonly say: string;
  /** Offset in what is said → offset in the text; one entry more than `say` is long. */
  readonly at: readonly number[];
}

export interface HowSpoken {
  /** Numbers digit by digit, and the names character by character. */
  readonly slowly: boolean;
  /** Names of persons, as the paper's list and the bylines tell them. */
  readonly names: readonly string[];
}

const digits = '零一二三四五六七八九';
const number = /[0-9０-９][0-9０-９.．,，:：%％]*[0-9０-９%％]|[0-9０-９]/gu;

/** What is said for text.slice(from, to). */
export function spoken(text: string, { from, to }: Passage, { slowly, names }: HowSpoken): Spoken {
  const part = text.slice(from, to);
  let say = '';
  const at: number[] = [];
  const put = (words: string, offset: number): void => {
    for (let i = 0; i < words.length; i += 1) at.push(offset);
    say += words;
  };
  const han = /\p{Script=Han}/u.test(text);
  const stretches = slowly ? slowStretches(part, names) : [];
  let next = 0;
  for (const stretch of stretches) {
    for (let i = next; i < stretch.from; i += 1) put(part.charAt(i), from + i);
    let offset = stretch.from;
    for (const char of part.slice(stretch.from, stretch.to)) {
      put(stretch.name ? `${char}、` : digitSaid(char, han), from + offset);
      offset += char.length;
    }
    next = stretch.to;
  }
  for (let i = next; i < part.length; i += 1) put(part.charAt(i), from + i);
  at.push(to);
  return { say, at };
}

interface Stretch extends Passage {
  readonly name: boolean;
}

function slowStretches(part: string, names: readonly string[]): Stretch[] {
  const all: Stretch[] = Array.from(part.matchAll(number), ({ 0: whole, index }) => ({
    from: index,
    to: index + whole.length,
    name: false,
  }));
  for (const name of names)
    for (let i = name === '' ? -1 : part.indexOf(name); i >= 0; i = part.indexOf(name, i + name.length))
      all.push({ from: i, to: i + name.length, name: true });
  const sorted = all.toSorted((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return sorted.filter((one) => {
    if (one.from < end) return false;
    end = one.to;
    return true;
  });
}

function digitSaid(char: string, han: boolean): string {
  const code = char.codePointAt(0) ?? 0;
  const digit = code >= 0xff10 ? code - 0xff10 : code - 0x30;
  if (digit >= 0 && digit <= 9) return han ? `${digits.charAt(digit)} ` : `${digit} `;
  if (!han) return char;
  return { '.': '点', '．': '点', '%': '百分号', '％': '百分号', ':': '冒号', '：': '冒号' }[char] ?? char;
}

const bylined = /(?:记者|通讯员)[\s：:]*((?:\p{Script=Han}{2,4}[\s、]*){1,6})/gu;

/** Names that stand in bylines and behind 记者. */
export function namesIn(text: string): string[] {
  return Array.from(text.matchAll(bylined), ({ 1: list = '' }) => list.split(/[\s、]+/u))
    .flat()
    .filter((name) => name.length >= 2 && name !== '通讯员');
}
