import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// What a hostile file may not do even if a fault of ours let its markup in: run, load, call home.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data: blob:",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** In the built page only: the dev server puts inline scripts in. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

/**
 * What libraries fetch for themselves, by name, when a file asks for it: the PDF library maps of fonts that are not embedded
 * and decoders, the OCR engine its core and the models of its languages.
 */
const parts: readonly { readonly at: string; readonly of: readonly string[] }[] = [
  ...['cmaps', 'standard_fonts', 'wasm', 'iccs'].map((part) => ({
    at: `pdfjs/${part}`,
    of: [join('node_modules', 'pdfjs-dist', part)],
  })),
  {
    at: 'ocr',
    of: [
      join('node_modules', 'tesseract.js', 'dist', 'worker.min.js'),
      ...['', '-simd', '-relaxedsimd'].map((kind) =>
        join('node_modules', 'tesseract.js-core', `tesseract-core${kind}-lstm.wasm.js`),
      ),
      ...['chi_sim', 'chi_tra', 'eng'].map((code) =>
        join('node_modules', '@tesseract.js-data', code, '4.0.0_best_int', `${code}.traineddata.gz`),
      ),
    ],
  },
];

/** The file behind a path of the dev server; null where there is none. */
function partAt(path: string): string | null {
  for (const { at, of } of parts) {
    if (!path.startsWith(`/${at}/`)) continue;
    const name = path.slice(at.length + 2);
    if (!/^[\w.-]+\.[a-z\d]+$/iu.test(name)) return null;
    return (
      of.map((one) => (basename(one) === name ? one : join(one, name))).find((file) => existsSync(file)) ??
      null
    );
  }
  return null;
}

const servedParts: Plugin = {
  name: 'served-parts',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = partAt(decodeURIComponent((request.url ?? '').split('?')[0] ?? ''));
      if (path === null) next();
      else {
        if (path.endsWith('.wasm')) response.setHeader('Content-Type', 'application/wasm');
        createReadStream(path).pipe(response);
      }
    });
  },
  writeBundle({ dir }) {
    if (dir === undefined) return;
    for (const { at, of } of parts)
      for (const one of of)
        cpSync(one, join(dir, at, statSync(one).isDirectory() ? '' : basename(one)), { recursive: true });
  },
};

/** The worker that keeps the program on the machine is told what the build made. In the built page only. */
const keptForOffline: Plugin = {
  name: 'kept-for-offline',
  apply: 'build',
  writeBundle({ dir }) {
    if (dir === undefined) return;
    const files = readdirSync(join(dir, 'assets'))
      .sort()
      .map((name) => `/assets/${name}`);
    const source = readFileSync(join('src', 'service-worker.mjs'), 'utf8');
    const version = createHash('sha256')
      .update(JSON.stringify(files) + readFileSync(join(dir, 'index.html'), 'utf8') + source)
      .digest('hex')
      .slice(0, 12);
    const told = `const version = ${JSON.stringify(version)};\nconst files = ${JSON.stringify(files)};\n`;
    writeFileSync(join(dir, 'service-worker.js'), told + source);
  },
};

const units = ['src/**/*.test.{ts,tsx}'];
const database = ['src/store/*.test.ts', 'src/editor/collab.test.ts'];

export default defineConfig({
  plugins: [react(), contentSecurityPolicy, servedParts, keptForOffline],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
  test: {
    setupFiles: ['src/i18n/both-for-tests.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    // a library with a register of its own (ProseMirror's steps) is loaded anew with what registers there
    server: { deps: { inline: [/prosemirror/] } },
    projects: [
      // the database library keeps what it found of the machine when it was loaded first
      { extends: true, test: { name: 'database', include: database } },
      { extends: true, test: { name: 'units', include: units, exclude: database, isolate: false } },
    ],
  },
});
