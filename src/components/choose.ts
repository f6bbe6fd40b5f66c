// Files in and out by the browser's own means: its dialogue to choose, its downloads to save.

/** Cancelled: none. `accept` as the attribute of that name. */
export function chooseFiles(accept = '', multiple = true): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', multiple, accept });
    input.addEventListener('change', () => resolve(Array.from(input.files ?? [])), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click();
  // the download has its own hold on the data once it has begun
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
