// The words as they will read: what is new or pulled together is marked, what goes is struck out.

import type { Reading } from '../../core/checks/types.ts';
import { isLatin, slice } from '../../core/document/text.ts';
import styles from './suggestions.module.css';

/** Characters of context before the first change on a single line. */
const lead = 7;
/** A struck-out run is long only where a whole column was printed twice: its ends say enough. */
const longest = 26;

export function Reads({
  reads,
  line = false,
}: {
  readonly reads: readonly Reading[];
  readonly line?: boolean;
}) {
  return (
    <>
      {(line ? inOneLine(reads) : reads).map((piece, index) => {
        if (piece.as === 'same') return <span key={index}>{piece.text}</span>;
        if (piece.as === 'gone') return <del key={index}>{piece.text}</del>;
        return (
          <ins key={index} className={piece.as === 'joint' ? styles['joint'] : undefined}>
            {line ? piece.text.replaceAll('\n', '⏎') : piece.text}
          </ins>
        );
      })}
    </>
  );
}

/** Latin words are set with Latin marks, as in the galley. */
export const languageOf = (reads: readonly Reading[]): 'en' | undefined =>
  isLatin(reads.map(({ text }) => text).join('')) ? 'en' : undefined;

/** So that the change itself stands in sight, even where the context is long. */
function inOneLine(reads: readonly Reading[]): readonly Reading[] {
  const first = reads.findIndex(({ as }) => as !== 'same');
  return reads.map((piece, index) => {
    if (piece.as === 'same' && index < first && piece.text.length > lead)
      return { ...piece, text: `…${slice(piece.text, piece.text.length - lead)}` };
    if (piece.as === 'gone' && piece.text.length > longest)
      return { ...piece, text: `${slice(piece.text, 0, 12)}……${slice(piece.text, piece.text.length - 8)}` };
    return piece;
  });
}
