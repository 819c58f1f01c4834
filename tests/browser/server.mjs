// A web server as a municipality has one: files, types, a strict policy, 404.html for what is missing.
// Knows nothing of pages; it serves what the site folder held when it was read, and nothing else.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.atom': 'application/atom+xml', '.avif': 'image/avif', '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8', '.gif': 'image/gif', '.html': 'text/html; charset=utf-8',
  '.ico': 'image/vnd.microsoft.icon', '.ics': 'text/calendar; charset=utf-8', '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8', '.pdf': 'application/pdf', '.png': 'image/png',
  '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** A prefix that no link may rely on: the site has to work below any folder. */
const PREFIX = '/unter/einem/ordner/';

/**
 * Serves a site on a free port of the loopback.
 * @returns {Promise<{ address: (path: string) => string, base: string, close: () => Promise<void> }>}
 */
export async function serve(site) {
  const server = createServer(async (request, response) => {
    const wanted = pathIn(site, new URL(request.url, 'http://localhost').pathname);
    const path = wanted ?? (site.files.has('404.html') ? '404.html' : undefined);
    const body = path === undefined ? 'not found' : await readFile(join(site.root, path));
    response.writeHead(wanted === undefined ? 404 : 200, {
      'Content-Type': TYPES[extname(path ?? '.txt').toLowerCase()] ?? 'application/octet-stream',
      'Content-Security-Policy': "default-src 'self'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${server.address().port}${PREFIX}`;
  return {
    base,
    address: (path) => base + path.split('/').map(encodeURIComponent).join('/'),
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

/** The file of the site that an address names; `undefined` where there is none. */
function pathIn(site, pathname) {
  if (!pathname.startsWith(PREFIX)) return undefined;
  try {
    const path = decodeURIComponent(pathname.slice(PREFIX.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return site.files.has(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
