import { useEffect, useState } from 'react';
import { filePerArticle, oneFile } from '../../core/export/files.ts';
import type { ExportedFile, Exporter, ExportInput } from '../../core/export/types.ts';

interface Made {
  readonly exporter: Exporter;
  readonly input: ExportInput;
  readonly apart: boolean;
  readonly files: readonly ExportedFile[];
  /** Why there are none. */
  readonly failed: string | null;
}

interface Writing {
  /** Null while they are being written. */
  readonly files: readonly ExportedFile[] | null;
  readonly failed: string | null;
  /** Share of the files that are written, from 0 to 1. */
  readonly done: number;
}

/** The files of the choices. No exporter: none. `apart`: one per article. */
export function useFiles(exporter: Exporter | null, input: ExportInput, apart: boolean): Writing {
  const [made, setMade] = useState<Made | null>(null);
  const [under, setUnder] = useState<Pick<Made, 'exporter' | 'input'> & { readonly share: number }>();
  useEffect(() => {
    if (!exporter) return;
    let left = false;
    const tell = (files: readonly ExportedFile[], failed: string | null): void => {
      if (!left) setMade({ exporter, input, apart, files, failed });
    };
    // a Word file for each of a hundred articles: keys and the screen have their turn now and then
    let since = performance.now();
    const progress = async (n: number, of: number): Promise<void> => {
      if (performance.now() - since < 16) return;
      if (left) throw new Error('other choices were made');
      setUnder({ exporter, input, share: n / of });
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      since = performance.now();
    };
    const writing: Promise<readonly ExportedFile[]> = apart
      ? filePerArticle(exporter, input, progress)
      : oneFile(exporter, input).then((file) => [file]);
    // a library that does not load any more, after the program was renewed on the server
    writing.then(
      (files) => tell(files, null),
      (error: unknown) => tell([], error instanceof Error ? error.message : String(error)),
    );
    return () => {
      left = true;
    };
  }, [exporter, input, apart]);
  if (!exporter) return { files: [], failed: null, done: 1 };
  // what was made for other choices is not shown for these
  return made?.exporter === exporter && made.input === input && made.apart === apart
    ? { ...made, done: 1 }
    : {
        files: null,
        failed: null,
        done: under?.exporter === exporter && under.input === input ? under.share : 0,
      };
}
