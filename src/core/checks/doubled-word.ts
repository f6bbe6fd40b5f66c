// A word or phrase set twice: 会议会议精神, and marks: ，，. Chinese doubles on purpose all the time: 天天, 研究研究, 高高兴兴,
// 一个一个, 哗啦哗啦, 加油加油. So this is a proposal, never certain, but for two equal commas.

import { straddlingWord } from '../labelling/straddle.ts';
import { aboutWords, type Line, linesOf } from './finding.ts';
import type { ArticleCheck, Finding, Reason } from './types.ts';

const code = 'doubled-word';

/** Verbs and other words that are said twice: 研究研究, 许多许多. */
const reduplicated = new Set(
  (
    '研究 讨论 商量 了解 考虑 学习 休息 打听 比较 参观 感受 体验 锻炼 打扮 收拾 整理 检查 介绍 表现 认识 熟悉 活动 琢磨 观察 观摩 交流 沟通 合计 盘算 ' +
    '照顾 关心 帮助 教育 批评 表扬 鼓励 安慰 放松 高兴 热闹 凉快 暖和 轻松 痛快 舒服 亲热 亲近 品尝 欣赏 溜达 转悠 走动 活络 改善 提醒 调整 练习 复习 ' +
    '尝试 试验 请教 请示 解释 说明 反映 回忆 回味 想象 猜想 思考 体会 体谅 斟酌 探讨 切磋 指点 指导 打扫 清理 修理 调剂 调理 补充 点缀 装饰 ' +
    '许多 很多 好多 非常 永远 多少 很久 好久 什么 哪里 谢谢 加油 欢迎 慢慢 渐渐 重要 特别 多多 少少 快来 不是 不要 可以 好的 是的 对的 没有 知道 真的'
  ).split(' '),
);
/** 一个一个, 一步一步, 半斤半斤: a numeral and what is counted. */
const counted = /^[一二两三四五六七八九十百千万半几每][\p{Script=Han}]$/u;
/** 手把手把关, 面对面对话: the first three are one phrase. */
const mirrored = /^[\p{Script=Han}][把对连打靠并传拉挨碰贴]$/u;
const syllables =
  /^[啊哎哦哈嘿嗨呵呀喂叮当咚咣哗啦噼啪轰隆滴答嘀嗒咔嚓呼噜咕噜嘎吱吱呀扑通唧喳喵汪咩哞嗡嘟啾叽咯嘻吼呜唰咿唉嗖]/u;

/** Words that only a slip sets twice, one character long, and what makes them right: 为了了解, 目的的, 现在在. */
const particles: readonly { readonly char: string; readonly unless: RegExp }[] = [
  { char: '的', unless: /[目标有众的]的的|的的[确士的卡]/u },
  { char: '和', unless: /和和[美气睦平顺谐风]|[共总饱温谐缓平中调祥人附应]和和/u },
  { char: '与', unless: /[参给赠赋授付干]与与/u },
  { char: '及', unless: /[以涉普危波顾言提旁遍触推企来]及及/u },
  { char: '被', unless: /[棉床毛绒盖植]被被/u },
  { char: '是', unless: /[国就还但可于要若凡只总正也不都便才即老既全自]是是|是是[非否不]/u },
  { char: '将', unless: /[大上中少名健主干闯]将将|将将[军领士就]/u },
  { char: '于', unless: /[关由对属等基处位至终敢善在]于于|于于/u },
  { char: '了', unless: /为了了|了了[解断事之却结然]|不了了|[受没罢除完]了了/u },
];

export const doubledWord: ArticleCheck = {
  code,
  seal: '叠',
  scope: 'article',
  behind: ['duplicated-run'],
  *find({ article }) {
    for (const line of linesOf(article)) {
      if (line.role === 'furniture') continue;
      yield* phrases(line);
      yield* singles(line);
      yield* marks(line);
      yield* counts(line);
    }
  },
};

const proposal = (
  line: Line,
  from: number,
  length: number,
  confidence: number,
  reasons: readonly Reason[],
): Finding =>
  aboutWords(line, {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons,
    from,
    to: from + 2 * length,
    instead: line.text.slice(from, from + length),
    fix: 'once',
  });

/** Characters around a doubling that are looked at. */
const near = 120;

function* phrases(line: Line): Generator<Finding> {
  // 2 to 16 characters of Han, letters, digits and quotes, the shortest unit first
  for (const match of line.text.matchAll(/(?=([\p{Script=Han}0-9A-Za-z“”《》]{2,16}?)\1)/gu)) {
    const words = match[1] ?? '';
    const at = match.index;
    const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
    // 哈哈哈哈, 10001000: not words
    if (han < 2 || new Set(words).size === 1 || !/^[\p{Script=Han}“《0-9A-Za-z]/u.test(words)) continue;
    if (rotated(line.text, at, words.length)) continue;
    const before = line.text.slice(Math.max(0, at - near), at);
    const after = line.text.slice(at + 2 * words.length, at + 2 * words.length + near);
    // 支队支队长, 手把手把关: another word begins or ends inside the copy
    if (straddlingWord(before + words, words) !== '' || straddlingWord(before + words + words, after) !== '')
      continue;
    if (reduplicated.has(words) || counted.test(words) || mirrored.test(words) || syllables.test(words))
      continue;
    // “加油加油，”said aloud; “好吃好吃！”
    if (/^[！!～~]/u.test(after)) continue;
    const quoted = (before.match(/“/gu)?.length ?? 0) > (before.match(/”/gu)?.length ?? 0);
    const reasons: Reason[] = [{ code: 'said-twice', params: { detail: words } }];
    if (after !== '' && /^\p{Script=Han}/u.test(after))
      reasons.push({ code: 'runs-on', params: { detail: after.slice(0, 4) } });
    // a phrase is never said twice without a mark between; a verb of two characters at the end of a clause may be: 商议商议。
    const base =
      words.length >= 5
        ? 0.96
        : words.length >= 3
          ? 0.93
          : /^\p{Script=Han}/u.test(after) && !/^[再吧一就了]/u.test(after)
            ? 0.92
            : 0.6;
    yield proposal(line, at, words.length, quoted ? base - 0.15 : base, reasons);
  }
}

/** Whether the same doubling was already met one character earlier (abab|a): 会议会议会 is one finding. */
function rotated(text: string, at: number, length: number): boolean {
  return at > 0 && text.slice(at - 1, at - 1 + length) === text.slice(at - 1 + length, at - 1 + 2 * length);
}

function* singles(line: Line): Generator<Finding> {
  for (const { char, unless } of particles)
    for (let at = line.text.indexOf(char + char); at >= 0; at = line.text.indexOf(char + char, at + 2)) {
      if (unless.test(line.text.slice(Math.max(0, at - 1), at + 3))) continue;
      yield proposal(line, at, 1, 0.9, [{ code: 'particle-twice', params: { detail: char } }]);
    }
}

function* marks(line: Line): Generator<Finding> {
  for (const match of line.text.matchAll(/([，、；：])\1+|(?<!。)。。(?!。)/gu)) {
    const mark = match[0].charAt(0);
    yield aboutWords(line, {
      code,
      severity: 'sure',
      confidence: match[0].length === 2 ? 0.985 : 0.9,
      reasons: [{ code: 'mark-twice', params: { detail: mark } }],
      from: match.index,
      to: match.index + match[0].length,
      instead: mark,
      fix: 'once',
      message: 'mark',
    });
  }
}

/** “接待人次超过一万二千人次”: the unit before the number and behind it. A question of style. */
function* counts(line: Line): Generator<Finding> {
  for (const match of line.text.matchAll(
    /(人次|车次|班次|架次|户次|件次)(?:已经|已|共|累计|超过|超|达到|达|突破|约|近|逾|为){0,3}[0-9一二三四五六七八九十百千万亿零〇两余多.,，]{1,12}\1/gu,
  ))
    yield aboutWords(line, {
      code,
      severity: 'ask',
      confidence: 0.6,
      reasons: [{ code: 'unit-twice', params: { detail: match[1] ?? '' } }],
      from: match.index,
      to: match.index + match[0].length,
      message: 'unit',
    });
}
