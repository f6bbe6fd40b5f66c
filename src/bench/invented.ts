// Text for benches, invented by a seeded generator: paragraphs of a newspaper's length, with damage at known places.

/** Mulberry32: the same seed, the same text on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const subjects = [
  '码头',
  '夜校',
  '江堤',
  '社区',
  '渡口',
  '粮库',
  '学员',
  '街道',
  '老船工',
  '志愿者',
  '工程队',
  '候船室',
  '图书馆',
  '菜市场',
];
const verbs = [
  '打开',
  '整理',
  '迎来',
  '修好',
  '记下',
  '讨论',
  '搬走',
  '点亮',
  '试用',
  '公布',
  '安排',
  '守住',
];
const objects = [
  '新的课表',
  '七公里堤防',
  '三千份问卷',
  '一座旧桥',
  '十条措施',
  '春天的第一班船',
  '半屋子书',
  '两本笔记',
  '一盏灯',
  '清单',
];
const closes = ['大家都说好', '事情就这样定了', '天也亮了', '账目一清二楚', '谁也没有走', '下一步看秋天'];

/** One paragraph of about 90 characters; `faults` half-width commas between Han are in it. */
export function paragraph(next: () => number, faults = 0): string {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  let text = '';
  for (let i = 0; i < 6; i += 1)
    text += `${pick(subjects)}${pick(verbs)}${pick(objects)}${i < faults ? ',' : '，'}`;
  return `${text}${pick(closes)}。`;
}

/** Paragraphs in articles of ten, one headline each: [headline, …paragraphs] per article. `faults` are spread evenly. */
export function issueOf(paragraphs: number, faults: number, seed = 1): readonly (readonly string[])[] {
  const next = random(seed);
  const articles: string[][] = [];
  let put = 0;
  for (let i = 0; i < paragraphs; i += 1) {
    if (i % 10 === 0)
      articles.push([
        `${subjects[i % subjects.length] ?? ''}${verbs[(i * 7) % verbs.length] ?? ''}${objects[(i * 3) % objects.length] ?? ''}`,
      ]);
    const due = Math.floor(((i + 1) * faults) / paragraphs) - put;
    put += due;
    articles.at(-1)?.push(paragraph(next, due));
  }
  return articles;
}
