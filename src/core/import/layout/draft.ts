// Pages of lines and places → pages of articles. A file's text is that of its lines, each followed by a line feed.

import { label } from '../../labelling/label.ts';
import type { LabelledLine, SourceLine } from '../../labelling/types.ts';
import { glue } from '../../document/text.ts';
import { articlesOf, type PageDraft } from '../original.ts';
import type { Box, LayoutPage, LayoutRegion, LinePlace, PagePlaces, WordPlace } from './layout.ts';

export interface Draft {
  /** Of the file's text, in UTF-16 code units. */
  readonly length: number;
  readonly pages: readonly PageDraft[];
  readonly places: readonly PagePlaces[];
}

/** The drafts of one file's pages. */
export function draftOf(file: string, pages: readonly LayoutPage[]): Draft {
  let length = 0;
  const drafts: PageDraft[] = [];
  const places: PagePlaces[] = [];
  pages.forEach((page, at) => {
    const lines: SourceLine[] = [];
    const regions = new Map<number, LayoutRegion>();
    const placed: LinePlace[] = [];
    for (const region of page.regions) {
      for (const line of region.lines) {
        let text = '';
        const words: WordPlace[] = [];
        for (const { text: word, box, confidence } of line.words) {
          text += text === '' ? '' : glue(text, word);
          const from = length + text.length;
          text += word;
          words.push({ from, to: from + word.length, box: share(box, page), confidence });
        }
        const from = length;
        const to = from + text.length;
        length = to + 1;
        regions.set(from, region);
        const box = share(line.box, page);
        placed.push({ region: region.id, line: line.id, from, to, box, words });
        lines.push({
          file,
          from,
          to,
          text,
          blanksBefore: 0,
          page: at,
          ...(line.box ? { box: line.box } : {}),
          ...(line.size === undefined ? {} : { size: line.size }),
        });
      }
    }
    const labelling = label(lines);
    let before: LayoutRegion | undefined;
    // what the format says of its regions wins over what the model makes of their lines
    const told = labelling.lines.map((line): LabelledLine => {
      const region = regions.get(line.line.from);
      const known = region?.article ?? before?.article;
      const other = known !== undefined && region?.article !== before?.article;
      const within = known !== undefined && !other;
      before = region;
      return {
        ...line,
        ...(region?.role ? { role: region.role, alternatives: [] } : {}),
        ...(region?.kind ? { kind: region.kind } : {}),
        ...(other ? { startsArticle: true } : within ? { startsArticle: false } : {}),
      };
    });
    const articles = articlesOf(told, labelling.lineByLine);
    drafts.push({
      marks: {
        ...(page.number === undefined ? {} : { number: page.number }),
        ...(page.name === undefined ? {} : { name: page.name }),
      },
      articles: articles.map((article) => {
        const was = regions.get(article.blocks[0]?.sources[0]?.from ?? -1)?.article;
        return was === undefined ? article : { ...article, was };
      }),
    });
    places.push({ file, page: at, image: page.image ?? null, lines: placed });
  });
  return { length, pages: drafts, places };
}

function share(box: Box | null, { width, height }: LayoutPage): Box | null {
  return box && { x: box.x / width, y: box.y / height, w: box.w / width, h: box.h / height };
}
