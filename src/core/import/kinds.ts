// Files that are no text: told by their first bytes, whatever their names say.

export type Kind =
  | 'pdf'
  | 'image'
  | 'zip'
  | 'markup'
  | 'office'
  | 'locked'
  | 'archive'
  | 'program'
  | 'sound'
  | 'handed';

const starts: readonly (readonly [Kind, readonly (number | null)[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  // docx, epub, xlsx and METS packages are zips too
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0x4d, 0x5a, 0x90, 0x00]],
  ['sound', [0x49, 0x44, 0x33]],
];

/** XML of any kind (ALTO, PAGE, METS), HTML and hOCR, RTF, and what Word calls a single web page (.mht, and .doc): their text stands between marks that are none of the paper's. */
const markup = /^\s*(?:<\?xml\b|<!doctype\b|<html\b|\{\\rtf|(?:[\w-]+:.*\r?\n)*mime-version:)/iu;

/** An issue that was handed over, or the head of a saved shelf: for the shelf, not for the import. */
const handed = /^\{"format":"qingyang-/u;

/** What the bytes begin like, or null for what may be text. */
export function kindOf(bytes: Uint8Array): Kind | null {
  const found = starts.find(([, start]) => start.every((byte, i) => byte === null || bytes[i] === byte))?.[0];
  if (found === 'office' && isLocked(bytes)) return 'locked';
  if (found) return found;
  if (isProgram(bytes)) return 'program';
  const start = new TextDecoder().decode(bytes.subarray(0, 256));
  if (handed.test(start)) return 'handed';
  return markup.test(start) ? 'markup' : null;
}

/** A document of now with a password lies in a file of the old form. */
function isLocked(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'));
}

/** A program of Windows: “MZ”, and where the head says, “PE”. */
function isProgram(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x4d || bytes[1] !== 0x5a || bytes.length < 64) return false;
  const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(60, true);
  return bytes[at] === 0x50 && bytes[at + 1] === 0x45 && bytes[at + 2] === 0 && bytes[at + 3] === 0;
}

/** Whether the file can be shown beside the text as the picture of a page. */
export function isScan(kind: Kind | null): boolean {
  return kind === 'pdf' || kind === 'image';
}
