// One sheet of a scan, to be zoomed and panned: wheel with Ctrl or ⌘, + − 0 and the arrows while it has the focus, drag.

import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Box } from '../../core/import/layout/layout.ts';
import styles from './facsimile.module.css';
import { type Refused, ScanRefused, type Sheet } from './sheets.ts';
import { useZoom, zooming, zoomStep } from './zoom.ts';

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly label: string;
  readonly onRefused: (why: Refused) => void;
  /** What is framed in it, in fractions of the sheet. */
  readonly boxes?: readonly { readonly box: Box; readonly open: boolean }[];
  /** A click on it, in fractions of the sheet. */
  readonly onPoint?: (x: number, y: number) => void;
  /** Esc: back to the text. */
  readonly onLeave: () => void;
}

const none: NonNullable<SheetViewProps['boxes']> = [];
/** CSS pixels that a hand moves while it clicks. */
const still = 4;
/** Milliseconds without a change of size. */
const resting = 120;
/** How the sheet is stretched and moved (CSS pixels) from where it is laid out. */
const unheld = { stretch: 1, x: 0, y: 0 };

/** Where a sheet is to be scrolled so that the place seen at `at` stays there when it grows by a factor; `most`: how far it can be scrolled then. */
function kept(at: number, scrolled: number, by: number, most: number): number {
  return Math.min(Math.max(0, (scrolled + at) * by - at), Math.max(0, most));
}

function inPercent({ x, y, w, h }: Box) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` };
}

/** What is seen of a sheet of so many CSS pixels, and a quarter of a window round it, in fractions of the sheet. */
function partInSight(window: HTMLElement, width: number, height: number): Box {
  const x = Math.max(0, window.scrollLeft - window.clientWidth / 4) / width;
  const y = Math.max(0, window.scrollTop - window.clientHeight / 4) / height;
  return {
    x,
    y,
    w: Math.min(1 - x, (1.5 * window.clientWidth) / width),
    h: Math.min(1 - y, (1.5 * window.clientHeight) / height),
  };
}

export function SheetView({ sheet, label, boxes = none, onPoint, onRefused, onLeave }: SheetViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const zoom = useZoom((state) => state.zoom);
  /** The zoom that the sheet is laid out for. */
  const [laid, setLaid] = useState({ zoom });
  const scale = (room / sheet.width) * laid.zoom;
  const [first] = boxes;
  const target = first?.box;

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // a sheet laid out anew is drawn and unpacked anew, and 30 megapixels of that stutter: while its size is changing it is only
  // stretched, and laid out when the hand rests
  const anchor = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const held = useRef(unheld);
  useLayoutEffect(() => {
    const element = frame.current;
    const { x, y } = held.current;
    held.current = unheld;
    if (!element || !whole.current) return;
    Object.assign(whole.current.style, { transform: '', willChange: '' });
    Object.assign(desk.current?.style ?? {}, { minWidth: '', minHeight: '' });
    element.scrollTo(element.scrollLeft - x, element.scrollTop - y);
    // oxlint-disable-next-line react/exhaustive-deps -- it says when the sheet was laid out anew
  }, [laid]);
  useLayoutEffect(() => {
    const element = frame.current;
    const stretch = zoom / laid.zoom;
    const was = held.current;
    if (!element || !whole.current || stretch === was.stretch) return;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = element;
    const by = stretch / was.stretch;
    const [width, height] = [sheet.width * scale * stretch, sheet.height * scale * stretch];
    const seen = { x: scrollLeft - was.x, y: scrollTop - was.y };
    // what is framed stays in sight for who zooms by key
    const framed = target && {
      x: ((target.x + target.w / 2) * width) / by - seen.x,
      y: ((target.y + target.h / 2) * height) / by - seen.y,
    };
    const inSight =
      framed && framed.x >= 0 && framed.x < clientWidth && framed.y >= 0 && framed.y < clientHeight;
    const at = anchor.current ?? (inSight ? framed : { x: clientWidth / 2, y: clientHeight / 2 });
    anchor.current = null;
    const x = scrollLeft - kept(at.x, seen.x, by, width - clientWidth);
    const y = scrollTop - kept(at.y, seen.y, by, height - clientHeight);
    held.current = { stretch, x, y };
    Object.assign(whole.current.style, {
      transform: `translate(${x}px, ${y}px) scale(${stretch})`,
      willChange: 'transform',
    });
    // a sheet that shrinks must not be scrolled under the hand
    Object.assign(desk.current?.style ?? {}, {
      minWidth: `${scrollLeft + clientWidth}px`,
      minHeight: `${scrollTop + clientHeight}px`,
    });
  }, [zoom, laid, sheet, scale, target]);
  useEffect(() => {
    if (held.current === unheld) return;
    const rest = setTimeout(() => setLaid({ zoom }), resting);
    return () => clearTimeout(rest);
  }, [zoom, laid]);

  useEffect(() => {
    const box = paper.current;
    if (!box || !(scale > 0)) return;
    const stop = new AbortController();
    // while the size is still changing the sheet is only stretched
    const wait = setTimeout(
      () => {
        sheet.draw(box, scale * devicePixelRatio, stop.signal).catch((error: unknown) => {
          if (!stop.signal.aborted) onRefused(error instanceof ScanRefused ? error.why : 'unreadable');
        });
      },
      box.firstChild ? 150 : 0,
    );
    return () => {
      clearTimeout(wait);
      stop.abort(new DOMException('nobody waits', 'AbortError'));
    };
  }, [sheet, scale, onRefused]);

  // a page too large to be drawn whole at this size is drawn sharp where it is looked at
  const sharp = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    const box = sharp.current;
    if (!element || !box || !(scale * devicePixelRatio > sheet.sharpest)) return;
    let asked = 0;
    let gone = false;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const mine = (asked += 1);
      const part = partInSight(element, sheet.width * scale, sheet.height * scale);
      const bitmap = await sheet.cut(part, scale * devicePixelRatio);
      if (!gone && mine === asked) {
        const canvas = document.createElement('canvas');
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
        Object.assign(canvas.style, inPercent(part));
        box.replaceChildren(canvas);
      }
      bitmap.close();
    };
    const soon = (): void => {
      clearTimeout(rest);
      // what cannot be drawn is said of the whole sheet
      rest = setTimeout(() => void look().catch(() => {}), resting);
    };
    soon();
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      gone = true;
      clearTimeout(rest);
      element.removeEventListener('scroll', soon);
      box.replaceChildren();
    };
  }, [sheet, scale]);

  const zoomAt = useCallback((factor: number, x: number, y: number): void => {
    anchor.current = { x, y };
    zooming().by(factor);
  }, []);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault(); // else the browser zooms the whole page
      const box = element.getBoundingClientRect();
      zoomAt(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [zoomAt]);

  // the picture follows the caret
  const followed = useRef<Box | null>(null);
  useEffect(() => {
    const element = frame.current;
    // who zooms looks where the pointer is
    if (!element || !target || !(scale > 0) || followed.current === target) return;
    followed.current = target;
    const top = target.y * sheet.height * scale;
    const bottom = (target.y + target.h) * sheet.height * scale;
    if (top < element.scrollTop || bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = Math.max(0, (top + bottom - element.clientHeight) / 2);
    const left = target.x * sheet.width * scale;
    const right = (target.x + target.w) * sheet.width * scale;
    if (left < element.scrollLeft || right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = Math.max(0, (left + right - element.clientWidth) / 2);
  }, [target, sheet, scale]);

  const key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') zooming().by(zoomStep);
    else if (event.key === '-') zooming().by(1 / zoomStep);
    else if (event.key === '0') zooming().fit();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  const drag = (event: PointerEvent): void => {
    const element = frame.current;
    if (!element || event.button !== 0) return;
    const start = { x: event.clientX + element.scrollLeft, y: event.clientY + element.scrollTop };
    element.setPointerCapture(event.pointerId);
    const pan = (to: globalThis.PointerEvent): void =>
      element.scrollTo(start.x - to.clientX, start.y - to.clientY);
    const end = (up: globalThis.PointerEvent): void => {
      element.removeEventListener('pointermove', pan);
      const from = { x: event.clientX, y: event.clientY };
      if (Math.hypot(up.clientX - from.x, up.clientY - from.y) > still) return;
      const page = paper.current?.getBoundingClientRect();
      if (page && page.width > 0)
        onPoint?.((from.x - page.left) / page.width, (from.y - page.top) / page.height);
    };
    element.addEventListener('pointermove', pan);
    element.addEventListener('lostpointercapture', end, { once: true });
  };

  return (
    <div
      ref={frame}
      className={styles['window']}
      tabIndex={0}
      role="img"
      aria-label={label}
      onKeyDown={key}
      onPointerDown={drag}
    >
      <div ref={desk} style={{ width: sheet.width * scale, height: sheet.height * scale }}>
        <div
          ref={whole}
          className={styles['sheet']}
          style={{ width: sheet.width * scale, height: sheet.height * scale }}
        >
          <div ref={paper} className={styles['paper']} />
          <div ref={sharp} className={styles['sharp']} />
          {boxes.map(({ box, open }, i) => (
            <div key={i} className={styles['frame']} data-open={open} style={inPercent(box)} />
          ))}
        </div>
      </div>
    </div>
  );
}
