// The error rate over the rounds, with the bar that a newspaper must stay under.

import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

const height = 150;

export function RateChart({
  stages,
  rates,
  bar,
  label,
}: {
  /** What was read: the source, the text after each round. */
  readonly stages: readonly string[];
  /** Errors in 10,000 characters that the next round found; null: nobody has read it yet. */
  readonly rates: readonly (number | null)[];
  readonly bar: number;
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const { color } = getComputedStyle(element);
    const style = getComputedStyle(document.documentElement);
    const paint = (name: string): string => style.getPropertyValue(name).trim() || color;
    const grid = { stroke: paint('--rule'), width: 1 };
    const axis = { stroke: color, grid, ticks: grid, font: '11px sans-serif' };
    const chart = new UPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: [-0.4, stages.length - 0.6] },
          y: { range: (_, __, max) => [0, Math.max(bar * 1.5, (max || 0) * 1.15)] },
        },
        axes: [
          {
            ...axis,
            splits: stages.map((_, i) => i),
            values: (_, splits) => splits.map((i) => stages[i] ?? ''),
          },
          { ...axis, size: 34 },
        ],
        series: [
          {},
          { stroke: color, width: 2, points: { show: true, size: 7, fill: color }, spanGaps: true },
          { stroke: paint('--done'), width: 1.5, dash: [5, 4], points: { show: false } },
        ],
      },
      [stages.map((_, i) => i), [...rates], stages.map(() => bar)],
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [stages, rates, bar]);
  return <div ref={place} role="img" aria-label={label} />;
}
