// What a file from elsewhere must look like before anything of it is believed.

import * as v from 'valibot';

export const originalForm = v.looseObject({
  version: v.literal(1),
  doc: v.unknown(),
  sources: v.record(v.string(), v.array(v.looseObject({}))),
  applied: v.array(v.looseObject({})),
  doubts: v.optional(v.array(v.looseObject({}))),
  files: v.array(v.looseObject({})),
});
export const changeForm = v.looseObject({
  id: v.string(),
  client: v.string(),
  seq: v.number(),
  at: v.number(),
  by: v.string(),
  round: v.picklist(['first', 'second', 'third']),
  intent: v.string(),
  steps: v.array(v.unknown()),
});
