// A sub-heading glued to the paragraph that it stands over: “零距离服务 事无大小，期于利民。”

import { setRole, splitBlock } from '../document/commands.ts';
import { around } from '../document/queries.ts';
import { unbalanced } from '../document/text.ts';
import { type Line, linesOf, reading, wordsAfter } from './finding.ts';
import type { ArticleCheck, Finding, Reason } from './types.ts';

const code = 'stuck-subhead';

const spaced = /^([\p{Script=Han}“”《》、·—0-9A-Za-z：]{4,18})[ 　]+(?=\S)/u;
/** What opens a paragraph and does not stand in the middle of a clause. */
const opener =
  /^([\p{Script=Han}“”《》、·]{5,16}?)(?=(?:日前|近日|近期|近年来|今年以来|连日来|据了解|据介绍|据悉|记者了解到|记者在|与此同时|“[^”]{8,}[，。]))/u;

export const stuckSubhead: ArticleCheck = {
  code,
  seal: '标',
  scope: 'article',
  *find({ article }) {
    const lines = linesOf(article);
    const subheads = lines.filter(({ role, text }) => role === 'subhead' && text.length <= 18);
    for (const line of lines) {
      // a line that was taken for a sub-heading whole, but has sentences in it
      const long = line.role === 'subhead' && /[。！？]/u.test(line.text) && line.text.length > 30;
      if (line.role !== 'body' && !long) continue;
      const finding = bySpace(line, subheads) ?? byOpener(line, subheads);
      if (finding) yield finding;
    }
  },
};

function bySpace(line: Line, subheads: readonly Line[]): Finding | null {
  const match = spaced.exec(line.text);
  const title = match?.[1];
  if (!match || title === undefined) return null;
  const rest = line.text.slice(match[0].length);
  // “图① 甲某”, “甲某 乙某 丙某”: a list; “新华社青禾2月8日电 ……”, “本报讯 ……”: a 电头; “记者 甲”: names
  if (rest.length < 20 || !/[。！？]/u.test(rest) || /^\S{1,6}[ 　]/u.test(rest)) return null;
  // “统计局今天 (3月17日)发布”: the OCR's space before a bracket
  if (/^[（(〈【，。、；：！？”’」』》〉）)】]/u.test(rest)) return null;
  // “晚会以“河堤亮灯 夜归放心”为题”: the space stands inside a quotation
  if (unbalanced(title).open.length > 0 || unbalanced(title).close.length > 0) return null;
  if (/(?:电|讯|消息|报道|记者|通讯员)$/u.test(title) || /^(?:本报|新华社|中新社|图)/u.test(title))
    return null;
  const like = subheads.filter(({ text }) => Math.abs(text.length - title.length) <= 1);
  const reasons: Reason[] = [{ code: 'space-behind-title', params: { detail: title } }];
  if (like[0]) reasons.push({ code: 'like-other-subheads', params: { detail: like[0].text } });
  return subhead(line, title, match[0].length, like.length > 0 ? 0.96 : 0.88, reasons);
}

function byOpener(line: Line, subheads: readonly Line[]): Finding | null {
  const title = opener.exec(line.text)?.[1];
  if (title === undefined || line.text.length - title.length < 20) return null;
  // “会议指出“……，”: a speaker before his words; “我市各部门近日”: a subject
  const rest = line.text.slice(title.length);
  const words =
    /^(?:日前|近日|近期|近年来|今年以来|连日来|据了解|据介绍|据悉|记者了解到|记者在|与此同时)(.?)/u.exec(
      rest,
    );
  const like = subheads.find(({ text }) => Math.abs(text.length - title.length) <= 1);
  if (
    !like ||
    (words && words[1] !== '，' && !rest.startsWith('据')) ||
    (!words && /(?:说|道|的|是|为|了|以|和|在|将|把|个|于|称|到|写|着|句|叫|做)$/u.test(title))
  )
    return null;
  return subhead(line, title, title.length, 0.72, [
    { code: 'opener-behind-title', params: { detail: words ? words[0] : rest.slice(0, 4) } },
    { code: 'like-other-subheads', params: { detail: like.text } },
  ]);
}

function subhead(
  line: Line,
  title: string,
  cut: number,
  confidence: number,
  reasons: readonly Reason[],
): Finding {
  const to = Math.min(line.text.length, cut + 4);
  return {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons,
    from: line.start,
    to: line.start + to,
    actual: line.text.slice(0, to),
    message: { code: `checks:kind.${code}.message`, params: { words: title } },
    reads: reading(
      { text: title, as: 'same' },
      { text: '\n', as: 'new' },
      { text: wordsAfter(line.text, cut), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.own-subhead', params: { words: title } },
        preferred: true,
        apply: (tr, at, newId) => {
          if (cut > title.length) tr.delete(at.from + title.length, at.from + cut);
          if (!splitBlock(tr, at.from + title.length, newId(), 'body')) return false;
          const { block } = around(tr.doc, at.from);
          if (block && block.node.type.name !== 'subhead') setRole(tr, block.pos, 'subhead');
          return true;
        },
      },
    ],
  };
}
