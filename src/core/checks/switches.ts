// Which kinds of suggestion a paper wants. Most are on until somebody says no, some are off until somebody asks.

import { checks } from './registry.ts';

export interface Switches {
  /** Codes of checks that the paper switched off. */
  readonly off: readonly string[];
  /** Codes of checks that are off for others and on for this paper. */
  readonly on?: readonly string[];
}

const optional: ReadonlySet<string> = new Set(checks.filter(({ off }) => off).map(({ code }) => code));

export function isOn(code: string, { off, on = [] }: Switches): boolean {
  return !off.includes(code) && (!optional.has(code) || on.includes(code));
}

/** The switches with this one turned. */
export function turned(code: string, to: boolean, { off, on = [] }: Switches): Required<Switches> {
  const without = (list: readonly string[]): readonly string[] => list.filter((one) => one !== code);
  return {
    off: to || optional.has(code) ? without(off) : [...without(off), code],
    on: to && optional.has(code) ? [...without(on), code] : without(on),
  };
}
