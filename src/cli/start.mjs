// npm start: installs what is missing, builds what is stale, serves, says where.

import { createServer } from 'node:http';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { ensureBuild, ensurePackages, root } from './setup.mjs';

ensurePackages();
ensureBuild();

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const dist = join(root, 'dist');

/** The path that a request asks for; null where the address is none (`/%`), which must not end the server. */
function asked(url) {
  try {
    return decodeURIComponent(new URL(`http://localhost${url}`).pathname);
  } catch {
    return null;
  }
}

const server = createServer((request, response) => {
  const path = asked(request.url);
  if (path === null || path.includes('\0')) {
    response.writeHead(400).end();
    return;
  }
  const wanted = normalize(join(dist, path));
  const inside = wanted === dist || wanted.startsWith(dist + sep);
  const file =
    inside && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : extname(path) === ''
        ? join(dist, 'index.html')
        : null;
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': "frame-ancestors 'none'", // a page's own policy cannot say this one
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  // a new build may take it away between the question and the answer
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
});

let port = Number(process.env.PORT ?? 4173);
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE' && !process.env.PORT) server.listen((port += 1), 'localhost');
  else throw error;
});
server.on('listening', () => {
  console.log(`清样在这里：http://localhost:${port}/　（Ctrl-C 停）`);
  console.log(`Qingyang is at http://localhost:${port}/ (Ctrl-C stops it)`);
});
server.listen(port, 'localhost');
