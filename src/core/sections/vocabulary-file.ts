// A vocabulary in and out as a file: CSV with a head line, JSON, or SKOS as JSON (IPTC's own files are in that form).
// Whatever comes from a file is bounded, and what cannot be read is told with its line.

import Papa from 'papaparse';
import * as v from 'valibot';
import type { Message } from '../message.ts';
import type { Concept, Vocabulary } from './types.ts';

/** Characters of a file, and concepts in it: IPTC's Media Topics in all languages are below both. */
const longest = 20_000_000;
export const mostConcepts = 5000;

const columns = ['code', 'name', 'english', 'broader', 'words'] as const;
/** As a newsroom that made the table itself would head them. */
const inChinese = { code: '代码', name: '名称', english: '英文', broader: '上级', words: '词' } as const;

export type ReadVocabulary = { readonly vocabulary: Vocabulary } | { readonly refused: Message };

const refused = (code: string, params?: Message['params']): ReadVocabulary => ({
  refused: { code: `sections:file.${code}`, ...(params ? { params } : {}) },
});

/** `name`: of the file, for a vocabulary that does not name itself. */
export function readVocabulary(name: string, text: string): ReadVocabulary {
  if (text.length > longest) return refused('large');
  const bare = text.replace(/^\ufeff/u, '');
  const title = name.replace(/\.[^.]+$/u, '');
  return /^\s*[[{]/u.test(bare) ? fromJson(title, bare) : fromCsv(title, bare);
}

function fromCsv(name: string, text: string): ReadVocabulary {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [head = [], ...rows] = data;
  const at = Object.fromEntries(
    columns.map((column) => [
      column,
      head
        .map((cell) => cell.trim().toLowerCase())
        .findIndex((cell) => cell === column || cell === inChinese[column]),
    ]),
  ) as Readonly<Record<(typeof columns)[number], number>>;
  if (at.code < 0 || at.name < 0) return refused('columns', { columns: columns.join(', ') });
  const cell = (row: readonly string[], column: (typeof columns)[number]): string =>
    row[at[column]]?.trim() ?? '';
  const concepts: Concept[] = [];
  for (const [i, row] of rows.entries()) {
    const [code, title] = [cell(row, 'code'), cell(row, 'name')];
    if (code === '' || title === '') return refused('line', { line: i + 2 });
    const words = cell(row, 'words')
      .split(/[;；\s]+/u)
      .filter((word) => word !== '');
    concepts.push(
      concept(code, title, { english: cell(row, 'english'), broader: cell(row, 'broader'), words }),
    );
  }
  return checked({ name, concepts });
}

function concept(
  code: string,
  name: string,
  {
    english = '',
    broader = '',
    words = [],
  }: { english?: string; broader?: string; words?: readonly string[] },
): Concept {
  return {
    code,
    name,
    ...(english === '' ? {} : { english }),
    ...(broader === '' ? {} : { broader }),
    ...(words.length === 0 ? {} : { words }),
  };
}

const conceptForm = v.object({
  code: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1)),
  english: v.optional(v.string()),
  broader: v.optional(v.string()),
  words: v.optional(v.array(v.string())),
});
const ownForm = v.object({ name: v.optional(v.string()), concepts: v.array(conceptForm) });
const labels = v.record(v.string(), v.string());
const skosForm = v.object({
  prefLabel: v.optional(labels),
  conceptSet: v.array(
    v.object({
      uri: v.string(),
      qcode: v.optional(v.string()),
      prefLabel: labels,
      broader: v.optional(v.union([v.string(), v.array(v.string())])),
      retired: v.optional(v.unknown()),
    }),
  ),
});

function fromJson(name: string, text: string): ReadVocabulary {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('json');
  }
  const own = v.safeParse(ownForm, Array.isArray(value) ? { concepts: value } : value);
  if (own.success)
    return checked({
      name: own.output.name ?? name,
      concepts: own.output.concepts.map(({ code, name: title, ...rest }) =>
        concept(code, title, {
          ...(rest.english === undefined ? {} : { english: rest.english }),
          ...(rest.broader === undefined ? {} : { broader: rest.broader }),
          ...(rest.words === undefined ? {} : { words: rest.words }),
        }),
      ),
    });
  const skos = v.safeParse(skosForm, value);
  if (!skos.success) return refused('form');
  const alive = skos.output.conceptSet.filter(({ retired }) => retired === undefined || retired === null);
  const codes = new Map(alive.map(({ uri, qcode }) => [uri, qcode ?? uri]));
  return checked({
    name: chinese(skos.output.prefLabel ?? {}) ?? name,
    concepts: alive.map(({ uri, qcode, prefLabel, broader }) => {
      const [above] = typeof broader === 'string' ? [broader] : (broader ?? []);
      const inEnglish = prefLabel['en-GB'] ?? prefLabel['en'] ?? prefLabel['en-US'] ?? '';
      return concept(
        qcode ?? uri,
        chinese(prefLabel) ?? (inEnglish || (Object.values(prefLabel)[0] ?? uri)),
        {
          english: inEnglish,
          broader: (above === undefined ? undefined : codes.get(above)) ?? '',
        },
      );
    }),
  });
}

function chinese(names: Readonly<Record<string, string>>): string | undefined {
  return names['zh-Hans'] ?? names['zh-CN'] ?? names['zh'] ?? names['zh-Hant'];
}

function checked(vocabulary: Vocabulary): ReadVocabulary {
  const { concepts } = vocabulary;
  if (concepts.length === 0) return refused('empty');
  if (concepts.length > mostConcepts) return refused('many', { count: concepts.length, most: mostConcepts });
  const codes = new Set<string>();
  for (const { code } of concepts) {
    if (codes.has(code)) return refused('twice', { code });
    codes.add(code);
  }
  return { vocabulary };
}

/** RFC 4180, with a byte order mark: the table programs of Windows know UTF-8 by it. */
export function vocabularyCsv({ concepts }: Vocabulary): string {
  const rows = concepts.map(({ code, name, english = '', broader = '', words = [] }) => [
    code,
    name,
    english,
    broader,
    words.join('; '),
  ]);
  // a cell that begins like a formula is told to be text
  return `\ufeff${Papa.unparse({ fields: [...columns], data: rows }, { escapeFormulae: true })}\r\n`;
}

/** SKOS in the form of IPTC's JSON files. Words are ours and stand beside it. */
export function vocabularyJson({ name, concepts }: Vocabulary): string {
  return `${JSON.stringify(
    {
      prefLabel: { 'zh-Hans': name },
      conceptSet: concepts.map(({ code, name: title, english, broader, words }) => ({
        uri: code,
        qcode: code,
        type: ['http://www.w3.org/2004/02/skos/core#Concept'],
        prefLabel: { 'zh-Hans': title, ...(english === undefined ? {} : { 'en-GB': english }) },
        ...(broader === undefined ? {} : { broader: [broader] }),
        ...(words === undefined ? {} : { words }),
      })),
    },
    null,
    1,
  )}\n`;
}
