// A PDF or pictures dropped anywhere on the desk stand beside the text; text files are no business of an open issue.

import { useEffect } from 'react';
import { useAttach } from '../../panels/facsimile/use-attach.ts';

const brings = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function useDropScan(): void {
  const attach = useAttach();
  useEffect(() => {
    // before the editor: a file that is dropped on the text must not become text
    const over = (event: DragEvent): void => {
      if (brings(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!brings(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void attach.files(Array.from(event.dataTransfer?.files ?? []));
    };
    addEventListener('dragover', over, true);
    addEventListener('drop', drop, true);
    return () => {
      removeEventListener('dragover', over, true);
      removeEventListener('drop', drop, true);
    };
  }, [attach]);
}
