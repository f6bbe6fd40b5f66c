import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../testing/sample/sample.ts';

const root = join(import.meta.dirname, '../..');
let folder = '';

/** Runs the program as `npm run -s clean` does. */
function clean(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/run.mjs', 'src/cli/clean.ts', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } },
  );
  return { status, stdout, lines: stderr.trim().split('\n').filter(Boolean) };
}
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clean-'));
  for (const { name, bytes } of await sampleFiles()) writeFileSync(path(name), bytes);
  writeFileSync(path('empty.txt'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('clean', { timeout: 60_000 }, () => {
  it('prints the clean copy and nothing else, headlines in several lines read as they likelier are', () => {
    const { status, stdout, lines } = clean(path('01版.txt'), path('02版.txt'), '--to', 'txt');
    expect({ status, lines }).toEqual({ status: 0, lines: [] });
    const asked = readFileSync(join(root, 'src/testing/sample/golden/certain.txt'), 'utf8');
    // the line above the first is a 引题: of three lines two are one headline
    expect(stdout).toBe(
      asked
        .replace('三十里滨江步道\n今起全线贯通\n', '三十里滨江步道今起全线贯通\n')
        .replace('百年老桥“体检”完毕\n八处裂缝', '百年老桥“体检”完毕 八处裂缝'),
    );
  });

  it('says how sure it is of a headline that it has put together', () => {
    const { applied } = JSON.parse(clean(path('01版.txt'), '--to', 'json').stdout) as {
      applied: readonly { readonly code: string; readonly confidence: number }[];
    };
    const [headline, ...more] = applied.filter(({ code }) => code === 'split-headline');
    expect(more).toEqual([]);
    expect(headline?.confidence).toBeGreaterThan(0.5);
    expect(headline?.confidence).toBeLessThan(0.98);
  });

  it('prints the issue JSON; without fixes when told so', () => {
    const fixed = clean(path('01版.txt'), '--to', 'json');
    const raw = clean(path('01版.txt'), '--to', 'json', '--fix', 'none');
    expect(JSON.parse(fixed.stdout)).toMatchObject({
      paper: '江畔日报',
      date: '2026-05-18',
      account: { balanced: true },
    });
    expect(JSON.parse(raw.stdout)).toMatchObject({ removed: [], applied: [] });
    expect(JSON.parse(fixed.stdout)).not.toMatchObject({ applied: [] });
  });

  it('writes Word files into a folder, one per article, and NITF nowhere else', () => {
    expect(clean(path('01版.txt'), '--to', 'docx', '--out', path('word'))).toMatchObject({
      status: 0,
      lines: [],
    });
    const files = readdirSync(path('word'));
    expect(files.length).toBeGreaterThan(3);
    for (const name of files)
      expect(
        readFileSync(join(path('word'), name))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    expect(clean(path('01版.txt'), '--to', 'nitf')).toMatchObject({ status: 2, stdout: '' });
  });

  it('heeds the lists of a paper', () => {
    writeFileSync(path('lists.json'), '{"never": ["会议会议"], "off": ["halfwidth-punctuation"]}');
    const codes = (...args: readonly string[]): ReadonlySet<string> => {
      const { stdout } = clean(path('01版.txt'), '--to', 'json', ...args);
      const { applied } = JSON.parse(stdout) as { applied: readonly { readonly code: string }[] };
      return new Set(applied.map(({ code }) => code));
    };
    expect(codes()).toContain('halfwidth-punctuation');
    expect(codes('--lists', path('lists.json'))).not.toContain('halfwidth-punctuation');
    writeFileSync(path('lists.json'), '["会议会议"]');
    expect(clean(path('01版.txt'), '--to', 'json', '--lists', path('lists.json'))).toMatchObject({
      status: 2,
      stdout: '',
      lines: [expect.stringContaining('lists.json')],
    });
  });

  it('writes a file per article where it is told to', () => {
    expect(clean(path('01版.txt'), '--to', 'md', '--out', path('out'))).toEqual({
      status: 0,
      stdout: '',
      lines: [],
    });
    expect(readdirSync(path('out'))).toContain('01 把路修到家门口.md');
  });

  it.each([
    [['nowhere.txt', '--to', 'txt'], /nowhere\.txt/u],
    [['empty.txt', '--to', 'txt'], /empty\.txt: 文件是空的/u],
    [['01版.txt', '--to', 'doc'], /--to txt\|[a-z|]*\|json/u],
    [['01版.txt', '--what'], /--to txt\|[a-z|]*\|json/u],
  ])('says in one line why it cannot: %s', ([name = '', ...args], reason) => {
    const { status, stdout, lines } = clean(path(name), ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(reason);
  });
});
