import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What the PDF library fetches while it draws (character maps, standard fonts, decoders): served at pdfjs/ as it lies in the package, so that no copy of it has to be kept. */
function pdfData(): Plugin {
  const home = join(import.meta.dirname, 'node_modules/pdfjs-dist');
  const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
  return {
    name: 'pdf-data',
    configureServer(server) {
      server.middlewares.use('/pdfjs/', (request, response, next) => {
        const path = normalize(decodeURIComponent((request.url ?? '').split('?')[0] ?? '')).replace(/^\/+/, '');
        const file = join(home, path);
        if (!folders.includes(path.split('/')[0] ?? '') || !file.startsWith(home) || !existsSync(file)) return next();
        response.setHeader('Content-Type', file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream');
        createReadStream(file).pipe(response);
      });
    },
    generateBundle() {
      for (const folder of folders)
        for (const name of readdirSync(join(home, folder))) this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source: readFileSync(join(home, folder, name)) });
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfData()],
  worker: { format: 'es' },
  build: { target: 'es2023' },
  test: { include: ['src/**/*.test.{ts,tsx}'], maxWorkers: 2 },
});
