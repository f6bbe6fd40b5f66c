// Characters that OCR and input methods take for each other: 己已巳, 日曰, 未末, 人入. Proposed only where the character
// makes no word with its neighbours, its twin makes one that the dictionary of the machine knows, and the issue knows the
// word with the twin and not the one that stands here. Quotations are other people's words; they are left alone.

import { aboutWords, type Line, linesOf } from './finding.ts';
import type { ArticleCheck, Finding } from './types.ts';
import type { Vocabulary } from '../labelling/types.ts';

const code = 'confusable-characters';

const alike =
  '己已巳 日曰 日目 未末 人入 人八 土士 干千 干于 千于 戊戌戍 侯候 账帐 拔拨 辩辨辫 大太 太犬 大犬 天夭 王玉 白自 自目 田由 由甲 甲申 田甲 免兔 鸟乌 今令 治冶 析折 坏环 竞竟 幕慕暮 墓慕 暮墓 喝渴 扬杨 场扬 壤嚷 睛晴 清请 请清 情清 晴情 推椎 徒徙 徒陡 券卷 粱梁 贷货 贫贪 遣遗 住往 往佳 拆折 析拆 微徽 密蜜 博搏 驰弛 延廷 厉历 爪瓜 赢羸 嬴赢 刺剌 壶壸 茶荼 栗粟 汩汨 陪赔 撒撤 狠狼 狼狠 肓盲 亳毫 兵乒 予子 矛予 问间 间问 闲间 问闻 闻间 历厉 末来 夫天 天无 夫失 失矢 午牛 半平 平乎 平半 住任 仕任 体休 休体 代伐 优忧 仪义 设没 没投 技枝 材村 林材 科料 料科 持待 待侍 持恃 挑桃 拾抬 抬拾 抢枪 抢抡 板扳 极板 桶捅 椅倚 坡披 波坡 皮支';
const twins = new Map<string, Set<string>>();
for (const group of alike.split(' '))
  for (const char of group)
    for (const other of group) if (other !== char) twins.set(char, (twins.get(char) ?? new Set()).add(other));

const one = new RegExp(`[${[...twins.keys()].join('')}]`, 'gu');
const han = /^\p{Script=Han}$/u;

let dictionary: Intl.Segmenter | null = null;

/** The word that the dictionary sees over `at`; its length is 1 where the character stands alone. */
function wordAt(text: string, at: number): { readonly word: string; readonly from: number } {
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const { segment, index } = dictionary.segment(text).containing(at) ?? {
    segment: text.charAt(at),
    index: at,
  };
  return { word: segment, from: index };
}

const reach = 6;

export const confusableCharacters: ArticleCheck = {
  code,
  seal: '形',
  scope: 'article',
  vocabulary: true,
  off: true,
  *find({ article, vocabulary }) {
    for (const line of linesOf(article)) {
      if (line.role !== 'body') continue;
      for (const match of line.text.matchAll(one)) {
        const finding = look(line, match.index, match[0], vocabulary);
        if (finding) yield finding;
      }
    }
  },
};

function look(line: Line, at: number, char: string, vocabulary: Vocabulary): Finding | null {
  const { text } = line;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  // words that the issue says elsewhere are meant
  if (han.test(before) && vocabulary.count(before + char) > 1) return null;
  if (han.test(after) && vocabulary.count(char + after) > 1) return null;
  const from = Math.max(0, at - reach);
  const around = text.slice(from, at + reach + 1);
  for (const twin of twins.get(char) ?? []) {
    const known =
      (han.test(before) ? vocabulary.count(before + twin) : 0) +
      (han.test(after) ? vocabulary.count(twin + after) : 0);
    if (known < 2 || quoted(text, at)) continue;
    if (wordAt(around, at - from).word.length > 1) continue;
    const mended = around.slice(0, at - from) + twin + around.slice(at - from + 1);
    const { word } = wordAt(mended, at - from);
    const count = word.length > 1 ? vocabulary.count(word) : 0;
    if (count < 2) continue;
    return aboutWords(line, {
      code,
      severity: 'doubt',
      confidence: word.length > 2 ? 0.93 : 0.88,
      from: at,
      to: at + 1,
      instead: twin,
      reasons: [{ code: 'word-with-twin', params: { detail: word, count } }],
    });
  }
  return null;
}

/** Whether a quotation of this block is open at `at`. */
function quoted(text: string, at: number): boolean {
  const open = Math.max(text.lastIndexOf('“', at), text.lastIndexOf('《', at));
  const closed = Math.max(text.lastIndexOf('”', at), text.lastIndexOf('》', at));
  return open > closed;
}
