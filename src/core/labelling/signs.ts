// What a line of newspaper shows at a glance: its width, its marks, and the formulae of the trade. Everything the models
// look at is found here, once; they only weigh it.

import { kin, pairs } from '../document/text.ts';
import { everyForm, inBothScripts } from './forms.ts';

/** Width in em: a Han character or full-width mark is 1, a half-width letter, digit or mark ½. */
export function width(text: string): number {
  let w = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c >= 0xdc00 && c <= 0xdfff) continue; // the second half of a rare name's character
    w += c < 0x2000 && c !== 0xb7 ? 0.5 : 1;
  }
  return w;
}

const closing = '”’」』）)》〉】〕］"\'';
const opening = '“‘「『（(《〈【〔［';

export type Ending =
  | 'final'
  | 'comma'
  | 'colon'
  | 'closed'
  | 'open'
  | 'dash'
  | 'digit'
  | 'latin'
  | 'han'
  | 'mark'
  | 'none';

const finalMarks = '。！？!?…．';
const commas = '，、；,;';

/** What the text ends with; closing quotes and brackets after a final mark belong to it: “……绿了。”  */
export function ending(text: string): Ending {
  let end = text.length;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (end === 0) return 'none';
  let at = end - 1;
  while (at > 0 && closing.includes(text.charAt(at))) at -= 1;
  const char = text.charAt(at);
  if (finalMarks.includes(char)) return 'final';
  if (char === '.' && /[\p{Script=Latin})\]]/u.test(text.charAt(at - 1))) return 'final';
  if (at < end - 1) return 'closed';
  if (commas.includes(char)) return 'comma';
  if (char === '：' || char === ':') return 'colon';
  if (opening.includes(char)) return 'open';
  if (char === '—' || char === '-' || char === '–') return 'dash';
  if (/[0-9０-９％%‰]/.test(char)) return 'digit';
  if (/\p{Script=Latin}/u.test(char)) return 'latin';
  if (/[\p{Script=Han}〓□々]/u.test(char) || (char >= '\udc00' && char <= '\udfff')) return 'han';
  return 'mark';
}

export type Beginning =
  | 'closer'
  | 'comma'
  | 'quote'
  | 'bracket'
  | 'title'
  | 'dash'
  | 'bullet'
  | 'digit'
  | 'latin'
  | 'han'
  | 'mark'
  | 'none';

export const bullets = '●■□◎◆▲△○★☆▼▽◇•·◘※';

/** What the text begins with. */
export function beginning(text: string): Beginning {
  const char = text.trimStart().charAt(0);
  if (char === '') return 'none';
  if (closing.includes(char) && char !== '"' && char !== "'") return 'closer';
  if (commas.includes(char) || finalMarks.includes(char) || char === '：') return 'comma';
  if ('“‘「『"'.includes(char)) return 'quote';
  if ('（(【〔［[〖'.includes(char)) return 'bracket';
  if ('《〈'.includes(char)) return 'title';
  if ('—-–'.includes(char)) return 'dash';
  if (bullets.includes(char)) return 'bullet';
  if (/[0-9０-９]/.test(char)) return 'digit';
  if (/\p{Script=Latin}/u.test(char)) return 'latin';
  if (/[\p{Script=Han}〓々]/u.test(char) || (char >= '\ud800' && char <= '\udbff')) return 'han';
  return 'mark';
}

const closers = new Set(Object.values(pairs));

/** The innermost mark that the last 400 characters leave open and the first closing mark that nothing opened. */
export function unpaired(text: string): { readonly open: string; readonly depth: number } {
  const stack: string[] = [];
  for (let i = Math.max(0, text.length - 400); i < text.length; i += 1) {
    const char = text.charAt(i);
    const close = pairs[char];
    if (close !== undefined) stack.push(char);
    else if (closers.has(char)) {
      for (let k = stack.length - 1; k >= 0; k -= 1)
        if (kin(pairs[stack[k] ?? ''] ?? '') === kin(char)) {
          stack.length = k;
          break;
        }
    }
  }
  return { open: stack.at(-1) ?? '', depth: stack.length };
}

/** The first closing mark among the first 200 characters that nothing there opened, or ''. */
export function closesFirst(text: string): string {
  const stack: string[] = [];
  for (let i = 0; i < Math.min(200, text.length); i += 1) {
    const char = text.charAt(i);
    if (pairs[char] !== undefined) stack.push(char);
    else if (closers.has(char)) {
      const at = stack.findLastIndex((open) => kin(pairs[open] ?? '') === kin(char));
      if (at < 0) {
        // an apostrophe: O’Neill
        if (char === '’' && /[A-Za-z]/.test(text.charAt(i - 1)) && /[A-Za-z]/.test(text.charAt(i + 1)))
          continue;
        return char;
      }
      stack.length = at;
    }
  }
  return '';
}

/** Whether an opening mark is closed by such a closing mark: half- and full-width brackets close each other. */
export function matches(open: string, close: string): boolean {
  return open !== '' && close !== '' && kin(pairs[open] ?? '') === kin(close);
}

const name = '[\\p{Script=Han}·]{2,4}';
// three at most: 青禾日报青禾日报…, a name in many ways each, would be tried without end
const reporter =
  '(?:本报|本刊|本网|实习|见习|特约|驻[\\p{Script=Han}]{1,4}|新华社|中新社|人民日报|[\\p{Script=Han}]{2,6}(?:日报|晚报|时报|晨报|社|台)){0,3}';
const author = '(?:记者|通讯员|评论员|特派员|撰稿人|访员|見習記者|記者)';

/** Formulae of the trade. Each speaks for a role, none decides it. */
const written = {
  /** ●本报记者 甲 乙 · 本报记者 甲 通讯员 乙 · 作者：甲 */
  byline: new RegExp(
    `^[${bullets}\\s]*(?:${reporter}${author}[\\s:：]|(?:作者|撰文|整理|采写|文/|文／|编译)[\\s:：]*\\p{Script=Han})`,
    'u',
  ),
  /** ●知秋 */
  penName: new RegExp(`^[${bullets}]\\s*${name}(?:[\\s、]+${name}){0,3}$`, 'u'),
  /** 甲乙 丙丁: names and nothing else */
  names: /^[\p{Script=Han}]{2,3}(?:[\s、　]+[\p{Script=Han}]{2,3}){0,3}$/u,
  /** （甲乙） alone on its line */
  bracketName: /^[（(〔][\p{Script=Han}\s]{1,6}[）)〕]$/u,
  /** ……(甲乙) at the end */
  signature: /[（(][\p{Script=Han}·]{2,4}(?:[\s、]+[\p{Script=Han}·]{2,4}){0,3}[）)]\s*$/u,
  /** (完) (未完待续) (本系列到此结束) */
  finis: /[（(【](?:完|全文完|未完|待续|未完待续|[^（()）]{0,10}结束)[）)】]\s*$/u,
  /** ■本报记者 甲 摄 · 通讯员 乙 摄影报道 · 新华社发（甲摄） */
  credit:
    /(?:摄|攝|摄影|摄影报道|供图|资料图|制图|绘|图\/文|图／文|摄\/图|图片由[^。]{1,20}提供|发（[^）]{2,6}摄）)[)）]?$/u,
  jumpTo: /(?:下转|转|紧接|轉|下轉)(?:第)?\s*[0-9０-９A-Z一二三四五六七八九十]+\s*版/u,
  jumpFrom: /(?:上接|接|紧接)(?:第)?\s*[0-9０-９A-Z一二三四五六七八九十]+\s*版/u,
  /** （上接第1版）某某指出 */
  jumpStart: /^[（(〔【]\s*(?:上接|紧接|接)[^（）()]{0,12}版/u,
  jumpEnd: /(?:下转|下轉|转入?)[^（）()]{0,8}版[^（）()]{0,8}[）)〕】]?$/u,
  jumpAlone: /^[（(〔【]?\s*(?:上接|下转|下轉|紧接|转|接)[^（）()]{0,12}版[^（）()]{0,8}[）)〕】]?$/u,
  continued: /\bcontinued (?:on|from)\b/iu,
  /** 本报讯(记者 甲) · 新华社北京2月8日电 · 据新华社…电 */
  dateline:
    /^(?:[【[(（]?本报讯|(?:据|綜合|综合)?(?:新华社|中新社|央视|本报)[^，。]{0,16}(?:电|電|消息|报道)|.{2,12}[0-9０-９〇零一二三四五六七八九十]+日电)/u,
  /** 记者从……获悉 · 日前 · 近日 · 图为 */
  opener:
    /^(?:日前|近日|近期|连日来|今年以来|目前|同时|此外|另外|与此同时|据了解|据介绍|据悉|记者(?:从|在)|图为|这是|[0-9０-９〇零一二三四五六七八九十]{1,3}月[0-9０-９〇零一二三四五六七八九十]{1,3}日|今天|昨天|截至)/u,
  captionOpener:
    /^(?:日前|近日|图为|这是|右图|左图|上图|下图|[（(][上下左右]|[0-9０-９〇零一二三四五六七八九十]{1,3}月[0-9０-９〇零一二三四五六七八九十]{1,3}日)/u,
  /** 一是 · 第一， · 一、 · （一） */
  listed:
    /^(?:[一二三四五六七八九十]是|其[一二三四]|第[一二三四五六七八九十][，、]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[)）]|[①-⑩]|[0-9０-９]{1,2}[.．、](?![0-9０-９]))/u,
  page: /第\s*[0-9０-９A-Z一二三四五六七八九十]+\s*版|^[A-Z]?\d{1,2}\s+\p{Script=Han}{2,4}$|^\p{Script=Han}{2,4}\s+[A-Z]?\d{1,2}$|^\d{1,3}$/u,
  pageNumber:
    /第\s*([0-9A-Z一二三四五六七八九十]+)\s*版|^([A-Z]?\d{1,2})\s+\p{Script=Han}{2,4}$|^\p{Script=Han}{2,4}\s+([A-Z]?\d{1,2})$|^(\d{1,3})$/u,
  weekday: /星期[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/u,
  date: /(?:19|20|１９|２０)[0-9０-９]{2}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日|农历|夏历|[一二三四五六七八九〇零○]{4}年[一二三四五六七八九十]{1,2}月/u,
  editors:
    /(?:责任编辑|责编|编辑|美编|版式|校对|值班编委|值班主任|总编辑|主编|审读|组版|设计|制版)\s*[/／:：∶\s]?/u,
  imprint:
    /社址|邮编|邮政编码|广告许可证|零售|定价|订阅|热线|电话[:：]|传真|国内统一|连续出版物号|邮发代号|CN\s?\d\d|印刷|网址|www\.|https?:|@/u,
  issueNumber:
    /第\s*[0-9０-９一二三四五六七八九十百千万]+\s*[期号]|总第|今日\s*[0-9０-９一二三四五六七八九十]+\s*版/u,
  /** 一周要闻 · 简讯 · 乡村快讯 */
  digest:
    /(?:快讯|简讯|短讯|速览|速递|一览|集锦|要闻|简报|短波|拾零|动态|播报|点击|扫描|传真|看点|汇总|导读)$/u,
  /** 短评 · 今日谈 · 记者手记 · 新闻背景 */
  rubric:
    /^(?:.{0,6}(?:短评|快评|时评|社评|评论|论坛|杂谈|漫谈|随笔|手记|札记|观察|视点|聚焦|关注|背景|链接|专栏|专访|访谈|热评|锐评|观点|来信|信箱|连载|副刊|文摘|钩沉|人物|今日谈|之声|特写|纪实|走笔|见闻|编者按|编后|新语|专题|特刊|风采|故事)|社论|(?:学习|深入学习|认真学习)?(?:宣传)?贯彻.{2,20}(?:精神|思想)|.{2,12}[·・].{2,14}|新时代.{2,10}|走进.{2,8}|在.{2,8}上)$/u,
  /** Standing titles of columns that Chinese papers share: 新春走基层 · 大国工匠 · 现场评论 */
  column:
    /^(?:新春走基层|(?:大美|美丽|文化|文脉|诗意|云上|数字|健康|法治|平安|非凡|最美|活力|流动)中国(?:行|年)?|高质量发展(?:调研行|看[\p{Script=Han}]{1,4}|一线)?|一线(?:调研|见闻|直击|传真)?|蹲点调研|劳动者之歌|大国工匠|延伸阅读|权威(?:发布|访谈|解读)|政策解读|(?:国际|时事|环球|体育|文化|财经|经济|科技|教育|健康|民生|社会)(?:观察|论坛|视点|时评|纵横|广角|瞭望|周刊|一线|聚焦|漫步|走廊|热点)|民生(?:一线|关切|直通车)|人物志|镇馆之宝|非遗.{0,4}|强国复兴有我|在希望的田野上|记者(?:调查|来信|观察|点评)|(?:真抓实干|奋力谱写|奋进新征程|建功新时代|学习贯彻|深入学习|锲而不舍|党旗在).{2,18}|我们的(?:20\d\d|节日|新时代)|我的20\d\d|(?:今日|每日|一周)(?:谈|话题|关注|人物)|编辑手记|读者(?:来信|之声|点题)|来信调查|你问我答|答卷|.{2,12}[答问]卷|科普(?:时间|园地)|身边的榜样|榜样|光荣榜)$/u,
  /** 中央农村工作会议在京召开 · “五一”假期临近: what happened, above the headline that says what of it */
  event:
    /(?:举行|召开|开幕|闭幕|启动|收官|临近|开播|揭晓|揭牌|成立|公布|实施|会见|会谈|通话|出席|致电|致信|签署国务院令|国务院令)$/u,
  /** 市文化馆组织 / …… : a verb that wants its object */
  wants:
    /(?:组织|举办|开展|印发|发布|推出|审议|通过|传达|参加|围绕|助力|推进|推动|加强|打造|建设|主持召开)$/u,
  editorsNote: /^(?:编者按|编者的话|编前|编后|開場白|按语)/u,
  /** 某某在会上强调 · 某某部长称 · 据某某消息 · 6月25日上午: leads into the headline below it */
  lead: /(?:强调|指出|要求|表示|提出|宣布|称|获悉|了解到|消息|致辞|透露|[致去来]电|考察|调研)$|^(?:当地时间)?[0-9０-９〇零一二三四五六七八九十]{1,3}月[0-9０-９〇零一二三四五六七八九十]{1,3}日[^，。]{0,12}$|^(?:当地时间)?[0-9０-９〇零一二三四五六七八九十]{1,3}日[上下中]午$/u,
  columnMark: /[①②③④⑤⑥⑦⑧⑨⑩]$|[（(][一二三四五六七八九十上中下][）)]$|之[一二三四五六七八九十]$/u,
  question: /[？?]$/u,
  /** 江畔日报 : a paper's name and nothing else */
  masthead: /^\p{Script=Han}{2,6}(?:日报|晚报|晨报|早报|时报|商报|快报|都市报)$/u,
} as const;

/** As they are printed: in simplified or in traditional characters. */
export const formulae = Object.fromEntries(
  Object.entries(written).map(([name, formula]) => [name, inBothScripts(formula)]),
) as Readonly<Record<keyof typeof written, RegExp>>;

/** Characters that no paragraph begins with: particles and clitics. */
export const clitics = new Set(
  [...'的了着过吗呢吧们地得之乎者矣焉哉耳也'].flatMap((char) => [...everyForm(char)]),
);
/** Words that want another after them. */
export const hanging = inBothScripts(
  /(?:的|和|与|及|在|对|为|将|把|被|从|向|于|是|以|由|等|并|或|给|让|使|不|其|这|那|该|各|每|第|之|而|但|且|则|所|以及|通过|进行|关于|根据|按照|为了)$/u,
);

/** Characters that tell old prose from that of today, by their code; all others are 0. */
const tells = new Uint8Array(0x10000);
[
  '個們來說時會對這爲為與於後發過開關間無從當實國學點',
  '个们来说时会对这为与于后发过开关间无从当实国学点',
  '之',
  '的',
  '、',
  '，',
].forEach((chars, i) => {
  for (let at = 0; at < chars.length; at += 1) tells[chars.charCodeAt(at)] = i + 1;
});

/**
 * Whether the texts are prose of old papers, which end their sentences otherwise: traditional characters (twice as many of the
 * commonest ones that differ), and 、 for the comma, or 之 where a paper of today, in whichever characters, has 的 (one for
 * ten there at most, a fifth and more in Shanghai's tabloids of 1920–1939).
 */
export function inOldProse(texts: Iterable<string>): boolean {
  const counts = new Uint32Array(7);
  for (const text of texts)
    for (let i = 0; i < text.length; i += 1) {
      const tell = tells[text.charCodeAt(i)] ?? 0;
      counts[tell] = (counts[tell] ?? 0) + 1;
    }
  const [, traditional = 0, simplified = 0, zhi = 0, de = 0, pause = 0, comma = 0] = counts;
  return traditional > 2 * simplified && (zhi > 0.15 * de || pause > comma);
}
