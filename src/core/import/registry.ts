// One importer per format. To add one: a file beside this one, and its entry here.

import { issueJson } from './issue-json.ts';
import type { PageDraft } from './original.ts';
import { alto, hocr, mets, pageXml } from './layout/formats.ts';
import type { PlacesToCome } from './layout/layout.ts';
import type { Structure } from './layout/mets.ts';
import { pdf } from './layout/pdf.ts';
import { docx } from './marked/docx.ts';
import { epub } from './marked/epub.ts';
import { html } from './marked/html.ts';
import { markdown } from './marked/markdown.ts';
import { plainText } from './plain-text.ts';
import type { Earlier, Encoding, ImportMessage } from './types.ts';

export interface ReadFile {
  /** Null where the format says itself what it is written in. */
  readonly encoding: Encoding | null;
  readonly sure: boolean;
  /** Of the decoded text, in UTF-16 code units. */
  readonly length: number;
  readonly pages: readonly PageDraft[];
  readonly messages: readonly ImportMessage[];
  /** Where the words stand in the picture of the page, if the format tells. */
  readonly places?: readonly PlacesToCome[];
  /** The file is the picture of its pages too. */
  readonly pictured?: true;
  /** Its pages, from 1, that show something and hold no text. */
  readonly silent?: readonly number[];
  /** Only of our own JSON. */
  readonly earlier?: Earlier;
}

/** What the other files of the drop tell of one. */
export interface Beside {
  /** Base names of all files. */
  readonly names: ReadonlySet<string>;
  /** What each METS says of the files that it names, by its own name. */
  readonly structures: ReadonlyMap<string, Structure>;
}

/** `scan`: there is no text in it, but it shows its pages. */
export type Answer = ReadFile | { readonly refused: ImportMessage } | { readonly scan: ImportMessage };

export interface Importer {
  readonly code: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Whether the bytes look like this format, whatever the file is called. Of several that say so, one that knows the name's extension reads it, else the first. */
  recognises(name: string, bytes: Uint8Array): boolean;
  /** Reads one file, or refuses it with a message. Bad input is data: nothing is thrown for it. */
  read(name: string, bytes: Uint8Array, encoding?: Encoding, beside?: Beside): Answer | Promise<Answer>;
}

/** In the order in which they are asked; plain text takes what nobody else knows. */
export const importers: readonly Importer[] = [
  issueJson,
  mets,
  alto,
  pageXml,
  hocr,
  pdf,
  docx,
  epub,
  html,
  markdown,
  plainText,
];
