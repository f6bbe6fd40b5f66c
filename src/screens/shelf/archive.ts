// The whole shelf in and out as one file. What reads and writes it is fetched when it is asked for.

import type { Loaded } from '../../store/archive.ts';
import { saveFile } from '../../components/choose.ts';

const extension = '.qingyang';

export const archiveKinds = `${extension},.zip`;

/** Whether the file is a saved shelf by its name; a zip of pages is for the import to judge. */
export function isArchive({ name }: { readonly name: string }): boolean {
  return name.toLowerCase().endsWith(extension);
}

/** `name` without an extension. */
export async function saveShelf(name: string): Promise<void> {
  const { saveArchive } = await import('../../store/archive.ts');
  saveFile(await saveArchive(), `${name} ${new Date().toISOString().slice(0, 10)}${extension}`);
}

export async function loadShelf(file: File): Promise<Loaded> {
  const { loadArchive } = await import('../../store/archive.ts');
  return loadArchive(file);
}
