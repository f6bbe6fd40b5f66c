// How many pixels a picture unpacks to, read from its head: a small file may hold gigabytes. PNG, JPEG, GIF, WebP, TIFF.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels. A broadsheet page at 600 dpi; a picture of more would need gigabytes once it is unpacked. */
export const mostPixels = 100_000_000;

/** Null where the head does not tell, or is none of a picture. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (...start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  try {
    if (begins(0x89, 0x50, 0x4e, 0x47)) return { width: view.getUint32(16), height: view.getUint32(20) };
    if (begins(0x47, 0x49, 0x46)) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (begins(0xff, 0xd8)) return jpeg(view);
    if (begins(0x49, 0x49)) return tiff(view, true);
    if (begins(0x4d, 0x4d)) return tiff(view, false);
    if (begins(0x52, 0x49, 0x46, 0x46)) return webp(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // cut off before it tells
  }
  return null;
}

/** The first frame header: SOF0–15 without DHT, JPG and DAC. */
function jpeg(view: DataView): PictureSize | null {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null;
    const mark = view.getUint8(at + 1);
    if (mark === 0xff) at += 1;
    else if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
}

/** Tags 256 and 257 of the first directory. */
function tiff(view: DataView, little: boolean): PictureSize | null {
  const directory = view.getUint32(4, little);
  const size = new Map<number, number>();
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i += 1) {
    const at = directory + 2 + i * 12;
    const short = view.getUint16(at + 2, little) === 3;
    size.set(
      view.getUint16(at, little),
      short ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little),
    );
  }
  const [width, height] = [size.get(256), size.get(257)];
  return width === undefined || height === undefined ? null : { width, height };
}

function webp(view: DataView): PictureSize | null {
  const low24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (kind === 'VP8X') return { width: low24(24) + 1, height: low24(27) + 1 };
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
