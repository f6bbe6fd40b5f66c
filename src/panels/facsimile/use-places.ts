// Where the caret's block stands in the picture of its page, and what stands at a point of it: where the file told the
// places of its words. Read while nobody types; between two readings an edited block keeps what its ends have in common.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { EditorState } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { around, idOf, pages } from '../../core/document/queries.ts';
import { schema } from '../../core/document/schema.ts';
import { provenance } from '../../core/history/account.ts';
import { frames, type PictureOf, Places, type Whence } from '../../core/history/places.ts';
import { documentOf } from '../../core/history/replay.ts';
import type { Box } from '../../core/import/layout/layout.ts';
import type { Original } from '../../core/import/types.ts';
import { openSuggestion } from '../../editor/suggestions.ts';
import { store } from '../../store/queries.ts';
import { blockNodeAt, pageNodeAt, useDesk, useLater } from '../desk.ts';
import { useJournal } from '../journal.ts';

/** Milliseconds of rest before the journal is read anew for it. */
const rest = 800;

interface Read {
  readonly places: Places;
  readonly whence: Whence;
}

function useOriginal(): Original | null {
  const { issue } = useDesk();
  const { data } = useQuery({
    queryKey: ['original', issue],
    queryFn: async () => (await store.open(issue))?.original ?? null,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Whether the files of the issue told where their words stand; null: not known yet. */
export function usePlacesTold(): boolean | null {
  const original = useOriginal();
  return useMemo(() => original && !new Places(original).empty, [original]);
}

function useRead(): Read | null {
  const original = useOriginal();
  const places = useMemo(() => (original ? new Places(original) : null), [original]);
  const wanted = places !== null && !places.empty;
  const journal = useJournal(wanted);
  const [whence, setWhence] = useState<Whence | null>(null);
  useEffect(() => {
    if (!wanted || !journal || !original) return;
    const timer = setTimeout(
      () => setWhence(provenance(original, documentOf(schema, original.doc), journal.changes)),
      rest,
    );
    return () => clearTimeout(timer);
  }, [wanted, journal, original]);
  return useMemo(() => (places && whence ? { places, whence } : null), [places, whence]);
}

export interface Framed {
  /** Of the caret's block, and of the two halves of an open cut, in fractions of the sheet. */
  readonly boxes: readonly { readonly box: Box; readonly open: boolean }[];
  /** The position of what stands at a point, in fractions of the sheet; null: nothing of it is in the text. */
  at(x: number, y: number): number | null;
}

/** The blocks that the open suggestion is about. */
const openBlocks = (state: EditorState): Node | null => {
  const one = openSuggestion(state);
  return one ? (around(state.doc, one.from).block?.node ?? null) : null;
};
const otherHalf = (state: EditorState): Node | null => {
  const one = openSuggestion(state);
  return one ? (around(state.doc, one.to).block?.node ?? null) : null;
};

/** null: no file told places, or they are not read yet. */
export function useFramed(): Framed | null {
  const { editor } = useDesk();
  const read = useRead();
  const page = useLater(pageNodeAt);
  const block = useLater(blockNodeAt);
  const first = useLater(openBlocks);
  const second = useLater(otherHalf);
  return useMemo(() => {
    if (!read || !page) return null;
    const { places, whence } = read;
    const picture = pictureOf(page, places, whence);
    if (!picture) return null;
    const here = (node: Node | null): readonly Box[] =>
      node
        ? frames(places.of(whence, node))
            .filter((one) => one.file === picture.file && one.page === picture.page)
            .map(({ box }) => box)
        : [];
    const halves = first && second && first !== second ? [first, second] : [];
    return {
      boxes: [
        ...here(block && !halves.includes(block) ? block : null).map((box) => ({ box, open: false })),
        ...halves.flatMap((node) => here(node).map((box) => ({ box, open: true }))),
      ],
      at: (x: number, y: number) => places.at(whence, editor.state.doc, picture, x, y),
    };
  }, [editor, read, page, block, first, second]);
}

/** The picture that a page's text was read from: that of its first block which knows one. */
function pictureOf(page: Node, places: Places, whence: Whence): PictureOf | null {
  for (const article of page.children)
    for (const block of article.children) {
      const [stand] = places.of(whence, block);
      if (stand) return { file: stand.file, page: stand.page };
    }
  return null;
}

/** The printed line in which the caret stands. */
export interface PrintedLine {
  /** In fractions of the sheet. */
  readonly box: Box;
  /** Of the word at the caret, or of the part of the line that is in the text. */
  readonly word: Box | null;
}

const headIn = (state: EditorState): number => state.selection.head;
const docIn = (state: EditorState): Node => state.doc;

/** null: the caret's letters were printed nowhere that is known. `undefined`: not read yet. */
export function usePrintedLine(): PrintedLine | null | undefined {
  const read = useRead();
  const head = useLater(headIn, 40);
  const doc = useLater(docIn, 40);
  return useMemo(() => {
    if (!read) return undefined;
    const { block, page } = around(doc, Math.min(head, doc.content.size));
    if (!block || !page) return null;
    const { places, whence } = read;
    const picture = pictureOf(page.node, places, whence);
    const at = head - block.pos - 1;
    const stands = places
      .of(whence, block.node, { from: at, to: at })
      .filter((one) => one.line && one.file === picture?.file && one.page === picture.page);
    // at the end of a printed line the caret is at the beginning of the next as well: that is where the next letter is
    const here = stands.find(({ to }) => to > at) ?? stands.at(-1);
    if (!here?.line) return null;
    return { box: here.line, word: wordBox(places, whence, block.node, at) ?? here.box };
  }, [read, head, doc]);
}

/** Of the letter behind the caret, or of the one before it at the end of a text. */
function wordBox(places: Places, whence: Whence, block: Node, at: number): Box | null {
  const from = at < block.content.size ? at : at - 1;
  return places.of(whence, block, { from, to: from + 1 })[0]?.box ?? null;
}

/** What a page looks like from afar: its printed lines, where in it something is still open, and what the engine doubted. In fractions of the page. */
export interface Afar {
  readonly lines: readonly Box[];
  readonly open: readonly Box[];
  readonly doubted: readonly Box[];
}

type Ranges = readonly { readonly from: number; readonly to: number }[];

/** By page id, for the ranges of the document in which something is open, and those that the engine doubted; pages of which no file told places are not in it. */
export function useAfar(open: Ranges, doubted: Ranges): ReadonlyMap<string, Afar> {
  const { editor } = useDesk();
  const read = useRead();
  return useMemo(() => {
    const found = new Map<
      string,
      { lines: readonly Box[]; open: Box[]; doubted: Box[]; picture: PictureOf }
    >();
    if (!read) return found;
    const { places, whence } = read;
    const { doc } = editor.state;
    for (const { node } of pages(doc)) {
      const picture = pictureOf(node, places, whence);
      if (picture) found.set(idOf(node), { lines: places.lines(picture), open: [], doubted: [], picture });
    }
    for (const [what, ranges] of [
      ['open', open],
      ['doubted', doubted],
    ] as const)
      for (const range of ranges) {
        const { block, page } = around(doc, Math.min(range.from, doc.content.size));
        const afar = page && found.get(idOf(page.node));
        if (!block || !afar) continue;
        const from = Math.max(0, range.from - block.pos - 1);
        const to = Math.min(block.node.content.size, Math.max(from + 1, range.to - block.pos - 1));
        for (const { box, file, page: at } of places.of(whence, block.node, { from, to }))
          if (box && file === afar.picture.file && at === afar.picture.page) afar[what].push(box);
      }
    return found;
  }, [editor, read, open, doubted]);
}
