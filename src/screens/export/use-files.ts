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

/** The files of the choices; null while they are being written. No exporter: none. `apart`: one per article. */
export function useFiles(
  exporter: Exporter | null,
  input: ExportInput,
  apart: boolean,
): { readonly files: readonly ExportedFile[] | null; readonly failed: string | null } {
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    if (!exporter) return;
    let left = false;
    const tell = (files: readonly ExportedFile[], failed: string | null): void => {
      if (!left) setMade({ exporter, input, apart, files, failed });
    };
    const writing: Promise<readonly ExportedFile[]> = apart
      ? filePerArticle(exporter, input)
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
  if (!exporter) return { files: [], failed: null };
  // what was made for other choices is not shown for these
  return made?.exporter === exporter && made.input === input && made.apart === apart
    ? made
    : { files: null, failed: null };
}
