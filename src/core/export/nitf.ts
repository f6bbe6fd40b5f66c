// NITF 3.6, the IPTC's older XML (https://iptc.org/standards/nitf/), which archives and agencies still take: one
// document per article. It knows no pictures here, so captions are paragraphs of their class.

import type { x as element } from 'xastscript';
import { isoDay } from '../checks/numbers.ts';
import type { DocAttrs, PageAttrs, Role } from '../document/schema.ts';
import { type ChosenArticle, readable } from './chosen.ts';
import type { Exporter, ExportInput } from './types.ts';
import { xmlFile, xmlText } from './xml-text.ts';

export const nitf: Exporter = {
  code: 'nitf',
  called: 'NITF',
  extension: 'xml',
  mime: 'application/xml',
  only: 'article',
  large: true,
  async write(input) {
    const [{ x }, { toXml }] = await Promise.all([import('xastscript'), import('xast-util-to-xml')]);
    const [page, ...morePages] = readable(input);
    const [article, ...more] = page?.articles ?? [];
    if (!page || !article || more.length > 0 || morePages.length > 0)
      throw new RangeError('NITF expects one article');
    const xml = toXml(written(x, article, page.attrs, input), { closeEmptyElements: true, tightClose: true });
    // an element a line, where white space means nothing
    return xmlFile(xml.replace(/<\/(?:p|hl1|hl2|head|docdata|hedline|body\.head)>/gu, '$&\n'));
  },
};

/** The file tells its version itself, as agencies write it, with no doctype and no namespace: readers of this format know neither. */
const version = '-//IPTC//DTD NITF 3.6//EN';

const text = (value: string): string => xmlText(value).trim();

function written(
  x: typeof element,
  { attrs, blocks }: ChosenArticle,
  page: PageAttrs,
  input: ExportInput,
): ReturnType<typeof element> {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  const told = (role: Role): readonly string[] =>
    blocks.flatMap((block) => (block.role === role ? [text(block.text)] : []));
  const title = told('headline').join(' ');
  // what is no day (a shelf file may tell anything) has no form that the standard knows
  const day = isoDay(date) === null ? undefined : date?.replaceAll('-', '');
  const publisher = paper && text(paper);
  return x('nitf', { version }, [
    x('head', [
      x('title', title),
      x('docdata', [
        x('doc-id', { regsrc: publisher, 'id-string': text(attrs.id) }),
        ...(day ? [x('date.issue', { norm: day })] : []),
        x(
          'key-list',
          attrs.sections.map((code) => x('keyword', { key: text(input.sectionNames[code] ?? code) })),
        ),
      ]),
      x('pubdata', {
        type: 'print',
        name: publisher,
        'date.publication': day,
        'position.section': page.name && text(page.name),
        'position.sequence': page.number && text(page.number),
      }),
    ]),
    x('body', [
      x('body.head', [
        ...(title === ''
          ? []
          : [
              x('hedline', [
                x('hl1', title),
                ...(['label', 'kicker', 'deck'] as const).flatMap((role) =>
                  told(role).map((value) => x('hl2', { class: role }, value)),
                ),
              ]),
            ]),
        ...told('note').map((value) =>
          x('note', { noteclass: 'editorsnote' }, [x('body.content', [x('p', value)])]),
        ),
        ...told('byline').map((value) => x('byline', value)),
      ]),
      x(
        'body.content',
        blocks.flatMap(({ role, text: words }) => {
          // without a headline there is no place for what belongs to one
          if (inHead.has(role) && (title !== '' || role === 'note' || role === 'byline')) return [];
          if (role === 'subhead') return [x('hl2', text(words))];
          return [x('p', role === 'body' ? {} : { class: role }, text(words))];
        }),
      ),
    ]),
  ]);
}

const inHead = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline', 'note']);
