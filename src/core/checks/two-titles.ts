// 市长王某 above, 书记王某 below, in one article: one person, two posts. Asked only where both titles stand right before the name
// and nothing says that one is held beside the other (书记、市长王某) or was held before (原, 前, 时任).

import { aboutWords, linesOf } from './finding.ts';
import type { ArticleCheck } from './types.ts';

const code = 'two-titles';

const title =
  '(?:副)?(?:书记|省长|市长|区长|县长|镇长|乡长|村长|部长|厅长|局长|处长|科长|主任|主席|校长|院长|董事长|总经理|经理|厂长|所长|站长|社长|会长|秘书长|队长)';
const surname =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]';
const named = new RegExp(
  `(?<before>[^，。；：！？]{0,12}?)(?<titles>${title}(?:[、兼]?[^，。；：！？、]{0,8}${title})*)(?<name>${surname}\\p{Script=Han}{1,2}?)(?=说|表示|介绍|指出|强调|告诉|认为|透露|坦言|出席|主持|[，。、；：”)）]|等|率|在|向|代表|宣布|致辞)`,
  'gu',
);
const posts = new RegExp(title, 'gu');
const former = /[原前]|时任|历任|曾任|兼|拟任|当选|候任|转任|改任/u;

export const twoTitles: ArticleCheck = {
  code,
  seal: '问',
  scope: 'article',
  off: true,
  *find({ article, lists }) {
    const persons = new Map<string, { readonly held: ReadonlySet<string>; readonly said: string }>();
    for (const { name, title: said } of lists.persons) {
      const held = [...(persons.get(name)?.held ?? []), ...(said.match(posts) ?? [])];
      persons.set(name, { held: new Set(held), said });
    }
    for (const line of linesOf(article)) {
      if (line.role !== 'body') continue;
      for (const match of line.text.matchAll(named)) {
        const { before = '', titles = '', name = '' } = match.groups ?? {};
        if (former.test(before + titles) || former.test(line.text.slice(match.index - 6, match.index)))
          continue;
        const held = new Set(titles.match(posts));
        const known = persons.get(name);
        const from = match.index + before.length;
        if (!known) persons.set(name, { held, said: titles });
        else if (![...held].some((one) => known.held.has(one)))
          yield aboutWords(line, {
            code,
            severity: 'ask',
            confidence: 0.85,
            from,
            to: from + titles.length + name.length,
            reasons: [{ code: 'said-above', params: { detail: known.said + name } }],
            params: { name, here: titles, there: known.said },
          });
      }
    }
  },
};
