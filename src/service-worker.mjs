// Keeps the program itself on this machine, so that a desk that was opened once opens, and all of it works, without a
// network. The build puts two lines before these: `version`, and `files`, all that it made.
//
// The page is asked for from the server first: a newer build is there at once. What the page names has its content's hash
// in its name and never changes. A newer build waits until no desk of this one is open: what it still has to fetch is here.

/* global version, files */
const kept = `qingyang-${version}`;

/** The answer of the server; where there is none, the page as it was kept. */
async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const known = await caches.match('/', { cacheName: kept });
    if (known) return known;
    throw error;
  }
}

self.addEventListener('install', (event) => {
  const wanted = [new Request('/', { cache: 'reload' }), ...files];
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(wanted)));
});

self.addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) =>
      Promise.all(
        names
          .filter((name) => name.startsWith('qingyang-') && name !== kept)
          .map((name) => caches.delete(name)),
      ),
    );
  event.waitUntil(Promise.all([old, self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request, { cacheName: kept }).then((known) => known ?? fetch(request)));
});
