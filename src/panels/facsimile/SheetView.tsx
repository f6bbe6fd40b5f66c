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

export function SheetView({ sheet, label, boxes = none, onPoint, onRefused, onLeave }: SheetViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const zoom = useZoom((state) => state.zoom);
  const scale = (room / sheet.width) * zoom;

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // the middle of what is seen stays where it is
  const middle = useRef<{ readonly x: number; readonly y: number; readonly zoom: number } | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    const was = middle.current;
    middle.current = null;
    if (!element || !was || was.zoom === zoom) return;
    element.scrollLeft = (element.scrollLeft + was.x) * (zoom / was.zoom) - was.x;
    element.scrollTop = (element.scrollTop + was.y) * (zoom / was.zoom) - was.y;
  }, [zoom]);

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

  const zoomAt = useCallback((factor: number, x: number, y: number): void => {
    middle.current = { x, y, zoom: zooming().zoom };
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
  const [first] = boxes;
  const target = first?.box;
  useEffect(() => {
    const element = frame.current;
    if (!element || !target || !(scale > 0)) return;
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
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
    if (event.key === '+' || event.key === '=') zoomAt(zoomStep, clientWidth / 2, clientHeight / 2);
    else if (event.key === '-') zoomAt(1 / zoomStep, clientWidth / 2, clientHeight / 2);
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
      <div className={styles['sheet']} style={{ width: sheet.width * scale, height: sheet.height * scale }}>
        <div ref={paper} className={styles['paper']} />
        {boxes.map(({ box, open }, i) => (
          <div
            key={i}
            className={styles['frame']}
            data-open={open}
            style={{
              left: `${box.x * 100}%`,
              top: `${box.y * 100}%`,
              width: `${box.w * 100}%`,
              height: `${box.h * 100}%`,
            }}
          />
        ))}
      </div>
    </div>
  );
}
