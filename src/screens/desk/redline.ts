// The redline of this desk: drawn while it is on, kept up with the journal; an edit classed anew; the log as a file.

import { useEffect } from 'react';
import { saveFile } from '../../components/choose.ts';
import { schema } from '../../core/document/schema.ts';
import { classOf, editClasses, reclassLabel } from '../../core/history/error-rate.ts';
import type { LogWords } from '../../core/history/log.ts';
import { documentOf } from '../../core/history/replay.ts';
import type { Collab } from '../../editor/collab.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { setRedline } from '../../editor/redline.ts';
import { i18n, useText } from '../../i18n/index.ts';
import { useDesk } from '../../panels/desk.ts';
import { nameOf } from '../../panels/label-name.ts';
import { byline } from '../../panels/redline/EditLine.tsx';
import { isOfNow, journalOf } from '../../panels/journal.ts';
import { useRedline } from '../../panels/redline/state.ts';
import { type AllEdits, allEdits, useEdits } from '../../panels/redline/use-edits.ts';
import { authority, store } from '../../store/queries.ts';

/** Draws the edits while the redline is on; nothing is drawn anew while an input method composes. */
export function useRedlineDrawn(): void {
  const { editor } = useDesk();
  const { language } = useText();
  const on = useRedline((state) => state.on);
  const to = useRedline((state) => state.to);
  const set = useRedline((state) => state.set);
  const shown = useEdits(on);
  useEffect(() => {
    if (!on) {
      editor.dispatch(setRedline(editor.state.tr, null));
      set({ list: [] });
      return;
    }
    if (!shown || editor.view.composing || !isOfNow(editor, shown.journal)) return;
    set({ list: shown.list });
    editor.dispatch(
      setRedline(
        editor.state.tr,
        // what stood at the end of an earlier round has no place in the text of now
        to === 'now' ? shown.list.map((edit) => ({ edit, title: byline(edit, language) })) : [],
      ),
    );
  }, [editor, on, to, shown, language, set]);
}

/** By desk, the last press: who presses twice means the class after the next. */
const turns = new WeakMap<DeskEditor, Promise<void>>();

/** The edit at hand, else that at the caret, becomes of the next class. */
export function reclassHere(issue: string, editor: DeskEditor, collab: Collab): void {
  const { at } = useRedline.getState();
  // reading takes its time: what was at the caret is meant, wherever the caret goes and whatever is typed meanwhile
  let { head } = editor.state.selection;
  const stop = editor.subscribe((tr) => {
    head = tr.mapping.map(head);
  });
  const before = turns.get(editor) ?? Promise.resolve();
  turns.set(
    editor,
    before.then(async () => {
      const read = await editsOfNow(issue, editor);
      stop();
      if (read) reclass(editor, collab, read, at, head);
    }),
  );
}

/** null: the desk was left. */
async function editsOfNow(issue: string, editor: DeskEditor): Promise<AllEdits | null> {
  const journal = await journalOf(issue, editor);
  const all = await allEdits(journal);
  if (editor.view.isDestroyed) return null;
  return all && isOfNow(editor, journal) ? { journal, all } : editsOfNow(issue, editor);
}

function reclass(
  editor: DeskEditor,
  collab: Collab,
  { all, journal }: AllEdits,
  at: string | null,
  head: number,
): void {
  const here = all.filter(({ from, to, kind }) => from <= head && head <= to && kind !== 'sections');
  const chosen =
    here.find(({ id }) => id === at) ?? here.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0];
  if (!chosen) {
    editor.tell({ code: 'redline:rate.noEdit' });
    return;
  }
  const now = editClasses.indexOf(classOf(chosen, journal.marks));
  const next = editClasses[(now + 1) % editClasses.length] ?? 'error';
  collab.record({ intent: 'check', label: reclassLabel, payload: { edit: chosen.id, class: next } });
  editor.tell({ code: 'redline:rate.reclassed', params: { class: i18n.t(`redline:class.${next}`) } });
}

export async function saveLog(issue: string, editor: DeskEditor, as: 'csv' | 'json'): Promise<void> {
  const [{ logCsv, logJson, logLines }, opened, changes] = await Promise.all([
    import('../../core/history/log.ts'),
    store.open(issue),
    authority.since(issue, 0),
  ]);
  if (!opened) return;
  const start = documentOf(schema, opened.original.doc);
  const { paper, date } = editor.state.doc.attrs;
  const name = [paper, date, 'log'].filter(Boolean).join(' ');
  saveFile(
    as === 'csv'
      ? new Blob(
          [logCsv(logLines(start, changes, inWords(editor)), (field) => i18n.t(`history:log.${field}`))],
          {
            type: 'text/csv',
          },
        )
      : new Blob([logJson(logLines(start, changes))], { type: 'application/json' }),
    `${name}.${as}`,
  );
}

/** The table is read by people: in the language of now, and by the clock on their wall. */
function inWords(editor: DeskEditor): LogWords {
  const names = editor.sectionNames();
  return {
    time: (at) => {
      const date = new Date(at);
      const two = (n: number): string => String(n).padStart(2, '0');
      const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
      return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
    },
    say: (of, code) => {
      if (of === 'section') return names[code] ?? code;
      if (of === 'label') return nameOf(code);
      const key = {
        round: `app:round.${code}`,
        intent: `history:intent.${code}`,
        check: `checks:kind.${code}.name`,
        role: `desk:role.${code}`,
        status: `rounds:status.${code}`,
        kind: `desk:kind.${code}`,
      }[of];
      return i18n.exists(key) ? i18n.t(key) : code;
    },
  };
}
