// Files on their way from the shelf to the import screen. They live in memory only: nothing is stored before 上架.

import { create } from 'zustand';

interface Incoming {
  readonly files: readonly File[];
  readonly take: (files: readonly File[]) => void;
}

export const useIncoming = create<Incoming>()((set) => ({ files: [], take: (files) => set({ files }) }));
