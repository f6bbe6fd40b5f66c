// What a drop consists of before any of it is read: packages are unpacked, and METS files asked which files are their pages.

import { byName } from '../page-marks.ts';
import type { Beside } from '../registry.ts';
import type { ImportMessage, InputFile } from '../types.ts';
import { baseName } from './base-name.ts';
import { structureIn } from './formats.ts';
import type { Structure } from './mets.ts';
import { isMets } from './mets.ts';
import { isPackage, unpack } from './package.ts';
import { beginning } from './xml.ts';

export interface Package {
  readonly file: InputFile;
  readonly unpacked: readonly InputFile[];
  readonly refused: boolean;
  readonly messages: readonly ImportMessage[];
}

export interface Gathered {
  /** The zips of the drop, in order; their files stand among the others. */
  readonly packages: readonly Package[];
  /** In the order in which they are read: as the METS has it, else by name. */
  readonly files: readonly InputFile[];
  readonly beside: Beside;
}

/** `asGiven`: somebody chose the order. */
export function gather(dropped: readonly InputFile[], asGiven: boolean): Gathered {
  const packages: Package[] = [];
  const files = dropped.flatMap((file): readonly InputFile[] => {
    if (!isPackage(file)) return [file];
    const opened = unpack(file);
    const refused = 'refused' in opened;
    const unpacked = refused ? [] : opened.files.toSorted((a, b) => byName(a.name, b.name));
    packages.push({ file, unpacked, refused, messages: refused ? [opened.refused] : opened.messages });
    return unpacked;
  });
  const structures = new Map<string, Structure>();
  for (const { name, bytes, encoding } of files) {
    if (!isMets(beginning(bytes))) continue;
    const structure = structureIn(bytes, encoding);
    if (!('refused' in structure)) structures.set(name, structure);
  }
  const beside = { names: new Set(files.map(({ name }) => baseName(name))), structures };
  return { packages, files: asGiven ? files : inOrder(files, structures), beside };
}

/** The pages of a METS stand where the first of them stands by its name. */
function inOrder(files: readonly InputFile[], structures: ReadonlyMap<string, Structure>): InputFile[] {
  const named = files.toSorted((a, b) => byName(a.name, b.name));
  const places = new Map(named.map((file, i) => [file, i]));
  for (const { pages } of structures.values()) {
    const order = new Map(pages.map(({ file }, i) => [file, i]));
    const held = named.filter(({ name }) => order.has(baseName(name)));
    const first = held[0] && places.get(held[0]);
    if (first === undefined) continue;
    held
      .toSorted((a, b) => (order.get(baseName(a.name)) ?? 0) - (order.get(baseName(b.name)) ?? 0))
      .forEach((file, i) => places.set(file, first + i / (held.length + 1)));
  }
  return named.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}
