// Words of the dictionary that lie across a boundary: “青禾大 / 桥”.

let segmenter: Intl.Segmenter | null | undefined;

function words(): Intl.Segmenter | null {
  // browsers of before 2024 may lack it: then the issue's own vocabulary has to do
  if (segmenter === undefined)
    segmenter =
      typeof Intl !== 'undefined' && 'Segmenter' in Intl
        ? new Intl.Segmenter('zh', { granularity: 'word' })
        : null;
  return segmenter;
}

/** The word that lies across the end of `left` and the beginning of `right`, or ''. Looks at eight characters of each. */
export function straddlingWord(left: string, right: string): string {
  const tail = left.slice(-8);
  const head = right.slice(0, 8);
  if (!/[\p{Script=Han}\p{L}\p{N}]$/u.test(tail) || !/^[\p{Script=Han}\p{L}\p{N}]/u.test(head)) return '';
  const segments = words()?.segment(tail + head);
  const over = segments?.containing(tail.length - 1);
  if (!over?.isWordLike || over.index + over.segment.length <= tail.length) return '';
  return over.segment;
}
