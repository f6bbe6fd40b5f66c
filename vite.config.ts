import { cpSync, createReadStream, existsSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
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

/** What the PDF library fetches for itself, by name, when a file asks for it: maps of fonts that are not embedded, decoders. */
const pdfParts = join('node_modules', 'pdfjs-dist');
const servedParts: Plugin = {
  name: 'pdf-parts',
  configureServer(server) {
    server.middlewares.use('/pdfjs/', (request, response, next) => {
      const path = normalize(join(pdfParts, decodeURIComponent((request.url ?? '').split('?')[0] ?? '')));
      if (!path.startsWith(pdfParts + sep) || !/\.[a-z\d]+$/iu.test(path) || !existsSync(path)) next();
      else {
        if (path.endsWith('.wasm')) response.setHeader('Content-Type', 'application/wasm');
        createReadStream(path).pipe(response);
      }
    });
  },
  writeBundle({ dir }) {
    if (dir === undefined) return;
    for (const part of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
      cpSync(join(pdfParts, part), join(dir, 'pdfjs', part), { recursive: true });
  },
};

export default defineConfig({
  plugins: [react(), contentSecurityPolicy, servedParts],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
  test: { include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/i18n/both-for-tests.ts'], maxWorkers: 2 },
});
