// Files that come from outside: dropped anywhere on the page, or pasted.

import { useEffect, useRef, useState } from 'react';

/** `onText`: text that was pasted where nothing else takes it. Returns whether something hovers over the page now. */
export function useDrop(onFiles: (files: readonly File[]) => void, onText: (text: string) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ onFiles, onText });
  useEffect(() => {
    latest.current = { onFiles, onText };
  });
  useEffect(() => {
    let depth = 0;
    const brings = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!brings(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!brings(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (brings(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!brings(event) || !event.dataTransfer) return;
      event.preventDefault();
      void filesOf(event.dataTransfer).then((files) => {
        // in a task of its own: the screen that they open is drawn in one go
        if (files.length > 0) setTimeout(() => latest.current.onFiles(files));
      });
    };
    const paste = (event: ClipboardEvent): void => {
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, [contenteditable="true"]')
      )
        return;
      const files = Array.from(event.clipboardData?.files ?? []);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') latest.current.onText(text);
      else if (files.length > 0) latest.current.onFiles(files);
      else return;
      event.preventDefault();
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', hover);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', hover);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, []);
  return over;
}

/** The files of a drop, those inside folders too. Entries must be asked for before the event is over. */
async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  if (!entries.some((entry) => entry.isDirectory)) return Array.from(transfer.files);
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry)
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // a reader hands out a hundred at a time, and an empty list at the end
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other is how the reader works
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some.filter(({ name }) => !name.startsWith('.')));
  }
  return (await Promise.all(all.map(filesIn))).flat();
}
