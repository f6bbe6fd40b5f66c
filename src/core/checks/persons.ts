// How newspapers name a person: the titles right before the name, and a word that ends the name behind it.

const title =
  '(?:副)?(?:书记|省长|市长|区长|县长|镇长|乡长|村长|部长|厅长|局长|处长|科长|主任|主席|校长|院长|董事长|总经理|经理|厂长|所长|站长|社长|会长|秘书长|队长)';
export const surname =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]';

/** 镇长王小禾表示 */
const named = new RegExp(
  `(?<title>${title})(?<name>${surname}\\p{Script=Han}{1,2}?)(?=说|表示|介绍|指出|强调|告诉|认为|透露|坦言|出席|主持|[，。、；：”)）]|等|率|在|向|代表|宣布|致辞)`,
  'gu',
);
/** 县委书记、(代)县长: a title, and what may stand between it and the next. */
const another = new RegExp(`${title}[、兼]?[^，。；：！？、]{0,8}$`, 'u');
/** The longest title and the longest gap. */
const reach = 13;
/** Nobody has more. */
const mostTitles = 6;

/** The titles that a text names. */
export const titles = new RegExp(title, 'gu');

export interface Named {
  readonly name: string;
  /** Where the name begins, UTF-16. */
  readonly at: number;
  /** All titles in a row, as they stand, and where they begin. */
  readonly titles: string;
  readonly from: number;
}

/** The persons that are named with a title. In time linear in the text, whatever it is. */
export function* personsIn(text: string): Generator<Named> {
  for (const match of text.matchAll(named)) {
    const { title: last = '', name = '' } = match.groups ?? {};
    let from = match.index;
    const at = from + last.length;
    for (let n = 1; n < mostTitles; n += 1) {
      const before = another.exec(text.slice(Math.max(0, from - reach), from));
      if (!before) break;
      from -= before[0].length;
    }
    yield { name, at, titles: text.slice(from, at), from };
  }
}
