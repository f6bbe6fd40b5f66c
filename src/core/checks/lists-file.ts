// A paper's lists and switches as a file: {"wrong": [{"wrong": "柳林度", "right": "柳林渡"}], "never": ["青禾茶社"],
// "persons": [{"name": "王小禾", "title": "镇长"}], "on": ["two-titles"], "off": ["untagged"]}; each may be absent.

import * as v from 'valibot';
import type { House } from './lint.ts';

/** What a paper's lists look like, in a file and in a saved shelf. */
export const listsForm = v.object({
  wrong: v.optional(v.array(v.object({ wrong: v.string(), right: v.string() })), []),
  never: v.optional(v.array(v.string()), []),
  persons: v.optional(v.array(v.object({ name: v.string(), title: v.string() })), []),
});

// a name that it does not know is a slip of the pen
const fileForm = v.strictObject({
  ...listsForm.entries,
  on: v.optional(v.array(v.string()), []),
  off: v.optional(v.array(v.string()), []),
});

/** null: the text is no such file. */
export function listsOf(text: string): House | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const form = v.safeParse(fileForm, json);
  if (!form.success || Array.isArray(json)) return null;
  const { on, off, ...lists } = form.output;
  return { lists, onKinds: on, offKinds: off };
}
