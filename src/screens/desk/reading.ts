// The reader of this desk, and how it reads.

import { useEffect, useMemo } from 'react';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { Reader } from '../../editor/reading.ts';
import { sitting } from '../../sitting/sitting.ts';
import type { Paper } from '../../store/database.ts';
import { queryClient } from '../../store/queries.ts';

/** null: the browser cannot speak. */
export function useReader(editor: DeskEditor): Reader | null {
  const reader = useMemo(
    () =>
      'speechSynthesis' in globalThis
        ? new Reader(editor, speechSynthesis, () => ({ ...sitting().speech, names: personsOf(editor) }))
        : null,
    [editor],
  );
  useEffect(() => () => reader?.destroy(), [reader]);
  return reader;
}

/** The persons of the paper's list, where the desk has read it. */
function personsOf({ state }: DeskEditor): readonly string[] {
  const paper = queryClient.getQueryData<Paper>(['paper', String(state.doc.attrs['paper'] ?? '')]);
  return paper?.lists?.persons.map(({ name }) => name) ?? [];
}

const slowest = 0.5;
const fastest = 3;

/** From the next breath on. */
export function speak(change: 'faster' | 'slower' | 'slowly'): void {
  const { speech, set } = sitting();
  if (change === 'slowly') set({ speech: { ...speech, slowly: !speech.slowly } });
  else {
    const speed = speech.speed + (change === 'faster' ? 0.1 : -0.1);
    set({ speech: { ...speech, speed: Math.round(Math.min(fastest, Math.max(slowest, speed)) * 10) / 10 } });
  }
}
