// The document's client of the Authority: every transaction becomes a change and is appended at once; what others
// append is taken in, and our own on top of it. prosemirror-collab's protocol; the client is ours, because a step that
// finds no place must go to the tray with its text, and because a change is more than its steps.

import { EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { closeHistory, redo, undo } from 'prosemirror-history';
import type { EditorView } from 'prosemirror-view';
import { Step } from 'prosemirror-transform';
import type { Change, NewChange, Round, Unplaced } from '../core/history/change.ts';
import { lockedBy } from '../core/document/locks.ts';
import { type LocalChange, rebase, stepCount } from '../core/history/rebase.ts';
import { replay } from '../core/history/replay.ts';
import { placedLabel, trayOf, unplacedLabel } from '../core/history/tray.ts';
import { noRounds, type Rounds, roundsOf } from '../core/history/rounds.ts';
import type { Authority } from '../store/authority.ts';
import { changeOf, setChange } from './change-meta.ts';
import { newId } from './ids.ts';
import { passOver } from './pass-over.ts';
import { undoBatch } from './undo-batch.ts';

export type Saved = 'saved' | 'saving' | 'full' | 'gone';

export interface CollabState {
  /** The journal's length that this document stands on. */
  readonly version: number;
  /** Ours, not accepted yet. */
  readonly pending: readonly LocalChange[];
  readonly saved: Saved;
  /** 未能放下的改动, oldest first. */
  readonly tray: readonly Unplaced[];
  /** Who signed what, as the journal says up to `version`; and with what is pending. */
  readonly rounds: Rounds;
  readonly roundsHere: Rounds;
}

export const collabKey = new PluginKey<CollabState>('collab');

export interface CollabOptions {
  readonly issue: string;
  readonly authority: Authority;
  /** This sitting: one tab. */
  readonly client: string;
  readonly sitting: () => { readonly by: string; readonly round: Round };
  /** The journal's length that the document was read at, and the tray that it held. */
  readonly version: number;
  readonly tray?: readonly Unplaced[];
  readonly rounds?: Rounds;
  /** Told when others' changes were taken in: how many, by whom. */
  readonly onRemote?: (changes: readonly Change[]) => void;
}

interface Said {
  readonly next: CollabState;
}

const said = (tr: Transaction): Said | undefined => tr.getMeta(collabKey) as Said | undefined;

/** Whether a transaction comes from the journal: it is taken in as it is. */
export const takenIn = (tr: Transaction): boolean => said(tr) !== undefined;

export function collabState(state: EditorState): CollabState | null {
  return collabKey.getState(state) ?? null;
}

/** Who signed what, with what is not stored yet. The same object as long as nobody signs. */
export function roundsIn(state: EditorState): Rounds {
  return collabState(state)?.roundsHere ?? noRounds;
}

/** As much of the editor as the client works on. */
type Standing = Pick<EditorView, 'state' | 'composing' | 'dispatch'>;

export class Collab {
  readonly plugin: Plugin<CollabState>;
  readonly #options: CollabOptions;
  /** The editor; once the desk is left, what stands for it until all is stored. */
  #view: Standing | null = null;
  #busy = false;
  #behind = 0;
  /** Whether something may have been appended that nobody told us of: before we listened, or while the page slept. */
  #unsure = true;
  /** The change that the running composition grows. */
  #growing: string | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #stop: () => void = () => undefined;
  /** The desk is left. */
  #isLeft = false;
  /** Ends the work for good. */
  #gone: () => void = () => undefined;
  #waiting: ((stored: boolean) => void)[] = [];

  constructor(options: CollabOptions) {
    this.#options = options;
    this.plugin = new Plugin<CollabState>({
      key: collabKey,
      state: {
        init: () => ({
          version: options.version,
          pending: [],
          saved: 'saved',
          tray: options.tray ?? [],
          rounds: options.rounds ?? noRounds,
          roundsHere: options.rounds ?? noRounds,
        }),
        apply: (tr, was) => said(tr)?.next ?? (tr.docChanged ? this.#taken(tr, was) : was),
      },
      view: (view) => this.#attach(view),
      // prosemirror-history must not melt steps together: they are counted when they are rebased
      historyPreserveItems: true,
    });
  }

  /** A change without steps: signed, exported. It is appended like any other. */
  record(given: Pick<NewChange, 'intent' | 'label' | 'payload'>): void {
    const view = this.#view;
    if (!view) throw new Error('Collab.record expects a mounted view');
    const now = this.#state(view);
    const change = this.#signed(given);
    this.#say(view, {
      ...now,
      pending: [...now.pending, { change, steps: [], inverted: [] }],
      saved: now.saved === 'saved' ? 'saving' : now.saved,
      tray: trayOf([{ ...change, steps: [] }], now.tray),
      roundsHere: roundsOf([{ ...change, steps: [] }], now.roundsHere),
    });
  }

  /** Resolves as soon as everything that was done here is stored; false: the store takes nothing now, or the desk is gone. */
  stored(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#answer();
    });
  }

  #answer(): void {
    const now = this.#view ? this.#state(this.#view) : null;
    if (now && now.pending.length > 0 && now.saved === 'saving') return;
    for (const resolve of this.#waiting.splice(0)) resolve(now?.pending.length === 0);
  }

  /** What is on the screen and in no journal yet, as JSON: to be kept as a file when the store takes nothing. */
  unsaved(): {
    readonly issue: string;
    readonly version: number;
    readonly changes: readonly NewChange[];
    readonly doc: unknown;
  } {
    const view = this.#view;
    if (!view) throw new Error('Collab.unsaved expects a mounted view');
    const { version, pending } = this.#state(view);
    return {
      issue: this.#options.issue,
      version,
      changes: pending.map(written),
      doc: view.state.doc.toJSON() as unknown,
    };
  }

  /** Takes an entry out of the tray: it was put back by hand, or is not wanted. Recorded. */
  clearTray(id: string): void {
    this.record({ intent: 'edit', label: placedLabel, payload: id });
  }

  #signed(
    change: Pick<NewChange, 'intent' | 'label' | 'check' | 'fingerprints' | 'payload'>,
    at = Date.now(),
  ): Omit<NewChange, 'steps'> {
    return { id: newId(), client: this.#options.client, at, ...this.#options.sitting(), ...change };
  }

  #state(view: Standing): CollabState {
    const state = collabKey.getState(view.state);
    if (!state) throw new Error('the collab plugin is not in the editor’s state');
    return state;
  }

  /** A local transaction: pending, until the Authority has it. What one composition does is one change. */
  #taken(tr: Transaction, was: CollabState): CollabState {
    const meta = changeOf(tr) ?? { intent: 'edit' as const };
    const steps = [...tr.steps];
    const inverted = tr.steps.map((step, i) => step.invert(tr.docs[i] ?? tr.before));
    const last = was.pending.at(-1);
    const composing = this.#view?.composing === true && meta.intent === 'edit';
    if (composing && last?.change.id === this.#growing) {
      const grown = {
        change: last.change,
        steps: [...last.steps, ...steps],
        inverted: [...last.inverted, ...inverted],
      };
      return { ...was, pending: [...was.pending.slice(0, -1), grown] };
    }
    const change = this.#signed(composing ? { ...meta, label: 'composing' } : meta, tr.time);
    if (composing) this.#growing = change.id;
    const local: LocalChange = { change, steps, inverted };
    return {
      ...was,
      pending: [...was.pending, local],
      roundsHere: roundsOf([written(local)], was.roundsHere),
      saved: was.saved === 'saved' ? 'saving' : was.saved,
    };
  }

  #attach(view: EditorView): { update: () => void; destroy: () => void } {
    this.#gone();
    this.#isLeft = false;
    this.#view = view;
    this.#stop = this.#options.authority.subscribe(this.#options.issue, (version) => {
      this.#behind = Math.max(this.#behind, version);
      void this.#work();
    });
    const composes = (): void => {
      this.#growing = null;
    };
    // the editor reads the last of a composition when the event is over
    const composed = (): void => {
      this.#growing = null;
      setTimeout(() => void this.#work(), 0);
    };
    const awake = (): void => {
      this.#unsure = true;
      void this.#work();
    };
    const leaving = (event: BeforeUnloadEvent): void => {
      if (this.#view && this.#state(this.#view).pending.length > 0) event.preventDefault();
    };
    view.dom.addEventListener('compositionstart', composes);
    view.dom.addEventListener('compositionend', composed);
    globalThis.addEventListener('visibilitychange', awake);
    globalThis.addEventListener('beforeunload', leaving);
    this.#gone = () => {
      this.#stop();
      if (this.#retry !== null) clearTimeout(this.#retry);
      this.#retry = null;
      globalThis.removeEventListener('visibilitychange', awake);
      globalThis.removeEventListener('beforeunload', leaving);
      this.#view = null;
      this.#answer();
    };
    void this.#work();
    return {
      update: () => {
        this.#answer();
        void this.#work();
      },
      destroy: () => {
        view.dom.removeEventListener('compositionstart', composes);
        view.dom.removeEventListener('compositionend', composed);
        this.#view = this.#left(view.state);
        void this.#work();
      },
    };
  }

  /** The desk is left, and something may not be stored yet: the client goes on without the editor until it is. */
  #left(state: EditorState): Standing {
    const left = {
      state: state.reconfigure({ plugins: [this.plugin] }),
      composing: false,
      dispatch: (tr: Transaction) => {
        left.state = left.state.apply(tr);
        this.#answer();
      },
    };
    this.#isLeft = true;
    return left;
  }

  #say(view: Standing, next: CollabState, tr: Transaction = view.state.tr): void {
    view.dispatch(tr.setMeta(collabKey, { next } satisfies Said).setMeta('addToHistory', false));
  }

  /** Sends what is pending and takes in what others sent, one after the other, until neither is left. */
  async #work(): Promise<void> {
    if (this.#busy || this.#retry !== null) return;
    this.#busy = true;
    try {
      for (;;) {
        const view = this.#view;
        if (!view) return;
        const { version, pending } = this.#state(view);
        if (this.#isLeft && pending.length === 0) return this.#gone();
        // an unfinished composition is no keystroke and is not sent; what was typed before it is
        const open = pending.findIndex(({ change }) => view.composing && change.id === this.#growing);
        const ready = open < 0 ? pending : pending.slice(0, open);
        // a colleague's change would break the composition
        const listens = !view.composing;
        if (this.#behind > version && !listens) return;
        if (listens && (this.#unsure || this.#behind > version)) {
          if (!(await this.#receive(version))) return;
        } else if (ready.length === 0 || !(await this.#send(version, ready))) return;
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Tries again later; what is not stored stays on the screen. */
  #refused(view: Standing, reason: 'full' | 'gone'): false {
    this.#say(view, { ...this.#state(view), saved: reason });
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#work();
    }, 3000);
    return false;
  }

  /** False: refused. */
  async #send(version: number, pending: readonly LocalChange[]): Promise<boolean> {
    const { issue, authority } = this.#options;
    const answer = await authority.append(issue, version, pending.map(written));
    // the desk may have been left meanwhile: then its stand-in
    const view = this.#view;
    if (!view) return false;
    if (answer.status === 'ok') {
      const now = this.#state(view);
      // a resend may find its changes further on in the journal: then others' lie between, and are fetched
      if (answer.version !== version + pending.length) {
        this.#behind = answer.version;
        return true;
      }
      const rest = now.pending.slice(pending.length);
      this.#say(view, {
        ...now,
        version: answer.version,
        rounds: roundsOf(pending.map(written), now.rounds),
        pending: rest,
        saved: rest.length > 0 ? 'saving' : 'saved',
      });
      return true;
    }
    if (answer.status === 'behind') {
      // a journal shorter than what we stand on was taken away under us
      if (answer.version <= version) {
        if (!this.#isLeft) return this.#refused(view, 'gone');
        this.#gone();
        return false;
      }
      this.#behind = Math.max(this.#behind, answer.version);
      return true;
    }
    return this.#refused(view, answer.reason);
  }

  /** False: the store is gone, or the page. */
  async #receive(at: number): Promise<boolean> {
    const told = this.#behind;
    this.#unsure = false;
    const changes = await this.#options.authority.since(this.#options.issue, at).catch(() => null);
    const view = this.#view;
    if (!view) return false;
    const now = this.#state(view);
    if (changes === null || view.composing || now.version !== at) {
      this.#unsure = true;
      return changes === null ? this.#refused(view, 'gone') : true;
    }
    // told anew while we read: read again
    if (this.#behind === told) this.#behind = at + changes.length;
    if (changes.length === 0) {
      if (now.pending.length === 0 && now.saved !== 'saved') this.#say(view, { ...now, saved: 'saved' });
      return true;
    }
    const { state } = view;
    const tr = state.tr;
    const { local, unplaced } = rebase(tr, now.pending, changes);
    const ours = new Set(now.pending.map(({ change }) => change.id));
    const remote = changes.filter(({ id }) => !ours.has(id));
    const lost = unplaced.map((one) => ({
      change: this.#signed({ intent: 'edit', label: unplacedLabel, payload: one }),
      steps: [],
      inverted: [],
    }));
    const rounds = roundsOf(changes, now.rounds);
    const pending = [...local, ...lost];
    const next: CollabState = {
      version: at + changes.length,
      pending,
      saved: pending.length > 0 ? 'saving' : 'saved',
      tray: [...trayOf(remote, now.tray), ...unplaced],
      rounds,
      roundsHere: roundsOf(pending.map(written), rounds),
    };
    // the caret stays before what a colleague puts in at its place
    if (state.selection instanceof TextSelection) {
      const { anchor, head } = state.selection;
      tr.setSelection(
        TextSelection.between(
          tr.doc.resolve(tr.mapping.map(anchor, -1)),
          tr.doc.resolve(tr.mapping.map(head, -1)),
          -1,
        ),
      );
    }
    tr.setMeta('rebased', stepCount(now.pending));
    this.#say(view, next, tr);
    if (remote.length > 0 && !this.#isLeft) this.#options.onRemote?.(remote);
    return true;
  }
}

const written = ({ change, steps }: LocalChange): NewChange => ({
  ...change,
  steps: steps.map((step) => step.toJSON() as unknown),
});

/**
 * The state after these changes, with those of `client` in the undo history as they were when they were made: so undo
 * goes on after a reload. `state` is of the document before them, with the plugins in it.
 * A change that does not fit throws: the journal was replayed before.
 */
export function restored(state: EditorState, changes: readonly Change[], client: string): EditorState {
  let now = state;
  for (const change of changes) {
    if (change.steps.length === 0) continue;
    now = again(now, change, client);
  }
  return standing(now, changes, collabKey.getState(now));
}

/** The state after these changes without an undo history: what lies further back than undo goes is only done. Throws RangeError where the journal does not fit. */
export function advanced(state: EditorState, changes: readonly Change[]): EditorState {
  const { doc, broken } = replay(state.doc, changes);
  if (broken) throw new RangeError(`change ${broken.seq}: ${broken.reason}`);
  const fresh = EditorState.create({ doc, plugins: state.plugins });
  return standing(fresh, changes, collabKey.getState(state));
}

/** The state says that it stands behind the changes. */
function standing(
  now: EditorState,
  changes: readonly Change[],
  collab: CollabState | undefined,
): EditorState {
  if (!collab) return now;
  const version = (changes.at(-1)?.seq ?? collab.version - 1) + 1;
  const rounds = roundsOf(changes, collab.rounds);
  return now.apply(
    now.tr
      .setMeta(collabKey, { next: { ...collab, version, rounds, roundsHere: rounds } } satisfies Said)
      .setMeta('addToHistory', false),
  );
}

function again(state: EditorState, change: Change, client: string): EditorState {
  const quiet = (tr: Transaction): Transaction => {
    const collab = collabKey.getState(state);
    return collab ? tr.setMeta(collabKey, { next: collab } satisfies Said) : tr;
  };
  const tr = state.tr;
  for (const json of change.steps) tr.step(Step.fromJSON(state.schema, json));
  tr.setTime(change.at);
  if (change.client !== client || change.intent === 'sign')
    return state.apply(quiet(tr.setMeta('addToHistory', false)));
  if (change.intent === 'undo' || change.intent === 'redo') {
    const { passed, taken } = undoing(state, change.intent);
    return taken?.doc.eq(tr.doc)
      ? passed.apply(quiet(taken.setTime(change.at)))
      : state.apply(quiet(tr.setMeta('addToHistory', false)));
  }
  return state.apply(
    quiet(change.intent === 'edit' ? tr : closeHistory(setChange(tr, { intent: change.intent }))),
  );
}

/** What undo (or redo) would do now. It passes over what is locked: `over` groups, and goes on from the state `passed`. */
export function undoing(
  state: EditorState,
  intent: 'undo' | 'redo',
): {
  readonly passed: EditorState;
  readonly over: readonly Transaction[];
  readonly taken: Transaction | null;
} {
  let passed = state;
  const over: Transaction[] = [];
  for (;;) {
    let taken: Transaction | null = undoBatch(passed, intent);
    if (!taken) (intent === 'undo' ? undo : redo)(passed, (tr) => (taken = tr));
    const tr = taken;
    if (!tr || lockedBy(tr.before, tr.steps, tr.doc).length === 0) return { passed, over, taken: tr };
    const next = passOver(passed, intent);
    if (!next) return { passed, over, taken: null };
    over.push(next);
    passed = passed.apply(next);
  }
}
