// The reader of this desk, and how it reads.

import { useCallback, useEffect, useRef } from 'react';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import type { Reader } from '../../editor/reader.ts';
import { sitting } from '../../sitting/sitting.ts';
import type { Paper } from '../../store/database.ts';
import { queryClient } from '../../store/queries.ts';

/** Begins to read, or stops. What reads is fetched with the first call. */
export function useReading(editor: DeskEditor): () => void {
  const reader = useRef<Reader | null>(null);
  useEffect(
    () => () => {
      reader.current?.destroy();
      reader.current = null;
    },
    [],
  );
  return useCallback(() => {
    if (!('speechSynthesis' in globalThis)) {
      editor.tell({ code: 'reading:none' });
      return;
    }
    if (reader.current) {
      reader.current.toggle();
      return;
    }
    void import('../../editor/reader.ts').then(({ Reader }) => {
      if (editor.view.isDestroyed || reader.current) return;
      reader.current = new Reader(editor, speechSynthesis, () => ({
        ...sitting().speech,
        names: personsOf(editor),
      }));
      reader.current.read();
    });
  }, [editor]);
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
