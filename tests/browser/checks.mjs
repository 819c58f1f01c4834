// What is asked of one page, each question a function of an open page that adds to a list of complaints. One load
// answers many questions: each leaves the page as it found it, but for the focus.
// Knows what accessibility asks for; knows nothing of measures or plans, of servers or of the test runner.

import axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { asUsual, DESK, settled, TELEPHONE, visit } from './chromium.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MEDIA = {
  light: { media: 'screen', colorScheme: 'light', forcedColors: 'none' },
  dark: { media: 'screen', colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { media: 'screen', colorScheme: 'dark', forcedColors: 'active' },
  print: { media: 'print', colorScheme: 'light', forcedColors: 'none' },
};

/** Every rule of axe, best practices and AAA included, but for those still in trial or on their way out. */
const RULES = rules(() => true);
/** Those that look at colours, which are all that other colours can break. */
const COLOURS = rules(({ tags }) => tags.includes('cat.color'));

function rules(wanted) {
  const known = axe.getRules().filter(({ tags }) => !tags.includes('experimental') && !tags.includes('deprecated'));
  return Object.fromEntries(known.map((rule) => [rule.ruleId, { enabled: Boolean(wanted(rule)) }]));
}

/** Loads in silence (the complaints of loading are among `problems`), asks nobody else, sets no cookie, and says what it is. */
export async function quiet(page, problems) {
  const facts = await page.evaluate(() => ({
    cookie: document.cookie,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.outerHTML),
    lang: document.documentElement.lang,
    title: document.title.trim(),
  }));
  const cookies = await page.context().cookies();
  if (facts.cookie || cookies.length > 0) problems.push(`sets a cookie: ${facts.cookie || cookies[0].name}`);
  if (facts.headings.length !== 1) problems.push(`has ${facts.headings.length} h1: ${facts.headings.join(' ')}`);
  if (!facts.lang) problems.push('<html> has no lang');
  if (!facts.title) problems.push('the title is empty');
}

/** axe finds nothing on the page as it stands, in any colours, on paper, on a telephone or at a desk. */
export async function accessible(page, problems) {
  await page.evaluate(AXE);
  const found = new Map();
  for (const viewport of [DESK, TELEPHONE]) {
    await page.setViewportSize(viewport);
    for (const [name, media] of Object.entries(MEDIA)) {
      await page.emulateMedia(media);
      await settled(page);
      const all = name === 'light' || (name === 'print' && viewport === DESK);
      for (const finding of await runAxe(page, all ? RULES : COLOURS)) {
        found.set(finding, [...(found.get(finding) ?? []), `${name} ${viewport.width}x${viewport.height}`]);
      }
    }
  }
  await asUsual(page);
  for (const [finding, where] of found) problems.push(`[${where.join(', ')}] ${finding}`);
}

async function runAxe(page, asked) {
  const violations = await page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, { rules, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, target }) => ({ html, target })) }));
  }, asked);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `axe ${id}: ${help}: ${target.flat().join(' ')}\n    ${html}`));
}

/** Nothing is to be scrolled sideways at 320 px: as it is, with text twice as large, written from right to left. */
export async function reflows(page, problems) {
  const look = async (state) => {
    await settled(page);
    const wide = await page.evaluate(outsticking);
    if (wide) problems.push(`[320x640, ${state}] scrolls sideways, ${wide.width} px wide:\n    ${wide.elements.join('\n    ')}`);
  };
  await page.setViewportSize(TELEPHONE);
  await look('as it is');
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  await look('right to left');
  await page.evaluate(() => {
    const root = document.documentElement;
    root.removeAttribute('dir');
    root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
  });
  await look('text at 200 %');
  await page.evaluate(() => { document.documentElement.removeAttribute('style'); });
  await asUsual(page);
}

/** Runs in the page: the innermost elements that reach beyond its edges, if it is wider than the window. */
function outsticking() {
  const width = document.scrollingElement.scrollWidth;
  if (width <= innerWidth) return undefined;
  const contained = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    const spills = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    return (right > innerWidth + 0.5 || left < -0.5 || spills) && !contained(element);
  });
  const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
  return { width, elements: innermost.slice(0, 3).map((element) => element.outerHTML.slice(0, 200)) };
}

/** The first Tab reaches a visible skip link; Enter leads past the navigation; the next Tab goes on from there. */
export async function skips(page, problems) {
  await page.keyboard.press('Tab');
  await settled(page);
  const link = await page.evaluate(() => {
    const { left, top, right, bottom, width, height } = document.activeElement.getBoundingClientRect();
    return {
      html: document.activeElement.outerHTML.slice(0, 200),
      target: document.activeElement.getAttribute('href'),
      visible: width > 1 && height > 1 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    };
  });
  if (!link.target?.startsWith('#')) return void problems.push(`the first Tab reaches no skip link but ${link.html}`);
  if (!link.visible) problems.push(`the skip link is not visible when focused: ${link.html}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const missed = await page.evaluate((target) => {
    const landing = document.getElementById(decodeURIComponent(target.slice(1)));
    const main = document.querySelector('main');
    if (!landing || !main) return 'the skip link has no target, or the page no main';
    if (!main.contains(landing) && !landing.contains(main)) return `the skip link leads to ${landing.outerHTML.slice(0, 100)}, outside main`;
    const next = document.activeElement;
    // A page that ends without another link or field sends Tab round to its beginning.
    const fields = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const last = !fields.some((field) => landing.contains(field)
      || landing.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
    const onward = last || next === document.body || landing.contains(next)
      || landing.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING;
    return onward ? undefined : `after the skip link, Tab goes back to ${next.outerHTML.slice(0, 200)}`;
  }, link.target);
  if (missed) problems.push(missed);
}

/**
 * Without JavaScript the same text stands at `path` as on the page that is open there. Controls, which only a script
 * can answer, are not compared.
 */
export async function readsWithoutScript(page, problems, { stage, path }) {
  const scripted = await page.evaluate(words);
  let plain;
  problems.push(...await visit(stage, path, { scripts: false }, async (other) => { plain = await other.evaluate(words); }));
  const at = scripted.findIndex((word, index) => word !== plain[index]);
  const first = at < 0 && plain.length > scripted.length ? scripted.length : at;
  if (first >= 0) {
    const around = (words) => words.slice(Math.max(0, first - 3), first + 6).join(' ');
    problems.push(`the text differs without JavaScript: "… ${around(scripted)} …" becomes "… ${around(plain)} …"`);
  }
}

/** Runs in the page: its words. */
function words() {
  const body = document.body.cloneNode(true);
  body.querySelectorAll('script, style, noscript, template, button, select, output').forEach((element) => element.remove());
  return body.textContent.split(/\s+/).filter(Boolean);
}

/** Opened from a folder, the page has its style sheets and is as silent as from a server; also where no script runs. */
export function opensFromFile(stage, path, { scripts = true } = {}) {
  return visit(stage, path, { arrival: true, fromFile: true, scripts }, async (page, problems) => {
    const sheets = await page.evaluate(() =>
      [...document.querySelectorAll('link[rel~=stylesheet]')].map((link) => ({ html: link.outerHTML, loaded: link.sheet !== null })));
    if (sheets.length === 0) problems.push('has no style sheet');
    for (const { html, loaded } of sheets) if (!loaded) problems.push(`style sheet not loaded: ${html}`);
  });
}
