// One press gives the article at the caret the section that the program would choose.

import { articleAttrs, pageAttrs } from '../../core/document/queries.ts';
import { known, suggestSections } from '../../core/sections/suggest.ts';
import { toggleSection } from '../../editor/commands.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { articleNodeAt, pageNodeAt } from '../../panels/desk.ts';

/** False: nothing says which, and it said so. */
export function takeSection(editor: DeskEditor): boolean {
  const [article, page] = [articleNodeAt(editor.state), pageNodeAt(editor.state)];
  if (!article) return false;
  const { taxonomy, learned } = editor.linter.tagging;
  const { sections } = articleAttrs(article);
  const best = suggestSections(article, page && pageAttrs(page).name, taxonomy, learned).find(
    ({ section, confidence }) => confidence >= known && !sections.includes(section.code),
  );
  if (best) return toggleSection(editor, best.section.code);
  editor.tell({ code: 'desk:sections.noProposal' });
  return false;
}
