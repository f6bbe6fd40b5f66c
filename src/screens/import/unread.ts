// Which pictures of a drop are pages that nobody has read: those that no text calls its own.

import { fit } from '../../core/import/layout/picture-names.ts';
import type { Told } from './import.worker.ts';
import type { Unread } from './ocr.ts';

/**
 * Scans without a text of their own, and the pages of PDFs that have none. Where the texts came without places and there is
 * a page for every picture, the pictures are taken for theirs: they stand beside the text, and none is unread. `left`: what
 * was left when a recognition was stopped.
 */
export function unreadPictures(
  result: Told | null,
  dropped: readonly File[],
  left: readonly Unread[],
): readonly Unread[] {
  if (!result?.files.some(({ status, silent }) => status === 'scan' || silent)) return [];
  const read = result.pictured;
  const bare = result.previews.reduce((n, { pages }) => n + pages.length, 0) - read.length;
  const fileOf = (name: string): File | undefined => {
    const inside = result.unpacked.find((one) => one.name === name);
    return dropped.find((one) => one.name === name) ?? (inside && new File([inside.bytes.slice()], name));
  };
  const pictures = result.files.filter(({ status }) => status === 'scan');
  // 第2版.jpg hangs beside the page that says it is the second, unless that one has a picture of its name
  const numbered = new Set(
    read.filter((page) => !pictures.some(({ name }) => fit(name, page) > 0)).map(({ number }) => number),
  );
  const scans = pictures.flatMap(({ name, page: number }): Unread[] => {
    if (read.some((page) => fit(name, page) > 0) || (number !== null && numbered.has(number))) return [];
    const file = fileOf(name);
    return file ? [{ file }] : [];
  });
  const silent = result.files.flatMap(({ name, silent = [] }): Unread[] => {
    const sheets = silent.filter((sheet) => !read.some(({ image }) => image === `${name}#${sheet}`));
    const file = sheets.length > 0 ? fileOf(name) : undefined;
    return file ? [{ file, sheets }] : [];
  });
  const found = [...(scans.length > bare ? scans : []), ...silent];
  return [
    ...found,
    ...left.filter(({ file }) => dropped.includes(file) && !found.some((one) => one.file === file)),
  ];
}
