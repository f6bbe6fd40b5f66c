// What a press means in the strip over the galley's foot: a digit is its choice; letters are pinyin initials, and the
// choice is made as soon as they fit one alone.

import { found, initials } from './initials.ts';

export interface Choice {
  readonly code: string;
  readonly name: string;
  /** The digit that chooses it, or null. */
  readonly digit: string | null;
  readonly on: boolean;
  /** It stands under another one: in a long list it is shown when letters were typed. */
  readonly below?: boolean;
}

/** So many fit over the galley's foot. */
const most = 40;

/** What is shown after the letters `typed`: all, unless they are too many. */
export function shownChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  if (choices.length <= most) return choices;
  const fit = typed === '' ? choices.filter(({ below }) => below !== true) : fitting(choices, typed);
  return choices.filter((choice) => choice.on || fit.includes(choice)).slice(0, most);
}

/** What is printed on the key of each choice: its digit, else its initials, told apart by a digit where two have the same. */
export function printedKeys(choices: readonly Choice[]): readonly string[] {
  return choices.map((choice) => {
    const letters = initials(choice.name);
    const same = choices.filter((one) => initials(one.name) === letters);
    return choice.digit ?? (same.length > 1 ? `${letters}${same.indexOf(choice) + 1}` : letters);
  });
}

/** Which choices the typed letters fit: those whose name begins so. */
export function fitting(choices: readonly Choice[], typed: string): readonly Choice[] {
  return typed === '' ? choices : choices.filter((choice) => found(choice.name, typed) >= 3);
}

export interface Pressed {
  /** The choice that was made. */
  readonly choice: Choice | null;
  /** Letters that wait for more. */
  readonly typed: string;
}

/** A press of a digit or letter (lower case), after the letters `typed` that wait. A letter that fits nothing begins anew. */
export function press(choices: readonly Choice[], typed: string, key: string): Pressed {
  if (/^\d$/.test(key)) {
    // 公告 and 广告 are both gg: gg1 and gg2
    const same = typed === '' ? [] : choices.filter((choice) => initials(choice.name) === typed);
    if (same.length > 1) return { choice: same[Number(key) - 1] ?? null, typed: '' };
  }
  if (/^\d$/.test(key)) return { choice: choices.find((choice) => choice.digit === key) ?? null, typed: '' };
  for (const letters of [typed + key, key]) {
    const fit = fitting(choices, letters);
    if (fit.length === 1) return { choice: fit[0] ?? null, typed: '' };
    if (fit.length > 1) {
      // 国 of 国内 and 国际: waits. Several of which one is typed out in full: that one
      const whole = fit.filter((choice) => initials(choice.name) === letters);
      return whole.length === 1 ? { choice: whole[0] ?? null, typed: '' } : { choice: null, typed: letters };
    }
  }
  return { choice: null, typed: '' };
}
