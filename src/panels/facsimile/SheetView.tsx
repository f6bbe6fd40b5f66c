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
import styles from './facsimile.module.css';
import { type Refused, ScanRefused, type Sheet } from './sheets.ts';
import { useZoom, zooming, zoomStep } from './zoom.ts';

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly label: string;
  readonly onRefused: (why: Refused) => void;
  /** Esc: back to the text. */
  readonly onLeave: () => void;
}

export function SheetView({ sheet, label, onRefused, onLeave }: SheetViewProps) {
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
    const end = (): void => element.removeEventListener('pointermove', pan);
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
      <div
        ref={paper}
        className={styles['paper']}
        style={{ width: sheet.width * scale, height: sheet.height * scale }}
      />
    </div>
  );
}
