// How large the page is shown, of its fitting width. One for all pages: who reads at 200 % reads the next page at 200 %.

import { create } from 'zustand';

interface Zoom {
  /** 1: as wide as its column. */
  readonly zoom: number;
  readonly by: (factor: number) => void;
  readonly fit: () => void;
}

export const useZoom = create<Zoom>((set) => ({
  zoom: 1,
  by: (factor) => set(({ zoom }) => ({ zoom: Math.min(8, Math.max(0.25, zoom * factor)) })),
  fit: () => set({ zoom: 1 }),
}));

/** The same outside React. */
export const zooming = useZoom.getState;

/** What one press of a key does. */
export const zoomStep = 1.25;
