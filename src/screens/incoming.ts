// Files on their way to the import's preview: from the shelf, dropped on the preview, recognised there. They live in memory
// only: nothing is stored before 上架.

import { create } from 'zustand';

interface Incoming {
  readonly files: readonly File[];
  /** These and no others: the preview begins with them. */
  readonly take: (files: readonly File[]) => void;
  /** These too: those that are still on their way come all the same. */
  readonly more: (files: readonly File[]) => void;
  /** These have come. */
  readonly came: (files: readonly File[]) => void;
}

export const useIncoming = create<Incoming>()((set) => ({
  files: [],
  take: (files) => set({ files }),
  more: (files) => set((was) => ({ files: [...was.files, ...files] })),
  came: (files) => set((was) => ({ files: was.files.filter((file) => !files.includes(file)) })),
}));
