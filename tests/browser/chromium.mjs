// Debian's Chromium with a site before it, and pages in it that tell all that they complain about.
// Knows nothing of what is tested.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

export const SILENT = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // No name resolves: what a page asks of a third party fails here as it would offline.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export const TELEPHONE = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 900 };
const AS_USUAL = { media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' };

/**
 * Starts the browser, with a new profile, and a server for the site. `CHROMIUM` may hold the path of another browser.
 * A tab, in a context of its own, is opened once and used again, since opening costs more than loading.
 */
export async function open(site) {
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: SILENT });
  return { site, server, browser, idle: new Map() };
}

export async function close({ browser, server }) {
  await browser.close();
  await server.close();
}

/**
 * Loads a page of the site, runs `look(page, problems)` on it, and returns `problems`: what it pushed there, and each
 * console message, script error, failed request and request to another origin meanwhile; with `arrival`, also those
 * of loading.
 */
export async function visit(stage, path, { arrival = false, scripts = true, fromFile = false, viewport = DESK }, look) {
  // 404.html is shown at any depth, so it names its files by the base address: it is visited there.
  const atBase = path === '404.html' && stage.site.base !== undefined;
  // A tab that goes from a server to a folder would get a new process.
  const key = `scripts ${scripts}, base ${atBase}, file ${fromFile}`;
  const tab = stage.idle.get(key)?.pop() ?? await newTab(stage, { scripts, atBase });
  if (!sameSize(tab.page.viewportSize(), viewport)) await tab.page.setViewportSize(viewport);
  await tab.page.emulateMedia(AS_USUAL);

  const address = addressOf(stage, path, { atBase, fromFile });
  tab.origin = new URL(address);
  tab.problems = [];
  tab.asked = new WeakSet();
  await tab.page.goto(address, { waitUntil: 'load' });
  if (scripts) await settled(tab.page);
  if (!arrival) tab.problems.length = 0;
  await look(tab.page, tab.problems);

  const { problems } = tab;
  tab.problems = undefined;
  await tab.page.context().clearCookies();
  stage.idle.set(key, [...(stage.idle.get(key) ?? []), tab]);
  return problems;
}

/** As on arrival: at a desk, in the usual colours. */
export async function asUsual(page) {
  await page.setViewportSize(DESK);
  await page.emulateMedia(AS_USUAL);
  await settled(page);
}

/** Waits until what was changed is drawn. (Where scripts are off, nothing answers.) */
export function settled(page) {
  return page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

function sameSize(one, other) {
  return one?.width === other.width && one.height === other.height;
}

function addressOf({ site, server }, path, { atBase, fromFile }) {
  if (fromFile) return pathToFileURL(join(site.root, path)).href;
  return atBase ? site.base + path : server.address(path);
}

async function newTab({ browser, site, server }, { scripts, atBase }) {
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  if (atBase) {
    await context.route(`${new URL(site.base).origin}/**`, async (route) => {
      const asked = route.request().url();
      if (!asked.startsWith(site.base)) return route.abort('failed');
      const answer = await fetch(server.base + asked.slice(site.base.length));
      const body = Buffer.from(await answer.arrayBuffer());
      return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
    });
  }
  const tab = { page: await context.newPage(), origin: undefined, problems: undefined, asked: new WeakSet() };
  listen(tab);
  return tab;
}

/** Complains of what the page in the tab does. What the page before it had asked for, and loses with it, is not heard. */
function listen(tab) {
  const complain = (problem) => tab.problems?.push(problem);
  const place = (location) => (location?.url ? ` (${location.url}:${location.lineNumber + 1})` : '');
  tab.page.on('console', (message) =>
    complain(`console ${message.type()}: ${message.text().trim()}${place(message.location())}`));
  tab.page.on('pageerror', (error) => complain(`script error: ${error.message}`));
  tab.page.on('crash', () => complain('the page crashed'));
  tab.page.on('requestfailed', (request) => {
    if (!tab.asked.has(request)) return;
    const error = request.failure()?.errorText;
    // A page that is left before its icon came gives the icon up; one that is missing has a status.
    if (error === 'net::ERR_ABORTED' && request.url().endsWith('/favicon.svg')) return;
    complain(`request failed: ${request.url()}: ${error}`);
  });
  tab.page.on('response', (response) => {
    if (!tab.asked.has(response.request()) || response.status() < 400) return;
    complain(`request failed: ${response.url()}: status ${response.status()}`);
  });
  tab.page.on('request', (request) => {
    tab.asked.add(request);
    const { protocol, host } = new URL(request.url());
    if (protocol !== tab.origin?.protocol || host !== tab.origin.host) complain(`request to another origin: ${request.url()}`);
  });
}
