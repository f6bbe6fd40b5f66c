// Random commands for property tests: each is a command of the document at a random place of whatever stands there.

import fc from 'fast-check';
import type { Transform } from 'prosemirror-transform';
import * as command from '../core/document/commands.ts';
import { blocks, idOf } from '../core/document/queries.ts';
import { safeOffset } from '../core/document/text.ts';
import { roles } from '../core/document/schema.ts';

/** One command on a random place of whatever document there is by then. `kept` says whether it must keep every character. */
export type Act = { readonly name: string; readonly at: number; readonly to: number; readonly text: string };
export const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(
    'join',
    'split',
    'role',
    'start',
    'merge',
    'moveBlock',
    'moveArticle',
    'tag',
    'untag',
    'kind',
    'type',
    'delete',
    'remove',
    'number',
    'into',
  ),
  at: fc.nat(10_000),
  to: fc.nat(10_000),
  text: fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', 'a', '。'), minLength: 1, maxLength: 4 }),
});

export function perform(
  tr: Transform,
  { name, at, to, text }: Act,
  serial: number | string,
): { kept: boolean } {
  const all = blocks(tr.doc);
  const block = all[at % all.length]!;
  const other = all[to % all.length]!;
  const inside = block.pos + 1 + safeOffset(block.node.textContent, to % (block.node.content.size + 1));
  const by = to % 2 ? 1 : -1;
  switch (name) {
    case 'join':
      command.joinBlock(tr, block.pos);
      break;
    case 'split':
      command.splitBlock(tr, inside, `new${serial}`);
      break;
    case 'role':
      command.setRole(tr, block.pos, roles[to % roles.length]!);
      break;
    case 'start':
      command.startArticle(tr, block.pos, `new${serial}`);
      break;
    case 'merge':
      command.mergeArticle(tr, block.article.pos);
      break;
    case 'into':
      command.mergeInto(tr, idOf(other.article.node), idOf(block.article.node));
      break;
    case 'moveBlock':
      command.moveBlock(tr, block.pos, by);
      break;
    case 'moveArticle':
      command.moveArticle(tr, block.article.pos, by);
      break;
    case 'tag':
      command.tag(tr, block.article.pos, `s${to % 3}`, true);
      break;
    case 'untag':
      command.tag(tr, block.article.pos, `s${to % 3}`, false);
      break;
    case 'kind':
      command.setArticle(tr, block.article.pos, 'kind', to % 2 ? 'photo' : 'story');
      break;
    case 'number':
      command.setPage(tr, block.article.page.pos, 'number', text);
      break;
    case 'type':
      command.replaceText(tr, inside, inside, text);
      return { kept: false };
    case 'delete':
      command.replaceText(tr, block.pos + 1, inside, '');
      return { kept: false };
    case 'remove':
      if (all.length > 1) command.removeBlock(tr, block.pos);
      return { kept: false };
  }
  return { kept: true };
}
