import { unzipSync } from 'fflate';

/** All text in a packed file: what a Word file says, its properties included. */
export function packedText(file: Uint8Array): string {
  return Object.values(unzipSync(file))
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n');
}
