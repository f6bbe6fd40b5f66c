// The document on screen: ProseMirror's view with our schema and plugins. React draws around it and reads it through
// selectors.

import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import type { Doubt } from '../core/import/types.ts';
import type { Faint } from '../core/checks/faint.ts';
import { type House, Linter } from '../core/checks/lint.ts';
import { schema } from '../core/document/schema.ts';
import { documentOf } from '../core/history/replay.ts';
import type { Suggestion } from '../core/checks/types.ts';
import type { Message } from '../core/message.ts';
import { plainPaste } from './clipboard.ts';
import { commands, passedOver } from './commands.ts';
import { latin } from './latin.ts';
import { shade, shading } from './shading.ts';
import { foundPlugin } from './found.ts';
import { redlinePlugin } from './redline.ts';
import { readingPlugin } from './reading.ts';
import { articleHeads, caretBlock, type DrawHead } from './galley.ts';
import { parseKey, pressed } from './keys.ts';
import { caretSeen, catchUp } from './caret-seen.ts';
import { distinctIds } from './distinct-ids.ts';
import { locks } from './locks.ts';
import { overBlocks } from './over-blocks.ts';
import { remarks } from './remarks.ts';
import { lookAgain, setOpen, suggestions, suggestionsPlugin } from './suggestions.ts';
import './galley.css';

export interface DeskEditorOptions extends House {
  /** The document as JSON of core's schema. */
  readonly doc: unknown;
  /** Of the collab client; they come first. */
  readonly plugins?: readonly Plugin[];
  /** What the importer doubted. */
  readonly doubts?: readonly Doubt[] | undefined;
  /** Of the printed columns, in em, as the original document shows it: repairs take away what it is read off. */
  readonly columnWidth?: number | null;
  readonly drawHead: DrawHead;
  /** Names of the sections by code, for what is copied. */
  readonly sectionNames: () => Readonly<Record<string, string>>;
  /** Something to say to the person: what a command did, or why it could not. `kinds`: how many of each check. */
  readonly tell: (message: Message, kinds?: ReadonlyMap<string, number>) => void;
  /** Which suggestions the keys walk through, and in which order; absent: all, in reading order. */
  readonly queue?: (all: readonly Suggestion[]) => readonly Suggestion[];
  /** Label of the text field for those who hear it. */
  readonly label: string;
}

export class DeskEditor {
  readonly view: EditorView;
  /** The document does not fit the schema: it is shown empty and nothing can be typed. */
  readonly broken: string | null;
  readonly linter: Linter;
  readonly #options: DeskEditorOptions;
  #unshade: (() => void) | null = null;
  #house: House;
  readonly #listeners = new Set<(tr: Transaction) => void>();

  constructor(options: DeskEditorOptions) {
    this.#options = options;
    this.#house = houseOf(options);
    this.linter = new Linter({
      now: () => performance.now(),
      ...this.#house,
      doubts: options.doubts,
      ...(options.columnWidth === undefined ? {} : { columnWidth: options.columnWidth }),
    });
    const plugins = [
      this.#keys(),
      ...(options.plugins ?? []),
      history({ newGroupDelay: 600 }),
      plainPaste,
      locks(() => options.tell({ code: 'editor:locked.input' })),
      overBlocks,
      distinctIds,
      suggestionsPlugin(this.linter),
      latin,
      remarks,
      shading,
      foundPlugin,
      readingPlugin,
      redlinePlugin,
      articleHeads(options.drawHead),
      caretBlock,
      opensOnClick,
    ];
    const doc = opened(options.doc);
    this.broken = typeof doc === 'string' ? doc : null;
    this.view = new EditorView(null, {
      state: EditorState.create({
        doc: typeof doc === 'string' ? (schema.topNodeType.createAndFill() ?? undefined) : doc,
        schema,
        plugins,
      }),
      editable: () => this.broken === null,
      attributes: {
        class: 'galley',
        role: 'textbox',
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': options.label,
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
      },
      scrollMargin: { top: 96, bottom: 160, left: 0, right: 0 },
      scrollThreshold: { top: 64, bottom: 120, left: 0, right: 0 },
      dispatchTransaction: (tr) => {
        if (this.view.isDestroyed) return;
        // what happens beside the text (the checks have looked, a search has found) draws anew, and would put a caret that the browser has not told of yet back to where it was
        const moved = tr.docChanged || tr.selectionSet ? null : caretSeen(this.view);
        if (moved) tr.setSelection(moved);
        const state = this.view.state.apply(tr);
        keepDrawn(this.view, state.doc);
        this.view.updateState(state);
        for (const listener of this.#listeners) listener(tr);
      },
    });
  }

  /** Puts the galley into an element of the page. */
  mount(element: HTMLElement): void {
    element.append(this.view.dom);
  }

  destroy(): void {
    this.#listeners.clear();
    this.#unshade?.();
    this.view.destroy();
  }

  get state(): EditorState {
    return this.view.state;
  }

  dispatch(tr: Transaction): void {
    this.view.dispatch(tr);
  }

  /** Told after every transaction. */
  subscribe(listener: (tr: Transaction) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  focus(): void {
    this.view.focus();
  }

  /** After the caret jumped: pages that come into sight turn out higher or lower than they were taken for, and push it away again. `frames`: how long to look after it. */
  keepInSight(frames = 4): void {
    requestAnimationFrame(() => {
      if (frames === 0 || this.view.isDestroyed) return;
      const { top, bottom } = this.view.coordsAtPos(this.state.selection.head);
      let table = this.view.dom.parentElement;
      while (table && table.scrollHeight <= table.clientHeight) table = table.parentElement;
      const sight = table?.getBoundingClientRect();
      if (sight && (top < sight.top || bottom > sight.bottom)) this.dispatch(this.state.tr.scrollIntoView());
      this.keepInSight(frames - 1);
    });
  }

  /** The paper's words and kinds are these from now on; suggestions of a kind that is off go at once. */
  heed(house: House): void {
    const now = houseOf(house);
    if (alike(now, this.#house)) return;
    this.#house = now;
    this.linter.heed(now);
    const off = suggestions(this.state).filter(({ code }) => now.offKinds?.includes(code));
    if (off.length > 0) this.dispatch(passedOver(this.state.tr, this, off));
    this.dispatch(lookAgain(this.state.tr));
  }

  /** The OCR engine was not sure of these: the checks look again. */
  learn(faint: Faint): void {
    this.linter.learn(faint);
    this.#unshade?.();
    this.#unshade = shade(this, faint);
    this.dispatch(lookAgain(this.state.tr));
  }

  /** The suggestions that the keys walk through. */
  queue(): readonly Suggestion[] {
    const all = suggestions(this.state);
    return this.#options.queue?.(all) ?? all;
  }

  tell(message: Message, kinds?: ReadonlyMap<string, number>): void {
    this.#options.tell(message, kinds);
  }

  sectionNames(): Readonly<Record<string, string>> {
    return this.#options.sectionNames();
  }

  #keys(): Plugin {
    const bound = commands.flatMap((command) => command.keys.map((key) => ({ command, key: parseKey(key) })));
    return new Plugin({
      props: {
        handleKeyDown: (view, event) => {
          if (view.composing) return false;
          const hit = bound.find(({ key }) => pressed(key, event));
          // what stands beside the caret is drawn before the browser moves on from it
          if (hit || movesCaret.test(event.key)) catchUp(view);
          if (!hit) return false;
          return hit.command.run(this) || !hit.command.native;
        },
      },
    });
  }
}

/**
 * ProseMirror draws a node anew when its attributes change, and for the document itself that means every word of the issue:
 * at each dismissal and each query, which are no part of what is drawn. So what is drawn is told of them first.
 */
function keepDrawn(view: EditorView, doc: Node): void {
  // its published types leave out what it draws with
  const { docView } = view as unknown as { readonly docView: { node: Node } };
  if (docView.node.type === doc.type && !docView.node.sameMarkup(doc))
    docView.node = doc.type.create(doc.attrs, docView.node.content, doc.marks);
}

/** The same decisions written the same way, to be compared. */
const houseOf = ({ lists, onKinds = [], offKinds = [], tagging }: House): House => ({
  ...(lists ? { lists } : {}),
  onKinds,
  offKinds,
  ...(tagging ? { tagging } : {}),
});

/** What was learnt is another thing when it was learnt anew; all else is what it says. */
function alike({ tagging: a, ...one }: House, { tagging: b, ...other }: House): boolean {
  return (
    a?.learned === b?.learned && JSON.stringify([one, a?.taxonomy]) === JSON.stringify([other, b?.taxonomy])
  );
}

const movesCaret = /^(?:Arrow|Page)/u;

/** A click on a marked word, or on its seal in the margin, opens the suggestion; the caret goes where the click was. */
const opensOnClick = new Plugin({
  props: {
    handleClick(view, _pos, event) {
      const marked =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-suggestion]') : null;
      const id = marked?.dataset['suggestion'];
      if (id !== undefined) view.dispatch(setOpen(view.state.tr, id));
      return false;
    },
  },
});

/** The document, or why it does not fit the schema. */
function opened(json: unknown): Node | string {
  try {
    return documentOf(schema, json);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
