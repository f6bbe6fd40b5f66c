// Packages: METS with its pages in a zip, and zips that mean harm.

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  altoPage,
  metsBack,
  metsFront,
  metsIssue,
  metsPackage,
  zipOf,
} from '../../../testing/page-samples.ts';
import { articleAttrs, articlesOf, pageAttrs, pages } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import { importFiles } from '../import.ts';
import type { ImportResult, InputFile } from '../types.ts';
import { isPackage, unpack } from './package.ts';

const file = (name: string, held: string | Uint8Array): InputFile => ({
  name,
  bytes: typeof held === 'string' ? strToU8(held) : held,
});
const names = (bytes: Uint8Array): readonly string[] | string => {
  const opened = unpack({ name: 'a.zip', bytes });
  return 'refused' in opened ? opened.refused.code : opened.files.map(({ name }) => name);
};
const codes = ({ messages }: ImportResult): string[] =>
  messages.map(({ code }) => code.replace(/^.*\./u, ''));
/** Pages, by number, with the kinds of their articles and the article that each goes on from. */
const shape = ({ issues: [issue] }: ImportResult): unknown =>
  pages(schema.nodeFromJSON(issue?.doc)).map((page) => [
    pageAttrs(page.node).number,
    ...articlesOf(page).map(({ node }) => {
      const { kind, continues } = articleAttrs(node);
      return continues === null ? kind : `${kind} ${continues}`;
    }),
  ]);

describe('unpack', () => {
  it('takes base names only, of whatever path, and leaves out what systems hide', () => {
    expect(
      names(
        zipOf({
          '../../etc/a.xml': 'a',
          '/root/b.xml': 'b',
          'c\\d\\e.xml': 'c',
          '.git/x': 'x',
          '__MACOSX/f': 'f',
          'g/': '',
        }),
      ),
    ).toEqual(['a.xml', 'b.xml', 'e.xml']);
  });

  it('refuses a zip in a zip and reads the rest', async () => {
    const result = await importFiles([
      file('a.zip', zipOf({ 'inner.zip': zipOf({ 'x.xml': 'x' }), 'p.xml': altoPage })),
    ]);
    expect(codes(result)).toContain('zip-nested');
    expect(result.issues).toHaveLength(1);
  });

  it('refuses what bursts, too many files, half a zip', () => {
    expect(names(zipSync({ 'a.xml': new Uint8Array(20_000_000) }, { level: 9 }))).toBe(
      'importing:messages.zip-ratio',
    );
    const many = Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`${i}.xml`, '']));
    expect(names(zipOf(many))).toBe('importing:messages.zip-entries');
    const whole = metsPackage();
    expect(names(whole.subarray(0, 60))).toBe('importing:messages.zip-broken');
  });

  it('does not believe what a zip says of its own sizes', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(20_000_000) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    // the local header says that ten bytes come out of it
    view.setUint32(22, 10, true);
    expect(names(bomb)).toBe('importing:messages.zip-ratio');
  });

  it('reads names in GBK', () => {
    const zip = zipOf({ 'ABCD.txt': '甲' });
    const gbk = [0xb5, 0xda, 0xb6, 0xfe]; // 第二
    for (let at = 0; at < zip.length - 8; at += 1)
      if (strToU8('ABCD.txt').every((byte, i) => zip[at + i] === byte)) zip.set(gbk, at);
    expect(names(zip)).toEqual(['第二.txt']);
  });

  it('leaves Word files and EPUBs to those who read them', () => {
    expect(
      isPackage({ name: 'a.zip', bytes: zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }) }),
    ).toBe(false);
    expect(isPackage({ name: 'a.zip', bytes: zipOf({ mimetype: 'application/epub+zip' }) })).toBe(false);
    expect(isPackage({ name: 'a.zip', bytes: metsPackage() })).toBe(true);
  });
});

describe('a METS with its pages', () => {
  const loose = [
    file('qh-back.xml', metsBack),
    file('qh-mets.xml', metsIssue),
    file('qh-front.xml', metsFront),
  ];
  const wanted = [
    ['A01', 'furniture', 'story'],
    ['A02', 'story a2', 'ad'],
  ];

  it('makes one issue in its order, with its articles over the pages, dropped loose or as a zip', async () => {
    const dropped = await importFiles(loose);
    expect(shape(dropped)).toEqual(wanted);
    expect(dropped.issues[0]?.doc).toMatchObject({ attrs: { paper: '青禾日报', date: '2026-05-18' } });
    const zipped = await importFiles([file('issue.zip', metsPackage())]);
    expect(shape(zipped)).toEqual(wanted);
    expect(zipped.issues[0]?.files.map(({ name }) => name)).toContain('issue.zip');
    const told = zipped.files.map(({ name, characters }) => `${name} ${characters}`);
    expect(told[0]).toBe(`issue.zip ${dropped.files.reduce((sum, { characters }) => sum + characters, 0)}`);
    expect(zipped.unpacked.map(({ name }) => name)).toContain('qh-front.png');
    expect(zipped.files.find(({ name }) => name === 'qh-front.png')?.status).toBe('scan');
  });

  it('says which pages are missing, and needs at least one', async () => {
    expect(codes(await importFiles(loose.slice(1)))).toContain('mets-missing');
    const alone = await importFiles([file('qh-mets.xml', metsIssue)]);
    expect(codes(alone)).toEqual(['mets-alone']);
    expect(alone.issues).toEqual([]);
  });
});
