// npm run train:breaks            learns the weights of the line and break models from the corpus folder and writes them
// npm run train:breaks -- --joins learns those of the break model only
// npm run train:breaks -- --only=chunks  learns the break model and this one of the line models (chunks, lines, old)
// npm run train:breaks -- --cv    five-fold cross-validation over issues: what the models do on pages they have not seen
//
// The corpus stands beside the repository (../shared/corpus); nothing of its texts goes into the weights but counts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { LineModel, LineWeights } from '../core/labelling/lines.ts';
import { corpusFolder } from './corpus.ts';
import { crossValidate } from './cross-validation.ts';
import {
  folds,
  joinWeights,
  lineWeightsFile,
  material,
  oldBoundaries,
  oldWeights,
  sets,
  settings,
  trainOn,
  unseen,
  weightsFile,
} from './models.ts';
import { boundaries } from './train-joins.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const about = {
  command: 'npm run train:breaks',
  data: 'Learned from the corpus folder beside the repository: 12 typeset issues in chunks and line by line, 5 sheets of a tabloid of 1920–1939 line by line, one real page set of a city daily; each with a checked truth. Weights of named features only, no text.',
};

/** One feature a line: what changes with the next training shows as a diff that can be read. */
function readable(value: object): string {
  const lines = (held: object, indent: string): string =>
    Object.entries(held)
      .map(([key, inner]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(inner)}`)
      .join(',\n');
  const nested = (held: object, depth: number, indent: string): string =>
    depth === 0
      ? `{\n${lines(held, `${indent}  `)}\n${indent}}`
      : `{\n${Object.entries(held)
          .map(
            ([key, inner]) =>
              `${indent}  ${JSON.stringify(key)}: ${typeof inner === 'object' && inner !== null && key !== 'about' ? nested(inner as object, depth - 1, `${indent}  `) : JSON.stringify(inner)}`,
          )
          .join(',\n')}\n${indent}}`;
  return `${nested(value, 'chunks' in value ? 2 : 1, '')}\n`;
}

function trainAll(): void {
  const chunks = sets.find(({ model }) => model === 'chunks');
  const tabloid = sets.find(({ model }) => model === 'old');
  if (!chunks || !tabloid) return;
  const started = performance.now();
  const time = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  // the break model meets roles as they are guessed on pages that were not seen, not as they are
  const plain = chunks.cases.map((c, i) => material(c, i, 'chunks', settings.chunks.copies));
  const labels = unseen(chunks, plain, folds, settings.chunks);
  const data = chunks.cases.flatMap((c, i) => boundaries(c, labels[i] ?? []));
  const printed = unseen(
    tabloid,
    tabloid.cases.map((c, i) => material(c, i, 'old', settings.old.copies)),
    folds,
    settings.old,
  );
  const old = oldWeights(tabloid.cases.flatMap((c, i) => oldBoundaries(c, i, printed[i] ?? [])));
  writeFileSync(weightsFile, readable({ about, ...joinWeights(data), old }));
  say(`breaks and headlines: ${data.length} boundaries, ${time()}`);
  if (process.argv.includes('--joins')) return;
  const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice(7);
  const held = JSON.parse(readFileSync(lineWeightsFile, 'utf8')) as Record<LineModel, LineWeights>;
  const out: Partial<Record<LineModel, LineWeights>> = {};
  for (const set of sets) {
    if (only !== undefined && set.model !== only) {
      out[set.model] = held[set.model];
      continue;
    }
    const options = settings[set.model];
    out[set.model] = trainOn(
      set.cases.map((c, i) => material(c, i, set.model, options.copies)),
      options,
    );
    say(
      `${set.name}: ${set.cases.reduce((n, c) => n + c.lines.length, 0)} lines, ${Object.keys(out[set.model]?.features ?? {}).length} features, ${time()}`,
    );
  }
  const text = readable({ about, ...out });
  writeFileSync(lineWeightsFile, text);
  say(`weights: ${(text.length / 1024).toFixed(0)} kB`);
}

if (!existsSync(corpusFolder)) say(`no corpus at ${corpusFolder}: nothing to learn from`);
else if (process.argv.includes('--cv')) await crossValidate();
else trainAll();
