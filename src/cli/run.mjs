// node src/cli/run.mjs ENTRY.ts [ARG…]: builds a TypeScript program when a source is newer than its build, and runs it.
// Nothing but the program's own output goes to stdout.

import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages, newest, root } from './setup.mjs';

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error('usage: node src/cli/run.mjs ENTRY.ts [ARG…]');
  process.exit(2);
}
ensurePackages();

const name = basename(entry, '.ts');
const out = join(root, 'node_modules', '.cache', 'qingyang', name);
const built = join(out, `${name}.mjs`);
const isTest = (path) => path.endsWith('.test.ts');
const sources = [join(root, 'src'), join(root, 'vite.config.ts'), join(root, 'package-lock.json')];
if (!existsSync(built) || statSync(built).mtimeMs < newest(sources, isTest)) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir: out,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
}
process.argv = [process.argv[0], resolve(built), ...args];
await import(pathToFileURL(built).href);
