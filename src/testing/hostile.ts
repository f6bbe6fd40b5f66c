// A sound sample of every format that is read, and what has to hold for whatever an import is given.

import { strToU8 } from 'fflate';
import { blocks, idOf } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { importFiles } from '../core/import/import.ts';
import { placesIn } from '../core/import/layout/places.ts';
import type { InputFile, Original } from '../core/import/types.ts';
import { damaged } from './mutations.ts';
import {
  altoPage,
  hocrPage,
  metsBack,
  metsFront,
  metsIssue,
  metsPackage,
  pageOld,
  pagePage,
  zipOf,
} from './page-samples.ts';

export interface Sample {
  readonly format: string;
  /** Of these one is damaged. */
  readonly files: () => readonly InputFile[];
  /** What is imported of them; absent: they are. */
  readonly pack?: (files: readonly InputFile[]) => readonly InputFile[];
}

const file = (name: string, held: string | Uint8Array): InputFile => ({
  name,
  bytes: typeof held === 'string' ? strToU8(held) : held,
});

/** Every format has one; a new importer adds its own. */
export const samples: readonly Sample[] = [
  { format: 'alto', files: () => [file('第2版.xml', altoPage)] },
  {
    format: 'mets',
    files: () => [file('m.xml', metsIssue), file('qh-front.xml', metsFront), file('qh-back.xml', metsBack)],
  },
  { format: 'hocr', files: () => [file('p.hocr', hocrPage)] },
  { format: 'page-xml', files: () => [file('p.xml', pagePage)] },
  { format: 'page-xml-2010', files: () => [file('p.xml', pageOld)] },
  { format: 'zip', files: () => [file('issue.zip', metsPackage())] },
  // what is damaged is inside, so that the zip itself still opens
  {
    format: 'zipped',
    files: () => [file('a/b.xml', altoPage), file('c.hocr', hocrPage)],
    pack: (files) => [
      file('issue.zip', zipOf(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])))),
    ],
  },
];

/** The sample with one of its files damaged; sound without a seed. */
export function sampleFiles({ files, pack = (all) => all }: Sample, seed?: number): readonly InputFile[] {
  const sound = files();
  if (seed === undefined) return pack(sound);
  const hurt = seed % sound.length;
  return pack(sound.map((one, i) => (i === hurt ? { ...one, bytes: damaged(one.bytes, seed) } : one)));
}

/** Imports, and throws with what is wrong: an import that throws, an issue that is not whole, silence where nothing was read. */
export async function survives(files: readonly InputFile[]): Promise<void> {
  const { issues, messages, files: reports } = await importFiles(files);
  if (issues.length === 0 && messages.length === 0) throw new Error('nothing was read, and nothing said');
  for (const { name, status, messages: said } of reports)
    if (status === 'refused' && said.length === 0) throw new Error(`${name} was refused without a word`);
  for (const issue of issues) whole(issue);
}

function whole({ doc, sources, places = [], files }: Original): void {
  const node = schema.nodeFromJSON(doc);
  node.check();
  const lengths = new Map(files.map(({ name, length }) => [name, length]));
  const taken = new Map<string, Set<number>>();
  let text = 0;
  for (const { node: block } of blocks(node)) {
    text += block.textContent.length;
    for (const { file: name, from, to, at } of sources[idOf(block)] ?? []) {
      const within =
        from >= 0 && to <= (lengths.get(name) ?? -1) && at + to - from <= block.textContent.length;
      if (!within) throw new Error(`a source outside of ${name}: ${from}–${to}`);
      const held = taken.get(name) ?? new Set();
      taken.set(name, held);
      for (let i = from; i < to; i += 1) {
        if (held.has(i)) throw new Error(`two blocks from one place: ${name} ${i}`);
        held.add(i);
      }
    }
  }
  if (text === 0) throw new Error('an issue without text');
  for (const page of places)
    for (const { from, to, words } of placesIn(page).lines)
      for (const word of words)
        if (word.from < from || word.to > to || to > (lengths.get(page.file) ?? -1))
          throw new Error(`a word outside of its line: ${page.file} ${word.from}`);
}
