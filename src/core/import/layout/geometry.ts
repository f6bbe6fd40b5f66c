// Boxes as the formats write them: corners, polygons, attributes.

import type { Box } from './layout.ts';

/** A number of an attribute; null where there is none, or none that a page could have. */
export function measure(value: string | undefined): number | null {
  if (value === undefined || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) && Math.abs(number) <= 1e7 ? number : null;
}

/** Of left, top, right and bottom. Null where they are none. */
export function corners(
  x0: number | null,
  y0: number | null,
  x1: number | null,
  y1: number | null,
): Box | null {
  if (x0 === null || y0 === null || x1 === null || y1 === null || x1 < x0 || y1 < y0) return null;
  return { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
}

/** The box round a polygon: “1,2 3,4”, “1 2 3 4”. */
export function roundPoints(points: string | undefined): Box | null {
  const numbers = (points ?? '')
    .split(/[\s,]+/u)
    .filter((one) => one !== '')
    .map(measure);
  if (numbers.length < 4 || numbers.includes(null)) return null;
  const [xs, ys] = [0, 1].map((odd) => numbers.flatMap((n, i) => (n !== null && i % 2 === odd ? [n] : [])));
  return extent(xs ?? [], ys ?? []);
}

function extent(xs: readonly number[], ys: readonly number[]): Box | null {
  if (xs.length === 0 || ys.length === 0) return null;
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b));
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b));
  return corners(least(xs), least(ys), most(xs), most(ys));
}

/** The box round boxes; null where there are none. */
export function roundBoxes(boxes: readonly (Box | null)[]): Box | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    if (!box) continue;
    x0 = Math.min(x0, box.x);
    y0 = Math.min(y0, box.y);
    x1 = Math.max(x1, box.x + box.w);
    y1 = Math.max(y1, box.y + box.h);
  }
  return x1 === -Infinity ? null : corners(x0, y0, x1, y1);
}

/** Width and height of a page that does not tell them: as far as anything on it goes. */
export function reach(boxes: readonly (Box | null)[]): { readonly width: number; readonly height: number } {
  const round = roundBoxes(boxes);
  return {
    width: Math.max(1, round ? round.x + round.w : 0),
    height: Math.max(1, round ? round.y + round.h : 0),
  };
}
