// Word's own tracked changes: a desk accepts, rejects and comments them as it does every day.

import type * as Word from 'docx';
import { roleNames } from '../document/role-names.ts';
import { readable } from './chosen.ts';
import { apart, docxMime, document, lines, packed, pageStyle, pageTitle } from './docx.ts';
import { type Mark, redlined, type RedParagraph, type RedRun } from './redline.ts';
import type { Exporter } from './types.ts';
import { xmlText } from './xml-text.ts';

export const docxRedline: Exporter = {
  code: 'redline',
  called: '红样',
  extension: 'docx',
  mime: docxMime,
  large: true,
  only: 'issue',
  async write(input) {
    const library = await import('docx');
    const told = redlined(input);
    const writer = new Writer(library, told.filter(({ page }) => page !== null).length > 1);
    const paragraphs = told.flatMap((one) => writer.paragraph(one));
    return packed(library, document(library, input, readable(input), paragraphs));
  },
};

class Writer {
  readonly #library: typeof Word;
  #changes = 0;
  #pages = 0;
  #article = '';
  /** Pages are told where there are several. */
  readonly #paged: boolean;

  constructor(library: typeof Word, paged: boolean) {
    this.#library = library;
    this.#paged = paged;
  }

  paragraph({ role, page, article, runs, end }: RedParagraph): Word.Paragraph[] {
    const { Paragraph, TextRun } = this.#library;
    const under = !page && article !== this.#article;
    this.#article = article;
    const text = new Paragraph({
      style: roleNames[role].styleId,
      ...(under ? apart : {}),
      ...(end.sign === 'in' ? { run: { insertion: this.#change(end) } } : {}),
      ...(end.sign === 'out' ? { run: { deletion: this.#change(end) } } : {}),
      children: runs.flatMap((run) => this.#run(run)),
    });
    if (!page || !this.#paged) return [text];
    const title = xmlText(pageTitle(page.number, page.name, this.#pages));
    this.#pages += 1;
    return [new Paragraph({ style: pageStyle.id, children: [new TextRun(title)] }), text];
  }

  #run(run: RedRun): (Word.TextRun | Word.InsertedTextRun | Word.DeletedTextRun)[] {
    const { TextRun, InsertedTextRun, DeletedTextRun } = this.#library;
    return lines(run.text).map((text, i) => {
      const line = { text, ...(i > 0 ? { break: 1 } : {}) };
      if (run.sign === 'kept') return new TextRun(line);
      const change = this.#change(run);
      return run.sign === 'in'
        ? new InsertedTextRun({ ...line, ...change })
        : new DeletedTextRun({ ...line, ...change });
    });
  }

  #change({ by, at }: Mark): { readonly id: number; readonly author: string; readonly date: string } {
    this.#changes += 1;
    return { id: this.#changes, author: xmlText(by), date: wallClock(at) };
  }
}

/** Word shows the hours and minutes as they are written and knows no time zone, whatever stands behind them. */
function wallClock(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().replace(/\.\d+Z$/u, 'Z');
}
