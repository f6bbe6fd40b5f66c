// Files on their way to the import's preview: from the shelf, dropped on the preview, recognised there. They live in memory
// only: nothing is stored before 上架.

import { create } from 'zustand';
import type { InputFile } from '../core/import/types.ts';

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
  take: (files) => {
    void inputFiles(files);
    set({ files });
  },
  more: (files) => {
    void inputFiles(files);
    set((was) => ({ files: [...was.files, ...files] }));
  },
  came: (files) => set((was) => ({ files: was.files.filter((file) => !files.includes(file)) })),
}));

const reading = new WeakMap<File, Promise<InputFile | null>>();

/** What the preview needs of files; they are read as soon as they have come. null: the file cannot be read, or is gone by now. */
export function inputFiles(files: readonly File[]): Promise<(InputFile | null)[]> {
  return Promise.all(
    files.map((file) => {
      const read =
        reading.get(file) ??
        file.arrayBuffer().then(
          (bytes) => ({ name: file.name, bytes: new Uint8Array(bytes) }),
          () => null,
        );
      reading.set(file, read);
      return read;
    }),
  );
}
