// NITF 3.6, the IPTC's older XML (https://iptc.org/standards/nitf/), which archives and agencies still take: one
// document per article. It knows no pictures here, so captions are paragraphs of their class.

import type { DocAttrs, PageAttrs, Role } from '../document/schema.ts';
import { type ChosenArticle, readable } from './chosen.ts';
import type { Exporter, ExportInput } from './types.ts';
import { xmlText } from './xml-text.ts';

export const nitf: Exporter = {
  code: 'nitf',
  extension: 'xml',
  mime: 'application/xml',
  only: 'article',
  async write(input) {
    const { create } = await import('xmlbuilder2');
    const [page, ...morePages] = readable(input);
    const [article, ...more] = page?.articles ?? [];
    if (!page || !article || more.length > 0 || morePages.length > 0)
      throw new RangeError('NITF expects one article');
    return `${create({ version: '1.0', encoding: 'UTF-8' }, written(article, page.attrs, input)).end({ prettyPrint: true })}\n`;
  },
};

type Xml = { readonly [name: string]: string | Xml | readonly Xml[] };

const text = (value: string): string => xmlText(value).trim();

function written({ attrs, blocks }: ChosenArticle, page: PageAttrs, input: ExportInput): Xml {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  const told = (role: Role): readonly string[] =>
    blocks.flatMap((block) => (block.role === role ? [text(block.text)] : []));
  const title = told('headline').join(' ');
  const day = date?.replaceAll('-', '');
  return {
    nitf: {
      head: {
        title,
        docdata: {
          'doc-id': { '@id-string': text(attrs.id), ...(paper ? { '@regsrc': text(paper) } : {}) },
          ...(day ? { 'date.issue': { '@norm': day } } : {}),
          'key-list': {
            keyword: attrs.sections.map((code) => ({ '@key': text(input.sectionNames[code] ?? code) })),
          },
        },
        pubdata: {
          '@type': 'print',
          ...(paper ? { '@name': text(paper) } : {}),
          ...(day ? { '@date.publication': day } : {}),
          ...(page.name ? { '@position.section': text(page.name) } : {}),
          ...(page.number ? { '@position.sequence': text(page.number) } : {}),
        },
      },
      body: {
        'body.head': {
          ...(title === ''
            ? {}
            : {
                hedline: {
                  hl1: title,
                  hl2: (['label', 'kicker', 'deck'] as const).flatMap((role) =>
                    told(role).map((value) => ({ '@class': role, '#': value })),
                  ),
                },
              }),
          note: told('note').map((value) => ({ '@noteclass': 'editorsnote', 'body.content': { p: value } })),
          byline: told('byline').map((value) => ({ '#': value })),
        },
        'body.content': {
          '#': blocks.flatMap(({ role, text: words }): Xml[] => {
            if (inHead.has(role) && (title !== '' || role === 'note' || role === 'byline')) return [];
            if (role === 'subhead') return [{ hl2: text(words) }];
            return [{ p: role === 'body' ? text(words) : { '@class': role, '#': text(words) } }];
          }),
        },
      },
    },
  };
}

const inHead = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline', 'note']);
