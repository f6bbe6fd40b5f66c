import { expect, it } from 'vitest';
import { importFiles } from '../../core/import/import.ts';
import { schema } from '../../core/document/schema.ts';
import { picturedPages } from '../../core/import/layout/pictures.ts';
import { altoPage } from '../../testing/page-samples.ts';
import { previewOf } from './preview.ts';
import { unreadPictures } from './unread.ts';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

async function unread(text: string, ...pictures: readonly string[]): Promise<readonly string[]> {
  const result = await importFiles([
    { name: text, bytes: new TextEncoder().encode(altoPage) },
    ...pictures.map((name) => ({ name, bytes: png })),
  ]);
  return unreadPictures(
    {
      ...result,
      previews: result.issues.map(({ doc }) => previewOf(schema.nodeFromJSON(doc), [text])),
      pictured: result.issues.flatMap(picturedPages),
    },
    pictures.map((name) => new File([png], name)),
    [],
  ).map(({ file }) => file.name);
}

it('a picture whose text has another name, and the number of the page, has been read', async () => {
  expect(await unread('第2版.xml', '青禾日报 02版.png')).toEqual([]);
  expect(await unread('第2版.xml', '青禾日报 03版.png')).toEqual(['青禾日报 03版.png']);
  // the page has its own picture already
  expect(await unread('第2版.xml', '0002.png', '青禾日报 02版.png')).toEqual(['青禾日报 02版.png']);
});
