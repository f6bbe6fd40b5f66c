import { EditorState } from 'prosemirror-state';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { moveBlock } from '../core/document/commands.ts';
import { blocks } from '../core/document/queries.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { distinctIds } from './distinct-ids.ts';

const texts = (node: Node): string[] => blocks(node).map((block) => block.node.textContent);

it('a block that the browser copied, or made up, is one of its own: moving it moves nothing else', () => {
  const start = doc(
    page(article(headline('桥通了'), p('大桥昨日通车。')), article(headline('学堂'), p('孩子们来了。'))),
  );
  const state = EditorState.create({ doc: start, plugins: [distinctIds] });
  const second = blocks(start)[1]!.node;
  const unnamed = second.type.create({ ...second.attrs, id: '' }, start.type.schema.text('无名'));
  const copied = second.copy(Fragment.from(start.type.schema.text('副本')));
  const end = blocks(start)[3]!;
  const { tr } = state;
  tr.replace(end.pos + end.node.nodeSize, undefined, new Slice(Fragment.from([copied, unnamed]), 0, 0));
  const after = state.apply(tr);
  expect(texts(after.doc)).toEqual(['桥通了', '大桥昨日通车。', '学堂', '孩子们来了。', '副本', '无名']);
  const move = after.tr;
  for (const words of ['副本', '无名'])
    moveBlock(move, blocks(move.doc).find(({ node }) => node.textContent === words)!.pos, -1);
  expect(texts(move.doc)).toEqual(['桥通了', '大桥昨日通车。', '学堂', '副本', '无名', '孩子们来了。']);
});
