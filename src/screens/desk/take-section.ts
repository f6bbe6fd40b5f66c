// One press gives the article at the caret the section that the program would choose.

import { articleAttrs, pageAttrs } from '../../core/document/queries.ts';
import { suggestSections } from '../../core/sections/suggest.ts';
import { toggleSection } from '../../editor/commands.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { articleNodeAt, pageNodeAt } from '../../panels/desk.ts';

/** Below this it is a guess, and nothing is done. */
const sure = 0.3;

export function takeSection(editor: DeskEditor): void {
  const [article, page] = [articleNodeAt(editor.state), pageNodeAt(editor.state)];
  if (!article) return;
  const { taxonomy, learned } = editor.linter.tagging;
  const { sections } = articleAttrs(article);
  const best = suggestSections(article, page && pageAttrs(page).name, taxonomy, learned).find(
    ({ section, confidence }) => confidence >= sure && !sections.includes(section.code),
  );
  if (best) toggleSection(editor, best.section.code);
  else editor.tell({ code: 'desk:sections.noProposal' });
}
