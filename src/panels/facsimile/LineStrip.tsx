// The picture of the very line: what was printed where the caret stands, over the line that is being corrected, so that the
// eye does not have to travel. It covers the line above, never the caret's, and takes neither focus nor clicks.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { pageAttrs } from '../../core/document/queries.ts';
import type { Box } from '../../core/import/layout/layout.ts';
import { useText } from '../../i18n/index.ts';
import { sitting } from '../../sitting/sitting.ts';
import { pageNodeAt, useDesk, useLater } from '../desk.ts';
import { scanPlace } from './attach.ts';
import styles from './facsimile.module.css';
import type { Sheet } from './sheets.ts';
import { usePlacesTold, usePrintedLine } from './use-places.ts';
import { useSheet } from './use-scan.ts';

/** CSS pixels: as tall as the text is read. */
const height = 46;
/** CSS pixels between the strip and the caret's line. */
const gap = 5;
/** Of the line's height, what is shown above and below it. */
const margin = 0.35;

/** What is cut out of the sheet: the line and a margin; of a line longer than there is room for (in CSS pixels) what stands around the caret's word. */
export function cutAround(
  line: Box,
  word: Box | null,
  sheet: Pick<Sheet, 'width' | 'height'>,
  room: number,
): Box {
  const tall = line.h * sheet.height > 1.5 * line.w * sheet.width && word !== null;
  const base = tall ? { ...word, y: word.y - 2 * word.h, h: 5 * word.h, x: line.x, w: line.w } : line;
  const edge = margin * Math.min(base.h * sheet.height, base.w * sheet.width);
  const x = Math.max(0, base.x - edge / sheet.width);
  const y = Math.max(0, base.y - edge / sheet.height);
  const h = Math.min(1 - y, base.h + (base.y - y) + edge / sheet.height);
  const w = Math.min(1 - x, base.w + (base.x - x) + edge / sheet.width);
  const most = (room / height) * ((h * sheet.height) / sheet.width);
  if (w <= most || tall) return { x, y, w, h };
  const middle = word ? word.x + word.w / 2 : x + most / 2;
  return { x: Math.min(Math.max(x, middle - most / 2), x + w - most), y, w: most, h };
}

export function LineStrip() {
  const { t } = useText();
  const { editor } = useDesk();
  const page = useLater(pageNodeAt);
  const place = scanPlace(page === null ? null : pageAttrs(page).scan);
  const { sheet } = useSheet(place?.key ?? null, place?.sheet ?? 1);
  const line = usePrintedLine();
  const told = usePlacesTold();
  const lacking = told === false || (page !== null && place === null);
  useEffect(() => {
    if (!lacking) return;
    sitting().set({ lineShown: false });
    editor.tell({ code: 'desk:noLine' });
  }, [editor, lacking]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{
    readonly part: Box;
    readonly width: number;
    readonly tall: number;
  } | null>(null);

  useEffect(() => {
    if (!sheet || !line) return;
    let gone = false;
    const part = cutAround(line.box, line.word, sheet, editor.view.dom.clientWidth || 600);
    const size = { w: part.w * sheet.width, h: part.h * sheet.height };
    const tall = size.h > 2 * size.w ? 3 * height : height;
    const scale = tall / size.h;
    void sheet
      .cut(part, scale * devicePixelRatio)
      .then((bitmap) => {
        const element = canvas.current;
        if (!gone && element) {
          element.width = bitmap.width;
          element.height = bitmap.height;
          element.getContext('2d')?.drawImage(bitmap, 0, 0);
          setDrawn({ part, width: size.w * scale, tall });
        }
        bitmap.close();
      })
      .catch(() => {
        // a sheet that cannot be drawn is said where it is shown whole
        if (!gone) setDrawn(null);
      });
    return () => {
      gone = true;
    };
  }, [editor, sheet, line]);

  // it stands where the caret is: looked up after the screen was painted, never while a key is being answered
  const shown = drawn !== null && !!line && sheet !== null;
  useLayoutEffect(() => {
    if (!shown) return;
    let due = 0;
    const stand = (): void => {
      due = 0;
      const element = frame.current;
      if (!element || editor.view.isDestroyed) return;
      const { head } = editor.state.selection;
      const at = editor.view.coordsAtPos(head);
      const column = editor.view.dom.getBoundingClientRect();
      const width = drawn.width;
      const word = line.word ? line.word.x + line.word.w / 2 : line.box.x;
      // the printed word comes to stand over the caret as far as the column lets it
      const over = at.left - ((word - drawn.part.x) / drawn.part.w) * width;
      const left = Math.min(Math.max(column.left, over), Math.max(column.left, column.right - width));
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(at.top - drawn.tall - gap)}px)`;
    };
    const soon = (): void => {
      due ||= requestAnimationFrame(stand);
    };
    stand();
    const stop = editor.subscribe(soon);
    window.addEventListener('scroll', soon, { capture: true, passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(due);
      stop();
      window.removeEventListener('scroll', soon, { capture: true });
      window.removeEventListener('resize', soon);
    };
  }, [editor, shown, drawn, line]);

  const mark =
    drawn && line?.word
      ? {
          left: `${((line.word.x - drawn.part.x) / drawn.part.w) * 100}%`,
          width: `${(line.word.w / drawn.part.w) * 100}%`,
        }
      : null;
  return (
    <div
      ref={frame}
      className={styles['strip']}
      role="img"
      aria-label={t('facsimile:line')}
      hidden={!shown}
      style={drawn ? { width: drawn.width, height: drawn.tall } : {}}
    >
      <canvas ref={canvas} />
      {mark && <i style={mark} />}
    </div>
  );
}
