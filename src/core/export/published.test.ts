// ninjs against the schema as IPTC publishes it, wherever the network has it: it belongs to others and is not part of the
// project. Kept beside the libraries once it was had. What we write into of it stands in wire.test.ts, for everywhere else.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyIssue } from '../../testing/any-issue.ts';
import { count } from '../document/queries.ts';
import { ninjs, standard } from './ninjs.ts';

const folder = join(import.meta.dirname, '../../../node_modules/.cache/qingyang/schemas');

/** Milliseconds until a network that does not answer counts as none. */
const patience = 5000;

async function published(address: string): Promise<AnySchemaObject | null> {
  const kept = join(folder, encodeURIComponent(address));
  try {
    if (!existsSync(kept)) {
      const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
      const schema = (await answer.json()) as AnySchemaObject;
      mkdirSync(folder, { recursive: true });
      writeFileSync(kept, JSON.stringify(schema));
    }
    return JSON.parse(readFileSync(kept, 'utf8')) as AnySchemaObject;
  } catch {
    return null; // no network
  }
}

const schema = await published(standard.schema);

describe.skipIf(schema === null)('the published schema of ninjs', () => {
  it('is kept to whatever the issue', { timeout: 60_000 }, async () => {
    // shapes of places, which we write none of, have a schema of their own elsewhere
    const ajv = new Ajv2020({ strict: false, validateFormats: false, loadSchema: () => Promise.resolve({}) });
    const validate = await ajv.compileAsync(schema ?? {});
    expect(validate({ uri: 'urn:x:a', type: 'poem' })).toBe(false);
    fc.assert(
      fc.property(anyIssue, (doc) => {
        const original = { version: 1 as const, doc: doc.toJSON(), sources: {}, applied: [], files: [] };
        const account = { in: count(doc), removed: [], added: [], out: count(doc), balanced: true };
        const written = ninjs.write({ doc, original, account, sectionNames: {} });
        expect(validate(JSON.parse(written)), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
