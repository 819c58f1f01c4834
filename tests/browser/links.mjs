// Every address in the output lands: on a file of the output, on an id of that file, without leaving the site.
// Works on what `site.mjs` read; opens no connection, and leaves the outside world unasked.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cssAddresses, svgIds } from './site.mjs';

/** A made-up place two folders deep: a relative link that climbs out of the site is seen. */
const PLACE = 'https://site.invalid/zwei/ordner/';

/** All dead or outward links, one line each. */
export async function deadLinks(site) {
  const idsByPath = new Map(site.pages.map(({ path, ids }) => [path, ids]));
  const problems = [];
  const judge = async (path, link) => {
    const problem = await fault(site, idsByPath, path, link);
    if (problem) problems.push(`${path}: ${problem}: ${link.html}`);
  };
  for (const page of site.pages) {
    for (const link of page.links) await judge(page.path, link);
  }
  for (const path of site.ordered.filter((path) => path.endsWith('.css'))) {
    for (const address of cssAddresses(await readFile(join(site.root, path), 'utf8'))) {
      await judge(path, { address, html: `url(${address})`, loads: true });
    }
  }
  return problems;
}

async function fault(site, idsByPath, from, { address, loads }) {
  // 404.html is shown at any depth, so it alone names its files by the base address.
  const place = (from === '404.html' && site.base ? site.base : PLACE) + encodeURI(from);
  if (!URL.canParse(address, place)) return 'not an address';
  const url = new URL(address, place);
  const internal = internalPath(site, url);
  if (internal === undefined) {
    if (url.origin === new URL(place).origin) return 'leads out of the site';
    if (loads) return 'would be fetched from elsewhere';
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? undefined : `scheme ${url.protocol}`;
  }
  if (!site.files.has(internal)) return `no file ${JSON.stringify(internal)}`;
  const id = decode(url.hash.slice(1).split(':~:')[0]);
  if (id === '' || id === 'top') return undefined;
  const ids = await idsOf(site, idsByPath, internal);
  return ids === undefined || ids.has(id) ? undefined : `no id ${JSON.stringify(id)} in ${internal}`;
}

/** The path in the site that an address names, `undefined` for one outside. A link names its file, never a folder. */
function internalPath(site, url) {
  const base = [PLACE, site.base].find((base) => base && url.href.startsWith(base));
  if (base === undefined) return undefined;
  const path = decode((url.origin + url.pathname).slice(base.length));
  return path === '' && base === site.base ? 'index.html' : path;
}

async function idsOf(site, idsByPath, path) {
  if (!idsByPath.has(path) && path.endsWith('.svg')) {
    idsByPath.set(path, svgIds(await readFile(join(site.root, path), 'utf8')));
  }
  return idsByPath.get(path);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
