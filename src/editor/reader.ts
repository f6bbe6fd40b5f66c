// 读校: the browser's speech reads from the caret on; the words that are spoken are lit and the caret goes with them, so
// that a correction is typed right where it was heard. Typing stops it.

import type { EditorState } from 'prosemirror-state';
import { blocks, roleOf } from '../core/document/queries.ts';
import { isHan } from '../core/document/text.ts';
import { type HowSpoken, namesIn, type Passage, passages, spoken } from '../core/document/speech.ts';
import type { DeskEditor } from './desk-editor.ts';
import { setLit } from './reading.ts';

export interface HowRead {
  /** 1: as the voice speaks. */
  readonly speed: number;
  readonly slowly: boolean;
  /** Of persons whom the paper knows. */
  readonly names: readonly string[];
}

export class Reader {
  readonly #desk: DeskEditor;
  readonly #speech: SpeechSynthesis;
  readonly #how: () => HowRead;
  readonly #unsubscribe: () => void;
  /** What stands and where the caret was put by us; when either is another, somebody is at work. */
  #seen: EditorState | null = null;
  /** Names that stand in the issue. */
  #names: readonly string[] = [];
  /** Counts the readings: what a voice tells of an earlier one is not heard. */
  #turn = 0;

  constructor(desk: DeskEditor, speech: SpeechSynthesis, how: () => HowRead) {
    this.#desk = desk;
    this.#speech = speech;
    this.#how = how;
    this.#unsubscribe = desk.subscribe(() => this.#look());
  }

  destroy(): void {
    this.#unsubscribe();
    this.#turn += 1;
    this.#speech.cancel();
  }

  get reads(): boolean {
    return this.#seen !== null;
  }

  toggle(): void {
    if (this.reads) this.stop();
    else this.read();
  }

  stop(): void {
    if (!this.reads) return;
    this.#seen = null;
    this.#turn += 1;
    this.#speech.cancel();
    this.#light(null);
  }

  /** From the caret on, to the end of the issue; page heads and feet are left out. */
  read(): void {
    this.stop();
    this.#turn += 1;
    const turn = this.#turn;
    const { doc } = this.#desk.state;
    this.#names = namesIn(doc.textBetween(0, doc.content.size, '\n'));
    this.#seen = this.#desk.state;
    void voicesOf(this.#speech).then(() => {
      if (turn === this.#turn && this.reads) this.#from(this.#desk.state.selection.head, turn);
    });
  }

  /** The rest of the passage in which `pos` stands; after it the next one. */
  #from(pos: number, turn: number): void {
    const { doc } = this.#desk.state;
    const block = blocks(doc).find(
      (one) =>
        one.pos + one.node.nodeSize > pos && roleOf(one.node) !== 'furniture' && one.node.content.size > 0,
    );
    if (!block) {
      this.stop();
      return;
    }
    const text = block.node.textContent;
    const start = Math.max(0, pos - block.pos - 1);
    const passage = passages(text).find(({ to }) => to > start);
    if (!passage) {
      this.#from(block.pos + block.node.nodeSize, turn);
      return;
    }
    this.#speak(text, { from: Math.max(start, passage.from), to: passage.to }, block.pos + 1, turn);
  }

  #speak(text: string, passage: Passage, base: number, turn: number): void {
    const { speed, slowly, names } = this.#how();
    const how: HowSpoken = { slowly, names: [...this.#names, ...names] };
    const { say, at } = spoken(text, passage, how);
    const utterance = new SpeechSynthesisUtterance(say);
    utterance.rate = speed;
    utterance.lang = Array.from(text).some(isHan) ? 'zh-CN' : 'en';
    const voice = voiceFor(utterance.lang, this.#speech.getVoices());
    if (voice === 'elsewhere') {
      this.stop();
      this.#desk.tell({ code: 'reading:elsewhere' });
      return;
    }
    if (voice) utterance.voice = voice;
    const mine = (): boolean => turn === this.#turn && this.reads;
    utterance.addEventListener('start', () => {
      if (mine()) this.#light({ from: base + passage.from, to: base + passage.to });
    });
    utterance.addEventListener('boundary', ({ charIndex, charLength }) => {
      if (!mine()) return;
      const from = at[charIndex];
      const to = at[Math.min(say.length, charIndex + Math.max(1, charLength || 1))];
      if (from !== undefined && to !== undefined)
        this.#light({ from: base + from, to: base + Math.max(to, from + 1) });
    });
    utterance.addEventListener('end', () => {
      if (mine()) this.#from(base + passage.to, turn);
    });
    utterance.addEventListener('error', ({ error }) => {
      if (!mine()) return;
      this.stop();
      // it was stopped by ourselves
      if (error !== 'canceled' && error !== 'interrupted')
        this.#desk.tell({ code: 'reading:failed', params: { reason: error } });
    });
    this.#speech.speak(utterance);
  }

  #light(lit: Parameters<typeof setLit>[1]): void {
    const tr = setLit(this.#desk.state.tr, lit);
    const reads = this.reads;
    // our own look at it is not somebody at work
    this.#seen = null;
    this.#desk.dispatch(tr);
    if (reads) this.#seen = this.#desk.state;
  }

  #look(): void {
    const { state } = this.#desk;
    if (!this.#seen || (state.doc === this.#seen.doc && state.selection.eq(this.#seen.selection))) return;
    this.stop();
  }
}

/** Milliseconds in which a browser tells of its voices: the first time that it is asked it knows of none. */
const telling = 600;

function voicesOf(speech: SpeechSynthesis): Promise<void> {
  if (speech.getVoices().length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    speech.addEventListener('voiceschanged', () => resolve(), { once: true });
    setTimeout(resolve, telling);
  });
}

/**
 * A voice of this machine: others are given the text to speak over the network, and no word leaves the machine. Of the
 * country's own first: zh-HK reads Cantonese. null: the browser says of none where it is, and chooses.
 */
export function voiceFor(
  language: string,
  voices: readonly SpeechSynthesisVoice[],
): SpeechSynthesisVoice | 'elsewhere' | null {
  if (voices.length === 0) return null;
  const own = voices.filter(
    ({ lang, localService }) => localService && lang.replace('_', '-').startsWith(language.slice(0, 2)),
  );
  const best = own.find(({ lang }) => lang.replace('_', '-') === language);
  return best ?? own[0] ?? 'elsewhere';
}
