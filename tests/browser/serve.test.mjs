// The preview, as an editor has it open: the program `FAHRPLAN_BIN` serves a site whose files change, and a page
// in Chromium follows. It waits for what must happen; that something does not happen is seen by a mark in the page,
// which a reload would lose, after something else has.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { DESK, SILENT, TELEPHONE } from './chromium.mjs';

const { FAHRPLAN_BIN } = process.env;
assert.ok(FAHRPLAN_BIN, 'FAHRPLAN_BIN must name the program');

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STYLE = await readFile(new URL('../../themes/default/assets/style.css', import.meta.url), 'utf8');
const MEASURE = 'content/stadt/plan/1a.md';
const LIMIT = { timeout: 60_000 };

let root;
let server;
let browser;
let page;

const write = async (path, text) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};

const measure = (titel, { nummer = '1a', status = 'in-umsetzung', text = 'Es geht los.' } = {}) => `---
typ: massnahme
nummer: "${nummer}"
titel: ${titel}
statusverlauf:
  - {datum: 2024-09-02, status: ${status}, text: ${text}}
---

${'Ein Absatz mit [Verweis](https://example.org/) und Text.\n\n'.repeat(60)}`;

/** Starts the program, and reads from what it says where the site is. */
async function serve(port) {
  const child = spawn(FAHRPLAN_BIN, ['serve', '--root', root, '--port', String(port), '--stichtag', '2026-01-01']);
  const base = await new Promise((found, failed) => {
    let said = '';
    const listen = (text) => {
      said += text;
      const address = /http:\/\/[^\s/]+\//.exec(said);
      if (address) found(address[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => failed(new Error(`ended with ${code}:\n${said}`)));
  });
  return { child, base, port: new URL(base).port };
}

async function stop() {
  const ended = new Promise((exit) => server.child.on('exit', exit));
  server.child.kill('SIGINT');
  await ended;
}

const until = (condition, argument) => page.waitForFunction(condition, argument, { timeout: 20_000 });
const titled = (words) => until((it) => document.readyState === 'complete' && document.querySelector('h1')?.textContent.includes(it), words);
const mark = (value) => page.evaluate((it) => { window.mark = it; }, value);
const marked = () => page.evaluate(() => window.mark);
const shows = (words) => until((it) => document.querySelector('fahrplan-problems')?.shadowRoot.querySelector('pre').textContent.includes(it), words);
const overlays = () => page.evaluate(() => document.querySelectorAll('fahrplan-problems').length);

/** What axe finds on the page; it is given to the debugger, which the page's policy does not bind. */
async function violations() {
  await page.evaluate(AXE);
  return page.evaluate(async () => (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].failureSummary}`));
}

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'fahrplan-'));
  await write('content/site.yaml', 'titel: Probe\n');
  await write('content/stadt/index.md', '---\ntyp: behoerde\ntitel: Musterstadt\nart: stadt\n---\n');
  await write('content/stadt/plan/index.md', '---\ntyp: plan\ntitel: Integrationsplan\n---\n');
  await write(MEASURE, measure('Eins'));
  await write('content/stadt/plan/2b.md', measure('Zwei', { nummer: '2b' }));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: SILENT });
  page = await (await browser.newContext({ viewport: DESK })).newPage();
  server = await serve(0);
});

after(async () => {
  await stop();
  await browser.close();
  await rm(root, { recursive: true });
});

// In this order, each from where the last one ended: that is how the page is used.
describe('preview', () => {
  test('opened before the site is built, it comes by itself', LIMIT, async () => {
    await page.goto(server.base);
    await until(() => document.body.dataset.kind === 'home');
  });

  test('a change reloads the page and keeps the place; a change elsewhere does nothing', LIMIT, async () => {
    await page.goto(`${server.base}stadt/plan/1a.html`);
    await page.evaluate(() => {
      scrollTo(0, 700);
      document.querySelectorAll('main a')[20].focus({ preventScroll: true });
    });
    await mark(1);
    const other = await page.context().newPage();
    await other.goto(`${server.base}stadt/plan/2b.html`);
    await write('content/stadt/plan/2b.md', measure('Zwei', { nummer: '2b', text: 'Es geht weiter.' }));
    await other.waitForFunction(() => document.body.textContent.includes('Es geht weiter.'));
    await other.close();
    assert.equal(await marked(), 1);

    await write(MEASURE, measure('Eins geändert'));
    await titled('geändert');
    await until(() => scrollY === 700);
    assert.equal(await marked(), undefined);
    const focused = () => [...document.querySelectorAll('main a')].indexOf(document.activeElement);
    assert.equal(await page.evaluate(focused), 20);
  });

  test('a new style is put on without a reload, and the old one goes', LIMIT, async () => {
    await mark(2);
    for (const colour of ['rgb(90, 0, 0)', 'rgb(0, 90, 0)']) {
      await write('themes/default/assets/style.css', `${STYLE}\nh1 { color: ${colour} }`);
      await until((it) => getComputedStyle(document.querySelector('h1')).color === it, colour);
    }
    await until(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
    assert.equal(await marked(), 2);
    await rm(join(root, 'themes'), { recursive: true });
    await until(() => getComputedStyle(document.querySelector('h1')).color !== 'rgb(0, 90, 0)');
  });

  test('errors stand over the last good page, as text, accessibly', LIMIT, async () => {
    await write(MEASURE, measure('Eins', { status: '<b>laufend</b>' }));
    await shows('<b>laufend</b>');
    assert.equal(await marked(), 2);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'A');
    for (const viewport of [DESK, TELEPHONE]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(), [], `${viewport.width} px, ${colorScheme}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
      }
    }
    await page.setViewportSize(DESK);
  });

  test('they are closed by key and by button, come back when they change, and go when mended', LIMIT, async () => {
    await page.keyboard.press('Escape');
    assert.equal(await overlays(), 0);
    await write(MEASURE, measure('Eins', { status: 'laufend-2' }));
    await shows('laufend-2');
    await page.locator('fahrplan-problems button').click();
    assert.equal(await overlays(), 0);
    await write(MEASURE, measure('Eins', { status: 'laufend-3' }));
    await shows('laufend-3');
    await write(MEASURE, measure('Eins geändert'));
    await until(() => !document.querySelector('fahrplan-problems'));
    // It is as it was: nothing to reload.
    assert.equal(await marked(), 2);
  });

  test('a deleted page is the page for that, until it comes back', LIMIT, async () => {
    await rm(join(root, MEASURE));
    await until(() => document.body.dataset.kind === 'not-found');
    await write(MEASURE, measure('Eins zurück'));
    await titled('zurück');
  });

  test('after a restart the page is current again', LIMIT, async () => {
    await stop();
    await write(MEASURE, measure('Eins nach dem Neustart'));
    server = await serve(server.port);
    await titled('Neustart');
  });

  test('a page that nobody sees waits until somebody does', LIMIT, async () => {
    const show = (hidden) => page.evaluate((it) => {
      Object.defineProperty(document, 'hidden', { value: it, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await mark(3);
    await show(true);
    await write(MEASURE, measure('Eins ungesehen'));
    const other = await page.context().newPage();
    await other.goto(`${server.base}stadt/plan/1a.html`);
    await other.waitForFunction(() => document.querySelector('h1').textContent.includes('ungesehen'));
    await other.close();
    assert.equal(await marked(), 3);
    await show(false);
    await titled('ungesehen');
  });

  test('a start with errors leaves the page that is open, and says so to a new one', LIMIT, async () => {
    await mark(4);
    await stop();
    await write(MEASURE, measure('Eins', { status: 'laufend' }));
    server = await serve(server.port);
    await shows('laufend');
    assert.equal(await marked(), 4);
    await page.reload();
    await until(() => document.querySelector('main pre')?.textContent.includes('laufend'));
    assert.deepEqual(await violations(), []);
    await write(MEASURE, measure('Eins ist da'));
    await titled('ist da');
  });
});
