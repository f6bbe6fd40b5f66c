// ALTO, PAGE XML, hOCR and METS as importers: each text becomes pages of lines and places, and these become drafts.

import type { Answer, Beside, Importer } from '../registry.ts';
import { marksOfFileName } from '../page-marks.ts';
import { cutOff } from '../cut-off.ts';
import type { Encoding, ImportMessage } from '../types.ts';
import { altoPages, altoWithout, isAlto } from './alto.ts';
import { baseName } from './base-name.ts';
import { draftOf } from './draft.ts';
import { hocrPages, isHocr } from './hocr.ts';
import type { LayoutPage } from './layout.ts';
import { isMets, metsWithout, structured, structureOf, type Structure } from './mets.ts';
import { isPageXml, pageWithout, pageXmlPages } from './page-xml.ts';
import { beginning, decodeXml, readXml, type XmlElement } from './xml.ts';

/** A file of more pages is no newspaper. */
const mostPages = 1000;

/** A page of fine print has 2,000. */
const mostLines = 20_000;

interface Pages {
  readonly pages: readonly LayoutPage[];
  readonly messages: readonly ImportMessage[];
}
type ReadPages = (text: string, name: string) => Pages | { readonly refused: ImportMessage };

const fromXml =
  (pagesOf: (root: XmlElement, file: string) => LayoutPage[], without: ReadonlySet<string>): ReadPages =>
  (text, name) => {
    const xml = readXml(text, without);
    return 'refused' in xml ? xml : { pages: pagesOf(xml.root, name), messages: xml.messages };
  };

export const alto: Importer = layout('alto', ['xml', 'alto'], isAlto, fromXml(altoPages, altoWithout));
export const pageXml: Importer = layout(
  'page-xml',
  ['xml', 'page'],
  isPageXml,
  fromXml(pageXmlPages, pageWithout),
);
export const hocr: Importer = layout('hocr', ['hocr', 'html', 'htm', 'xhtml'], isHocr, (text, name) => {
  const pages = hocrPages(text, name);
  return 'code' in pages ? refusal(pages.code) : { pages, messages: cutOff(text) };
});

/** METS alone says nothing that could be read; what it says of the files beside it is asked for before they are read. */
export const mets: Importer = {
  code: 'mets',
  extensions: ['xml', 'mets'],
  recognises: (_, bytes) => isMets(beginning(bytes)),
  read(name, bytes, encoding, beside) {
    const structure = beside?.structures.get(name) ?? structureIn(bytes, encoding);
    if ('refused' in structure) return structure;
    const missing = structure.pages.filter(({ file }) => !beside?.names.has(file)).map(({ file }) => file);
    if (missing.length === structure.pages.length) return refusal('mets-alone');
    const messages: ImportMessage[] =
      missing.length === 0
        ? []
        : [
            {
              code: 'importing:messages.mets-missing',
              severity: 'warning',
              params: {
                count: missing.length,
                of: structure.pages.length,
                names: missing.slice(0, 5).join(', '),
              },
            },
          ];
    return { encoding: null, sure: true, length: 0, pages: [], messages };
  },
};

/** What a METS says of the files beside it. */
export function structureIn(
  bytes: Uint8Array,
  encoding?: Encoding,
): Structure | { readonly refused: ImportMessage } {
  const decoded = decodeXml(bytes, encoding);
  if ('refused' in decoded) return decoded;
  const xml = readXml(decoded.text, metsWithout);
  if ('refused' in xml) return xml;
  const structure = structureOf(xml.root);
  return structure.pages.length === 0 ? refusal('mets-empty') : structure;
}

function refusal(code: string): { readonly refused: ImportMessage } {
  return { refused: { code: `importing:messages.${code}`, severity: 'error' } };
}

function layout(
  code: string,
  extensions: readonly string[],
  isIt: (start: string) => boolean,
  readPages: ReadPages,
): Importer {
  return {
    code,
    extensions,
    recognises: (_, bytes) => isIt(beginning(bytes)),
    read(name, bytes, encoding, beside): Answer {
      const decoded = decodeXml(bytes, encoding);
      if ('refused' in decoded) return decoded;
      const read = readPages(decoded.text, name);
      if ('refused' in read) return read;
      if (read.pages.length > mostPages)
        return {
          refused: {
            code: 'importing:messages.too-many-pages',
            severity: 'error',
            params: { count: read.pages.length, most: mostPages },
          },
        };
      const lines = read.pages.reduce((most, page) => Math.max(most, linesOn(page)), 0);
      if (lines > mostLines) return refusal('too-many');
      const messages = [...decoded.messages, ...read.messages];
      const words = read.pages.reduce((sum, page) => sum + wordsOn(page), 0);
      if (words === 0) {
        // a page that is one picture is a page all the same; of a broken file nothing is left
        if (read.pages.length === 0 || read.messages.length > 0) return refusal('no-words');
        messages.push({ code: 'importing:messages.no-words', severity: 'warning' });
      }
      const found = structureFor(name, beside);
      const named = marksOfFileName(name).number;
      const pages = (
        found ? structured(read.pages, baseName(name), found.structure, found.mets) : read.pages
      ).map((page) => ({
        ...page,
        ...(named !== undefined && read.pages.length === 1 && !found ? { number: named } : {}),
      }));
      const draft = draftOf(name, pages);
      const { paper, date } = found?.structure ?? {};
      return {
        encoding: decoded.encoding,
        sure: decoded.sure,
        length: draft.length,
        pages: draft.pages.map((page) => ({
          ...page,
          marks: { ...page.marks, ...(paper ? { paper } : {}), ...(date ? { date } : {}) },
        })),
        messages,
        places: draft.places,
      };
    },
  };
}

interface Found {
  /** The METS file's name. */
  readonly mets: string;
  readonly structure: Structure;
}

function structureFor(name: string, beside: Beside | undefined): Found | undefined {
  const file = baseName(name);
  for (const [from, structure] of beside?.structures ?? [])
    if (structure.pages.some((page) => page.file === file)) return { mets: from, structure };
  return undefined;
}

function linesOn({ regions }: LayoutPage): number {
  return regions.reduce((sum, { lines }) => sum + lines.length, 0);
}

function wordsOn({ regions }: LayoutPage): number {
  return regions.reduce((sum, { lines }) => sum + lines.reduce((n, { words }) => n + words.length, 0), 0);
}
