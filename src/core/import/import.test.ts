import fc from 'fast-check';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { encoded } from '../../testing/encode.ts';
import { sampleFiles } from '../../testing/sample/sample.ts';
import { setArticle, tag } from '../document/commands.ts';
import { articles, blocks, count, idOf, pages } from '../document/queries.ts';
import { schema } from '../document/schema.ts';
import { characterCount } from '../document/text.ts';
import { json } from '../export/json.ts';
import { importFiles } from './import.ts';
import { type Reader, readFile } from './read-file.ts';
import { type ImportResult, type InputFile, longestIssue, type Original } from './types.ts';

const file = (name: string, text: string): InputFile => ({ name, bytes: encoded(text, 'utf-8') });
const codes = ({ messages }: ImportResult): string[] =>
  messages.map(({ code }) => code.replace('importing:messages.', ''));

function only(result: ImportResult): Original {
  const [issue, ...rest] = result.issues;
  if (!issue || rest.length > 0) throw new Error(`expected one issue, got ${result.issues.length}`);
  return issue;
}
function docOf(original: Original) {
  const doc = schema.nodeFromJSON(original.doc);
  doc.check();
  return doc;
}
const pageMarks = (original: Original): string[] =>
  pages(docOf(original)).map(({ node }) => `${String(node.attrs['number'])} ${String(node.attrs['name'])}`);

/** Every character of the files that is no white space stands in exactly one block's source, and blocks hold what their sources say. */
function expectNothingLost(files: readonly InputFile[], result: ImportResult): void {
  const texts = new Map(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
  const held = new Map([...texts].map(([name, text]) => [name, new Uint8Array(text.length)]));
  for (const issue of result.issues) {
    for (const { node } of blocks(docOf(issue))) {
      const text = node.textContent;
      const covered = new Uint8Array(text.length);
      for (const span of issue.sources[idOf(node)] ?? []) {
        const source = texts.get(span.file) ?? '';
        expect(text.slice(span.at, span.at + span.to - span.from)).toBe(source.slice(span.from, span.to));
        covered.fill(1, span.at, span.at + span.to - span.from);
        const marks = held.get(span.file);
        for (let i = span.from; i < span.to; i += 1) if (marks) marks[i] = (marks[i] ?? 0) + 1;
      }
      // what no source tells of is a space put between two Latin words
      expect(
        Array.from(text.split(''), (char, i) => (covered[i] ? '' : char))
          .join('')
          .trim(),
      ).toBe('');
    }
  }
  for (const [name, text] of texts) {
    const marks = held.get(name);
    const wrong = Array.from(text.split(''), (char, i) =>
      char.trim() !== '' && marks?.[i] !== 1 ? i : -1,
    ).filter((i) => i >= 0);
    expect(
      wrong.length > 0 && result.files.find((report) => report.name === name)?.status === 'read' ? wrong : [],
    ).toEqual([]);
  }
}

describe('importFiles', { timeout: 60_000 }, () => {
  it('reads the sample: two pages, their names, paper and date, and no character lost', async () => {
    const files = await sampleFiles();
    const result = await importFiles(files);
    const issue = only(result);
    expect(docOf(issue).attrs).toMatchObject({ paper: '江畔日报', date: '2026-05-18' });
    expect(pageMarks(issue)).toEqual(['1 null', '2 综合']);
    expect(result.files.map(({ name, encoding, sure, page }) => [name, encoding, sure, page])).toEqual([
      ['01版.txt', 'utf-8', true, '1'],
      ['02版.txt', 'utf-8', true, '2'],
    ]);
    expectNothingLost(files, result);
  });

  it('gives the same document whatever order the files are dropped in, and one of them in GB18030', async () => {
    const [first, second] = await sampleFiles();
    if (!first || !second) throw new Error('the sample has two pages');
    const same = await importFiles([first, second]);
    expect((await importFiles([second, first])).issues).toEqual(same.issues);
    const gb = await importFiles([
      first,
      { name: second.name, bytes: encoded(new TextDecoder().decode(second.bytes), 'gb18030') },
    ]);
    expect(only(gb).doc).toEqual(only(same).doc);
    expect(gb.files[1]).toMatchObject({ encoding: 'gb18030', sure: false });
  });

  it('keeps every character of any text', async () => {
    const char = fc.constantFrom(
      '江',
      '水',
      '，',
      '。',
      '“',
      '”',
      '(',
      '）',
      'a',
      '1',
      ' ',
      '　',
      '\n',
      '\n',
      '\f',
      '𠮷',
      '\u200b',
      '\0',
      '第2版 要闻\n',
      '本报讯',
      '记者',
      '下转第2版',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: char, minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 3 }),
        async (texts) => {
          // a NUL between two bytes would be taken for UTF-16, so the encoding is said
          const files = texts.map((text, i): InputFile => ({
            ...file(`${i + 1}.txt`, text),
            encoding: 'utf-8',
          }));
          expectNothingLost(files, await importFiles(files));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('parts a file of several pages where a page head names another number', async () => {
    const text = [
      '江畔日报',
      '第8642期 今日2版',
      '渡口的灯',
      '外婆家在南门渡，出门十来步就是水。',
      '第2版 副刊  2026年5月18日 星期一  责任编辑 何静',
      '停水通知',
      '因管道改造，今晚停水，请提前储水。',
    ].join('\n\n');
    expect(pageMarks(only(await importFiles([file('issue.txt', text)])))).toEqual(['1 null', '2 副刊']);
  });

  it('parts pages at form feeds', async () => {
    const text = '渡口的灯\n\n外婆家在南门渡，出门十来步就是水。\n\f停水通知\n\n因管道改造，今晚停水。\n';
    expect(pages(docOf(only(await importFiles([file('issue.txt', text)]))))).toHaveLength(2);
  });

  it('says when name and head disagree, and believes the name', async () => {
    const result = await importFiles([
      file('3版.txt', '第2版 要闻  2026年5月18日 星期一\n\n渡口的灯\n\n外婆家在南门渡，出门十来步就是水。'),
    ]);
    expect(pageMarks(only(result))).toEqual(['3 要闻']);
    expect(result.messages[0]).toMatchObject({
      code: 'importing:messages.page-conflict',
      file: '3版.txt',
      line: 1,
      params: { named: '3', told: '2' },
    });
  });

  it('keeps page heads as articles of their own, so that exports can leave them out', async () => {
    const issue = only(
      await importFiles([
        file('2版.txt', '第2版 要闻  2026年5月18日 星期一\n\n渡口的灯\n\n外婆家在南门渡，出门十来步就是水。'),
      ]),
    );
    expect(articles(docOf(issue)).map(({ node }) => node.attrs['kind'])).toEqual(['furniture', 'story']);
  });

  it('puts printed lines together to paragraphs where it is sure enough, says how sure for each, and loses nothing', async () => {
    const lines = [
      '今年春天，滨江步道修到南门渡，工人们',
      '把那根木桩留了下来，立在步道边上，旁',
      '边没有牌子，也没有说明。',
      '可是每到傍晚，总有散步的老人停下来，',
      '用手摸一摸它，像是同一位老朋友打招',
      '呼。渡口的灯还亮着，照着来来往往的人',
      '们，也照着江水。',
    ];
    const files = [file('lines.txt', Array.from({ length: 6 }, () => lines.join('\n')).join('\n'))];
    const result = await importFiles(files);
    const issue = only(result);
    expect(issue.applied.length).toBeGreaterThan(10);
    for (const { block, at, confidence } of issue.applied) {
      expect(confidence).toBeGreaterThanOrEqual(0.8);
      expect(issue.sources[block]?.some((span) => span.at === at)).toBe(true);
    }
    expect(codes(result)).toContain('unwrapped');
    expectNothingLost(files, result);
  });

  it('refuses what it cannot read with a reason and goes on with the rest', async () => {
    const pdf = { name: '02版.pdf', bytes: encoded('%PDF-1.7\n', 'utf-8') };
    const png = { name: 'b.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) };
    const docx = { name: 'c.docx', bytes: Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0) };
    const result = await importFiles([
      file('01版.txt', '渡口的灯\n\n外婆家在南门渡。'),
      pdf,
      png,
      docx,
      file('empty.txt', ''),
    ]);
    expect(Object.fromEntries(result.files.map(({ name, status }) => [name, status]))).toEqual({
      '01版.txt': 'read',
      '02版.pdf': 'refused',
      'b.png': 'scan',
      'c.docx': 'refused',
      'empty.txt': 'refused',
    });
    expect(result.files.find(({ name }) => name === '02版.pdf')?.page).toBe('2');
    expect(codes(result).toSorted()).toEqual(['docx-cut', 'empty', 'pdf-cut', 'scan']);
    expect(result.issues).toHaveLength(1);
    expect((await importFiles([png])).issues).toEqual([]);
    expect(await importFiles([])).toEqual({ issues: [], files: [], unpacked: [], messages: [] });
  });

  it('says of XML that is no page and of RTF that they are not read, and of HTML without a word that it has none', async () => {
    for (const text of ['\ufeff<?xml version="1.0"?><alto/>', '{\\rtf1 江水}'])
      expect(codes(await importFiles([file('a.txt', text)]))).toEqual(['kind-markup']);
    expect(codes(await importFiles([file('a.html', '<html lang="zh">')]))).toEqual(['no-text']);
  });

  it('knows a program whatever it is called, and a handed issue among pages', async () => {
    const program = new Uint8Array(512);
    program.set([0x4d, 0x5a, 0x50]);
    program[60] = 128;
    program.set([0x50, 0x45, 0, 0], 128);
    expect(codes(await importFiles([{ name: '稿子.txt', bytes: program }]))).toEqual(['kind-program']);
    const handed = file('江畔日报.txt', '{"format":"qingyang-issue","version":1}\t0a\n');
    const result = await importFiles([handed, file('1版.txt', '桥通了\n\n大桥昨日通车。')]);
    expect(codes(result)).toContain('kind-handed');
    expect(result.issues).toHaveLength(1);
    expect(JSON.stringify(result.issues[0]?.doc)).not.toContain('qingyang-issue');
  });

  it('never throws, whatever the bytes and names are, and lets nothing in that is no document', async () => {
    const [page] = await sampleFiles();
    if (!page) throw new Error('the sample has two pages');
    const cut = fc.record({
      at: fc.nat(page.bytes.length),
      byte: fc.nat(255),
      to: fc.nat(page.bytes.length),
    });
    const broken = cut.map(({ at, byte, to }) =>
      Uint8Array.from(page.bytes.subarray(0, to), (was, i) => (i === at ? byte : was)),
    );
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), broken);
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('a.json', '第1版.txt', '..', 'A01.TXT', '20260230.txt'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name, bytes }), { maxLength: 3 }), async (files) => {
        const result = await importFiles(files);
        expect(result.files).toHaveLength(files.length);
        for (const issue of result.issues) docOf(issue);
        for (const report of result.files)
          expect(report.status === 'refused').toBe(
            report.messages.some(({ severity }) => severity === 'error'),
          );
      }),
      { numRuns: 150 },
    );
  });

  it('takes markup, control characters and direction marks as text', async () => {
    const text = '<img src=x onerror=alert(1)>\n\n\u202e倒着写的一行\u0007字，<script>alert(1)</script>。';
    const files = [file('hostile.txt', text)];
    const result = await importFiles(files);
    expectNothingLost(files, result);
    expect(docOf(only(result)).textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('reads a line of 100,000 characters', async () => {
    const files = [file('long.txt', '江水东流。'.repeat(20_000))];
    const result = await importFiles(files);
    expect(result.files[0]).toMatchObject({ status: 'read', characters: 100_000 });
    expectNothingLost(files, result);
  });

  it('makes several issues of an endless text without a headline, too', async () => {
    const line = '码头迎来春天的第一班船，社区整理三千份问卷，大家都说好，';
    const text = Array.from({ length: 45_000 }, (_, i) => `${line}${i}，`).join('\n\n');
    const { issues } = await importFiles([file('1版.txt', text)]);
    const sizes = issues.map(({ doc }) => count(schema.nodeFromJSON(doc)));
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(longestIssue);
    expect(sizes.reduce((n, size) => n + size, 0)).toBe(characterCount(text));
  });

  it('makes several issues of a text that is longer than an issue may be, and loses nothing', async () => {
    const article = (i: number): string =>
      `第${i}号消息\n\n${`本报讯（记者 何静）江水东流，第${i}次了，没有一次是一样的。`.repeat(12)}\n\n`;
    const files = [1, 2, 3].map((n) =>
      file(`${n}版.txt`, Array.from({ length: 1500 }, (_, i) => article(n * 10_000 + i)).join('')),
    );
    const result = await importFiles(files);
    expect(result.issues.length).toBeGreaterThan(1);
    for (const issue of result.issues)
      expect(Array.from(docOf(issue).textContent.replace(/\s/gu, '')).length).toBeLessThanOrEqual(
        longestIssue,
      );
    expect(codes(result)).toContain('several-issues');
    expectNothingLost(files, result);
  });

  it('reads the issue JSON back as it was written', async () => {
    const original = only(await importFiles(await sampleFiles()));
    const tr = new Transform(docOf(original));
    const [first, second] = articles(tr.doc).filter(({ node }) => node.attrs['kind'] === 'story');
    if (!first || !second) throw new Error('the sample has stories');
    tag(tr, first.pos, 'local', true);
    setArticle(tr, second.pos, 'continues', idOf(first.node));
    setArticle(tr, second.pos, 'status', 'second');
    const doc = tr.doc;
    const account = { in: count(doc), removed: [], added: [], out: count(doc), balanced: true };
    const text = json.write({ doc, original, account, sectionNames: {}, sources: original.sources });
    expect(docOf(only(await importFiles([file('issue.json', text)]))).toJSON()).toEqual(doc.toJSON());
    expect(
      codes(
        await importFiles([
          file('other.json', '{"pages": [{"articles": [{"blocks": [{"role": "poem"}]}]}]}'),
        ]),
      ),
    ).toEqual(['no-issue']);
    expect(codes(await importFiles([file('other.json', '{ no JSON')]))).toEqual(['no-issue']);
  });

  it('keeps the order of the files whoever is done with one first, and gives what one reader gives', async () => {
    const files = Array.from({ length: 9 }, (_, i) =>
      i === 4
        ? { name: '5.txt', bytes: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46) }
        : file(`${i + 1}.txt`, `第${i + 1}次涨水。`),
    );
    let read = 0;
    let all = (): void => {};
    const others = new Promise<void>((done) => (all = done));
    const quick: Reader = async (one, beside) => {
      const answer = await readFile(one, beside);
      if ((read += 1) === files.length - 1) all();
      return answer;
    };
    // the first file is done when all others are
    const slow: Reader = (one, beside) => others.then(() => readFile(one, beside));
    expect(await importFiles(files, { readers: [slow, quick, quick] })).toEqual(await importFiles(files));
  });

  it('tells how far it is and stops when asked to', async () => {
    const told: number[] = [];
    const files = [file('1.txt', '江水东流。'), file('2.txt', '江水西流。')];
    await importFiles(files, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([0.5, 1]);
    expect(await importFiles(files, { cancelled: () => told.length > 0 })).toMatchObject({
      issues: [],
      messages: [{ code: 'importing:messages.cancelled' }],
    });
  });
});
