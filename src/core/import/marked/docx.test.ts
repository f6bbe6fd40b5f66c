import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { articles, roleOf } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import { importFiles } from '../import.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:v="v"';

/** A Word file of these parts; the text is its body. */
function word(body: string, parts: Readonly<Record<string, string>> = {}, document = 'document'): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    [`word/${document}.xml`]: strToU8(`<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, held]) => [
        name.includes('/') ? name : `word/${name}.xml`,
        strToU8(`<w:${name} ${namespaces}>${held}</w:${name}>`),
      ]),
    ),
  });
}

const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;
const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const box = (content: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;

interface Seen {
  readonly lines: readonly string[];
  /** Code without its namespace, and the numbers and words that it tells. */
  readonly messages: readonly string[];
}

async function read(bytes: Uint8Array, name = '稿件.docx'): Promise<Seen> {
  const { issues, messages } = await importFiles([{ name, bytes }]);
  const node = issues[0] && schema.nodeFromJSON(issues[0].doc);
  node?.check();
  return {
    lines: node
      ? articles(node).flatMap(({ node: one }, i) => [
          ...(i > 0 ? ['—'] : []),
          ...one.children.map((block) => `${roleOf(block)} ${block.textContent}`),
        ])
      : [],
    messages: messages.map(({ code, params }) =>
      [code.replace('importing:messages.', ''), ...Object.values(params ?? {})].join(' '),
    ),
  };
}

describe('notes', () => {
  const reference = (id: number, kind = 'footnote', more = ''): string =>
    `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"${more}/></w:r>`;
  const note = (id: number, text: string, kind = 'footnote'): string =>
    `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}`)}</w:${kind}>`;
  const lines = '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>';

  it('come behind the article that refers to them, with the mark that stands in its text', async () => {
    const body = `${heading('灯亮了')}${p(`${run('全县有灯')}${reference(2)}${run('三十七盏。')}`)}${heading('桥通了')}${p(
      `${run('大桥')}${reference(1)}${run('昨日通车')}${reference(1, 'endnote')}${run('。')}`,
    )}`;
    const { lines: found, messages } = await read(
      word(body, {
        footnotes: `${lines}${note(1, '长二百米。')}${note(2, '据县志。')}${note(3, '谁也没有提到。')}`,
        endnotes: note(1, '见本报五月一日三版。', 'endnote'),
      }),
    );
    expect(found).toEqual([
      'headline 灯亮了',
      'body 全县有灯[1]三十七盏。',
      'body [1] 据县志。',
      '—',
      'headline 桥通了',
      'body 大桥[2]昨日通车[i]。',
      'body [2] 长二百米。',
      'body [i] 见本报五月一日三版。',
    ]);
    expect(messages).toEqual(['notes 3']);
  });

  it('of a file without headings come behind the article, and run into nothing', async () => {
    const { lines: found } = await read(
      word(
        `${p('渡口的灯')}${p(`${run('老渡口昨天傍晚又点上了灯')}${reference(1)}${run('，岸上站了二百多人。')}`)}`,
        {
          settings: '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>',
          footnotes: note(1, '灯是去年修的。'),
        },
      ),
    );
    expect(found.slice(-2)).toEqual([
      'body 老渡口昨天傍晚又点上了灯①，岸上站了二百多人。',
      'body ① 灯是去年修的。',
    ]);
  });

  it('with marks of their own keep those', async () => {
    const { lines: found } = await read(
      word(
        `${heading('灯亮了')}${p(`${run('全县有灯')}${reference(1, 'footnote', ' w:customMarkFollows="1"')}${run('*')}${run('。')}`)}`,
        {
          footnotes: `<w:footnote w:id="1">${p('* 据县志。')}</w:footnote>`,
        },
      ),
    );
    expect(found).toEqual(['headline 灯亮了', 'body 全县有灯*。', 'body * 据县志。']);
  });
});

it('text boxes come once, old ones too; one that was taken out does not', async () => {
  const old = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('图为渡口夜景')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const { lines, messages } = await read(
    word(
      `${heading('灯亮了')}${p(`${run('河堤上的灯亮了，')}<w:r>${box(p('链接：渡口建于1921年'))}</w:r>${run('人也多了。')}`)}${p(
        `${run('老人说好。')}${old}<w:del><w:r>${box(p('不要的框'))}</w:r></w:del>`,
      )}`,
    ),
  );
  expect(lines).toEqual([
    'headline 灯亮了',
    'body 河堤上的灯亮了，人也多了。',
    'body 链接：渡口建于1921年',
    'body 老人说好。',
    'body 图为渡口夜景',
  ]);
  expect(messages).toEqual(['docx-revised 1 0 1']);
});

it('tracked changes are taken as accepted, struck out ends of paragraphs too, and the preview says so', async () => {
  const { lines, messages } = await read(
    word(
      `${heading('灯亮了')}${p(
        `${run('河堤上')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('新')}</w:ins>${run('灯')}`,
        '<w:rPr><w:del/></w:rPr>',
      )}${p('亮了。')}<w:p><w:moveFrom>${run('搬走的话。')}</w:moveFrom></w:p>${p('老人说好。')}<w:p><w:moveTo>${run('搬来的话。')}</w:moveTo></w:p>`,
    ),
  );
  expect(lines).toEqual(['headline 灯亮了', 'body 河堤上新灯亮了。', 'body 老人说好。', 'body 搬来的话。']);
  expect(messages).toEqual(['docx-revised 4 2 2']);
});

it('what has no place in the text is left out, and each kind of it is said', async () => {
  const { lines, messages } = await read(
    word(
      `${heading('灯亮了')}${p(
        `<w:commentRangeStart w:id="0"/>${run('河堤上的灯亮了。')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run('给编辑：勿用', '<w:vanish/>')}`,
      )}${p(
        `<w:r><w:drawing><pic:blip xmlns:pic="p"/></w:drawing></w:r><w:r><w:object/></w:r><w:r><w:ruby><w:rt>${run('dēng')}</w:rt><w:rubyBase>${run('灯')}</w:rubyBase></w:ruby></w:r>`,
      )}`,
      {
        comments: `<w:comment w:id="0">${p('请核')}</w:comment>`,
        header: p('江畔日报 稿签'),
        footer: `${p('第 1 页')}${p('江畔日报 稿签')}`,
      },
    ),
  );
  expect(lines).toEqual(['headline 灯亮了', 'body 河堤上的灯亮了。', 'body 灯']);
  expect(messages).toEqual([
    'docx-comments 1',
    'docx-heads 1 江畔日报 稿签',
    'docx-hidden 1',
    'readings 1',
    'pictures 1',
    'docx-embedded 1',
  ]);
});

it('a large first letter stands with the word that it begins', async () => {
  const { lines } = await read(
    word(
      `${heading('灯亮了')}${p(run('河', '<w:sz w:val="90"/>'), '<w:framePr w:dropCap="drop" w:lines="3"/>')}${p('堤上的灯亮了。')}`,
    ),
  );
  expect(lines).toEqual(['headline 灯亮了', 'body 河堤上的灯亮了。']);
});

it('a break made with Shift-Enter parts paragraphs; what is set above the line is no digit of the number', async () => {
  const { lines } = await read(
    word(
      `${heading('灯亮了')}${p(
        `${run('河堤上的灯亮了。')}<w:r><w:br/></w:r>${run('亮度是原来的10')}${run('5', '<w:vertAlign w:val="superscript"/>')}${run('倍，占地3km')}${run('2', '<w:position w:val="8"/><w:sz w:val="13"/>')}${run('。')}`,
      )}`,
    ),
  );
  expect(lines).toEqual(['headline 灯亮了', 'body 河堤上的灯亮了。', 'body 亮度是原来的10⁵倍，占地3km²。']);
});

it('headings by a style that rests on one of Word’s, and by the outline of the paragraph', async () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="正文"/></w:style>' +
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>' +
    '<w:style w:styleId="b"><w:name w:val="本报大标题"/><w:basedOn w:val="1"/></w:style>' +
    '<w:style w:styleId="s"><w:name w:val="Subtitle"/></w:style>';
  const { lines } = await read(
    word(
      `${p('灯亮了', '<w:pStyle w:val="b"/>')}${p('——江边见闻', '<w:pStyle w:val="s"/>')}${p('河堤上的灯亮了。')}${p('夜里', '<w:outlineLvl w:val="1"/>')}${p('人也多了。')}`,
      { styles },
      'document2',
    ),
  );
  expect(lines).toEqual([
    'headline 灯亮了',
    'deck ——江边见闻',
    'body 河堤上的灯亮了。',
    'subhead 夜里',
    'body 人也多了。',
  ]);
});

describe('without headings the setting tells the heads', () => {
  const text =
    '柳河镇东头的老渡口停航三十年了，昨天傍晚又点上了灯。岸上站了二百多人，孩子们数着水面上的光，一直数到第三十七盏，谁也舍不得回家。';
  const second =
    '县里的水利站今年给沿河十二个村子修了新闸，老闸工何守田把钥匙交出来的时候说，这样的水他等了半辈子，往后夜里再也不用爬起来看水位。';
  const size = (half: number): string => `<w:sz w:val="${half}"/>`;

  it('by size', async () => {
    const { lines } = await read(
      word(
        [
          p(run('老渡口灯火通明', size(44)), '<w:jc w:val="center"/>'),
          p(run(text, size(32))),
          p(run(second, size(32))),
          p(run('沿河修新闸', size(44)), '<w:jc w:val="center"/>'),
          p(run(second, size(32))),
        ].join(''),
      ),
    );
    expect(lines.map((line) => line.slice(0, 12))).toEqual([
      'headline 老渡口',
      `body ${text.slice(0, 7)}`,
      `body ${second.slice(0, 7)}`,
      '—',
      'headline 沿河修',
      `body ${second.slice(0, 7)}`,
    ]);
  });

  it('by bold and by the middle, where most of the text is neither', async () => {
    const { lines } = await read(
      word(
        [
          p(run('县里说今年的水好', '<w:b/>'), '<w:jc w:val="center"/>'),
          p(text),
          p(run('老闸工交了钥匙', '<w:b/>')),
          p('老人说，河堤上的灯亮了，人也多了。'),
          p('断电', '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        ].join(''),
      ),
    );
    expect(lines.map((line) => line.replace(/ .*/u, ''))).toEqual([
      'headline',
      'body',
      'subhead',
      'body',
      'body',
    ]);
  });
});

describe('a Word file that cannot be read says so in its own name', () => {
  it('cut off, at any place', async () => {
    const bytes = word(heading('灯亮了') + p('河堤上的灯亮了。'.repeat(500)));
    for (const at of [6, 40, 200, bytes.length - 30])
      expect((await read(bytes.slice(0, at))).messages).toEqual(['docx-cut']);
  });

  it('locked with a password, or without a text of its own', async () => {
    const locked = new Uint8Array(2048);
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    [...'EncryptedPackage'].forEach((char, i) => locked.set([char.charCodeAt(0), 0], 1024 + 2 * i));
    expect((await read(locked)).messages).toEqual(['kind-locked']);
    expect((await read(word('<w:altChunk/>'))).messages).toEqual(['docx-embedded 1']);
  });
});
