import { describe, expect, it } from 'vitest';
import { altoPage, hocrPage, metsPackage } from '../../../testing/page-samples.ts';
import { importFiles } from '../import.ts';
import type { InputFile } from '../types.ts';
import { fit } from './picture-names.ts';
import { picturedPages } from './pictures.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function pagesOf(...files: readonly InputFile[]) {
  const { issues } = await importFiles(files);
  const [original] = issues;
  if (!original) throw new Error('expected an issue');
  return picturedPages(original);
}

describe('pictures of pages', () => {
  it('are found by the name that the format tells, its stem, or that of the text', async () => {
    const pages = await pagesOf(
      { name: '第2版.xml', bytes: bytes(altoPage) },
      { name: '第3版.hocr', bytes: bytes(hocrPage) },
    );
    const fits = (name: string): number[] => pages.map((page) => fit(name, page));
    expect(fits('0002.tif')).toEqual([2, 0]);
    expect(fits('0002.JPG')).toEqual([1, 0]);
    expect(fits('第3版.png')).toEqual([0, 1]);
    expect(fits('0003.png')).toEqual([0, 2]);
    expect(fits('封面.png')).toEqual([0, 0]);
  });

  it('are found in a METS package', async () => {
    const pages = await pagesOf({ name: 'a.zip', bytes: metsPackage() });
    expect(pages).toMatchObject([
      { id: 'p1', image: 'qh-front.tif' },
      { id: 'p2', image: 'qh-back.tif' },
    ]);
  });
});
