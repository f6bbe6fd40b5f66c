import { expect, it } from 'vitest';
import { pages, roleOf } from '../document/queries.ts';
import { schema } from '../document/schema.ts';
import { importFiles } from './import.ts';
import { rehearsal } from './rehearsal.ts';

it('goes the way that a recognised page goes: columns, heads, paragraphs of several lines', async () => {
  for (let n = 0; n < 8; n += 1) {
    const { issues, messages } = await importFiles([rehearsal(n)]);
    expect(messages).toEqual([]);
    const doc = schema.nodeFromJSON(issues[0]?.doc);
    expect(pages(doc)).toHaveLength(1);
    const blocks: string[] = [];
    doc.descendants((node) => {
      if (node.isTextblock) blocks.push(`${roleOf(node)} ${node.textContent.length > 14 ? 'long' : 'short'}`);
    });
    expect(blocks).toContain('headline short');
    expect(blocks).toContain('body long');
    expect(issues[0]?.places?.[0]?.lines.length).toBeGreaterThan(1000);
  }
});
