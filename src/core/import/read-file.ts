// One file → its pages, or the reason why it was refused.

import { characterCount } from '../document/text.ts';
import { isScan, kindOf } from './kinds.ts';
import { stored, type StoredPlaces } from './layout/places.ts';
import type { PageDraft } from './original.ts';
import { marksOfFileName } from './page-marks.ts';
import { mostPixels, pictureSize } from './picture-size.ts';
import { type Beside, importers } from './registry.ts';
import type { Earlier, FileReport, ImportMessage, InputFile } from './types.ts';

/** What one file held. It can go from thread to thread as it is. */
export interface Read {
  readonly report: FileReport;
  readonly length: number;
  readonly pages: readonly PageDraft[];
  readonly places: readonly StoredPlaces[];
  readonly earlier?: Earlier;
}

/** Reads one file here, or has it read elsewhere. */
export type Reader = (file: InputFile, beside: Beside) => Promise<Read>;

/** Reads one file. Bad input is refused in its report; nothing is thrown for it. */
export async function readFile({ name, bytes, encoding }: InputFile, beside: Beside): Promise<Read> {
  const kind = kindOf(bytes);
  const page = marksOfFileName(name).number ?? null;
  const told = (message: ImportMessage): ImportMessage => ({ ...message, file: name });
  const unread = (status: 'refused' | 'scan', message: ImportMessage): Read => ({
    report: {
      name,
      bytes: bytes.length,
      encoding: null,
      sure: false,
      status,
      page,
      characters: 0,
      messages: [told(message)],
    },
    length: 0,
    pages: [],
    places: [],
  });
  const size = kind === 'image' ? pictureSize(bytes) : null;
  if (size && size.width * size.height > mostPixels)
    return unread('refused', {
      code: 'importing:messages.too-many-pixels',
      severity: 'error',
      params: { megapixels: Math.round((size.width * size.height) / 1e6), most: mostPixels / 1e6 },
    });
  const extension = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  const able = importers.filter((one) => one.recognises(name, bytes));
  const importer = able.find((one) => one.extensions.includes(extension)) ?? able[0];
  if (!importer && isScan(kind)) return unread('scan', { code: 'importing:messages.scan', severity: 'info' });
  if (!importer)
    return unread('refused', {
      code: kind ? `importing:messages.kind-${kind}` : 'importing:messages.unknown',
      severity: 'error',
    });
  const answer = await importer.read(name, bytes, encoding, beside);
  if ('refused' in answer) return unread('refused', answer.refused);
  if ('scan' in answer) return unread('scan', answer.scan);
  const { encoding: found, sure, length, pages, messages, places = [] } = answer;
  const characters = pages.reduce((sum, one) => sum + charactersOf(one), 0);
  return {
    report: {
      name,
      bytes: bytes.length,
      encoding: found,
      sure,
      status: 'read',
      page,
      characters,
      messages: messages.map(told),
      ...(answer.pictured ? { pictured: true } : {}),
      ...(answer.silent && answer.silent.length > 0 ? { silent: answer.silent } : {}),
    },
    length,
    pages,
    places: places.map(stored),
    ...(answer.earlier ? { earlier: answer.earlier } : {}),
  };
}

function charactersOf(page: PageDraft): number {
  return page.articles.reduce(
    (sum, article) => sum + article.blocks.reduce((n, block) => n + characterCount(block.text), 0),
    0,
  );
}
