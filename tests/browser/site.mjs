// A built site as a list of files and, for each page, what a reader could follow or look for.
// Knows HTML and CSS as text; knows nothing of browsers, servers, or what a page is about.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { parse, parseFragment } from 'parse5';

/** Attributes that hold one address, by element; `*` stands for any. */
const ADDRESS_ATTRIBUTES = new Map([
  ['a', ['href']], ['area', ['href']], ['audio', ['src']], ['blockquote', ['cite']], ['button', ['formaction']],
  ['embed', ['src']], ['form', ['action']], ['iframe', ['src']], ['image', ['href']], ['img', ['src']],
  ['input', ['src']], ['link', ['href']], ['object', ['data']], ['script', ['src']], ['source', ['src']],
  ['track', ['src']], ['use', ['href']], ['video', ['src', 'poster']],
]);

/** Elements whose address only leads elsewhere when the reader asks for it. */
const FOLLOWED_ON_REQUEST = new Set(['a', 'area', 'blockquote', 'form', 'button']);
const LINKS_THAT_LOAD = new Set(['stylesheet', 'icon', 'preload', 'modulepreload', 'manifest', 'apple-touch-icon']);

/**
 * Reads a site folder. Files of the generator itself (`.fahrplan`, `.gitignore`) are no part of a site.
 * `pages` are the HTML files: `kind` is the body's `data-kind`, `refresh` the target of a redirecting page.
 * @returns {Promise<{ root: string, base?: string, files: Set<string>, ordered: string[], pages: object[] }>}
 */
export async function readSite(folder) {
  const root = resolve(folder);
  const files = new Set();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep);
    if (entry.isFile() && !path.some((part) => part.startsWith('.'))) files.add(path.join('/'));
  }
  const ordered = [...files].sort();
  const pages = [];
  for (const path of ordered.filter((path) => path.endsWith('.html'))) {
    pages.push(readPage(path, await readFile(join(root, path), 'utf8')));
  }
  return { root, files, ordered, pages, base: await baseAddress(root, files) };
}

/**
 * The first and the last page of every kind, in path order: `[{ kind, page }]`. Pages of frozen versions are none
 * of them; with `frozen` they alone are.
 */
export function samples(site, kinds = [], { frozen = false } = {}) {
  const byKind = new Map();
  for (const page of site.pages) {
    if (!page.kind || page.refresh !== undefined || page.frozen !== frozen) continue;
    byKind.set(page.kind, [...(byKind.get(page.kind) ?? []), page]);
  }
  return [...byKind]
    .filter(([kind]) => kinds.length === 0 || kinds.includes(kind))
    .flatMap(([kind, pages]) => [...new Set([pages.at(0), pages.at(-1)])].map((page) => ({ kind, page })));
}

/** The address at which the site is to stand, as its `robots.txt` tells it; `undefined` without one. */
async function baseAddress(root, files) {
  if (!files.has('robots.txt')) return undefined;
  const line = (await readFile(join(root, 'robots.txt'), 'utf8')).split(/\r?\n/).find((line) => /^sitemap:/i.test(line));
  return line && new URL('.', line.slice('sitemap:'.length).trim()).href;
}

function readPage(path, text) {
  const page = { path, kind: undefined, frozen: false, refresh: undefined, ids: new Set(), links: [] };
  for (const element of elements(parse(text))) {
    const attributes = attributesOf(element);
    if (element.tagName === 'body') {
      page.kind = attributes.get('data-kind');
      page.frozen = attributes.has('data-frozen');
    }
    if (attributes.has('id')) page.ids.add(attributes.get('id'));
    if (element.tagName === 'a' && attributes.has('name')) page.ids.add(attributes.get('name'));
    const refresh = refreshTarget(element.tagName, attributes);
    if (refresh !== undefined) {
      page.refresh = refresh;
      page.links.push({ html: opening(element), address: refresh, loads: false });
    }
    page.links.push(...linksOf(element, attributes));
  }
  return page;
}

/** The ids that a fragment of an SVG file may name. */
export function svgIds(text) {
  return new Set([...elements(parseFragment(text))].map((element) => attributesOf(element).get('id')).filter(Boolean));
}

/** Every address in a style sheet: `url(…)` and `@import "…"`. */
export function cssAddresses(text) {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
  const found = bare.matchAll(/\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi);
  return [...found].map((match) => match.slice(1).find((group) => group !== undefined));
}

function linksOf(element, attributes) {
  const names = ADDRESS_ATTRIBUTES.get(element.tagName) ?? [];
  const addresses = names.filter((name) => attributes.has(name)).map((name) => attributes.get(name));
  for (const candidate of (attributes.get('srcset') ?? '').split(',')) {
    const [address] = candidate.trim().split(/\s+/);
    if (address) addresses.push(address);
  }
  return addresses.map((address) => ({ html: opening(element), address, loads: loads(element.tagName, attributes) }));
}

function loads(tagName, attributes) {
  if (tagName !== 'link') return !FOLLOWED_ON_REQUEST.has(tagName);
  return (attributes.get('rel') ?? '').toLowerCase().split(/\s+/).some((rel) => LINKS_THAT_LOAD.has(rel));
}

/** Where a page leads at once; empty for a refresh that waits or leads nowhere; `undefined` without any. */
function refreshTarget(tagName, attributes) {
  if (tagName !== 'meta' || attributes.get('http-equiv')?.toLowerCase() !== 'refresh') return undefined;
  return /^\s*0\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)/i.exec(attributes.get('content') ?? '')?.[1].trim() ?? '';
}

function* elements(node) {
  if (node.tagName) yield node;
  for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) yield* elements(child);
}

function attributesOf(element) {
  return new Map(element.attrs.map(({ prefix, name, value }) => [prefix === 'xlink' ? 'href' : name, value]));
}

function opening(element) {
  return `<${element.tagName}${element.attrs.map(({ name, value }) => ` ${name}="${value}"`).join('')}>`;
}
