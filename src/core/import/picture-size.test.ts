import { expect, it } from 'vitest';
import { importFiles } from './import.ts';
import { pictureSize } from './picture-size.ts';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/\s+/gu, '').match(/../gu) ?? [], (two) => Number.parseInt(two, 16));

const heads = {
  png: '89504e47 0d0a1a0a 0000000d 49484452 00007530 00004e20 0802000000',
  gif: '474946383961 8002 e001',
  // a comment stands before the frame
  jpeg: 'ffd8 fffe0004 4142 ffc2 0011 08 0bb8 0fa0 03',
  tiff: '49492a00 08000000 0200 0001 0400 01000000 a00f0000 0101 0300 01000000 b80b0000 00000000',
  webp: '52494646 00000000 57454250 56503858 0a000000 00000000 3f1f00 3f0b00',
};

it('reads width and height from the head of every kind of picture', () => {
  expect(pictureSize(hex(heads.png))).toEqual({ width: 30_000, height: 20_000 });
  expect(pictureSize(hex(heads.gif))).toEqual({ width: 640, height: 480 });
  expect(pictureSize(hex(heads.jpeg))).toEqual({ width: 4000, height: 3000 });
  expect(pictureSize(hex(heads.tiff))).toEqual({ width: 4000, height: 3000 });
  expect(pictureSize(hex(heads.webp))).toEqual({ width: 8000, height: 2880 });
});

it('tells nothing of what is cut off or none', () => {
  for (const head of Object.values(heads)) expect(pictureSize(hex(head).subarray(0, 7))).toBeNull();
  expect(pictureSize(hex('ffd8 ffe0 0000 ffe0'))).toBeNull();
});

it('a picture of 600 megapixels is refused before anything unpacks it', async () => {
  const { files } = await importFiles([{ name: '1版.png', bytes: hex(heads.png) }]);
  expect(files[0]).toMatchObject({
    status: 'refused',
    messages: [{ code: 'importing:messages.too-many-pixels', params: { megapixels: 600, most: 100 } }],
  });
});
