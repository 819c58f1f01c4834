// The browser suite: the site in the folder `FAHRPLAN_SITE`, as its readers meet it.
// Every page gets the quick questions; of each kind of page, the first and the last get all of them. Of the many
// pages of frozen versions one of each kind is asked; their links and their HTML are all looked at.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { accessible, opensFromFile, quiet, readsWithoutScript, reflows, skips } from './checks.mjs';
import { close, open, visit } from './chromium.mjs';
import { deadLinks } from './links.mjs';
import { answers, answersWell, says } from './search.mjs';
import { readSite, samples } from './site.mjs';
import { invalid } from './validator.mjs';

const { FAHRPLAN_SITE } = process.env;
assert.ok(FAHRPLAN_SITE, 'FAHRPLAN_SITE must name the folder of a built site');

const site = await readSite(FAHRPLAN_SITE);
const stage = await open(site);
after(() => close(stage));

/** Redirecting pages go elsewhere at once, so nobody reads them; their links are checked like all others. */
const read = site.pages.filter(({ refresh }) => refresh === undefined);

/** No question takes so long that it is not stuck. */
const LIMIT = { timeout: 300_000 };

/** In this order on one load of a page; the last one moves the focus. */
const QUESTIONS = {
  'loads quietly': quiet,
  'reads the same without JavaScript': readsWithoutScript,
  'axe finds nothing': accessible,
  'no sideways scroll at 320 px': reflows,
  'the skip link works': skips,
};
const OF_ANY_PAGE = ['loads quietly'];
const OF_A_FROZEN_PAGE = ['loads quietly', 'axe finds nothing'];

describe('browser', { concurrency: 2 }, () => {
  test('the Nu validator finds nothing', LIMIT, async () => none(await invalid(site)));
  test('every link lands', async () => none(await deadLinks(site)));
  test('there are pages, and each names its kind', () => {
    assert.notEqual(read.length, 0, `no page in ${site.root}`);
    none(read.filter(({ kind }) => !kind).map(({ path }) => `${path}: <body> has no data-kind`));
  });
  test('a page that redirects does so at once', () =>
    none(site.pages.filter(({ refresh }) => refresh === '').map(({ path }) => `${path}: waits, or leads nowhere`)));

  const asked = new Set();
  for (const { kind, page: { path } } of samples(site)) {
    asked.add(path);
    answersAll(`${kind} ${path}`, path, Object.keys(QUESTIONS));
    // 404.html names its files by the base address: it is never opened from a folder.
    if (path !== '404.html') {
      test(`${kind} ${path}: opens from a folder`, LIMIT, async () => none(await opensFromFile(stage, path), path));
    }
  }
  for (const { path } of read.filter(({ kind }) => kind === 'search')) {
    test(`${path}: finds what there is, by keyboard`, LIMIT, async () => none(await answers(stage, path), path));
    test(`${path}: finds it from a folder`, LIMIT, async () => none(await answers(stage, path, { fromFile: true }), path));
    test(`${path}: axe finds nothing among results`, LIMIT, async () => none(await answersWell(stage, path), path));
    test(`${path}: says what it cannot do`, LIMIT, async () => none(await says(stage, path), path));
  }
  // A frozen version is opened by a stranger, from a folder, without scripts and without a network.
  const frozen = new Map(samples(site, [], { frozen: true }).map(({ kind, page }) => [kind, page.path]));
  for (const [kind, path] of frozen) {
    answersAll(`frozen ${kind} ${path}`, path, OF_A_FROZEN_PAGE);
    test(`frozen ${kind} ${path}: opens from a folder`, LIMIT, async () =>
      none(await opensFromFile(stage, path, { scripts: false }), path));
  }
  for (const { path } of read.filter(({ frozen, path }) => !frozen && !asked.has(path))) {
    answersAll(path, path, OF_ANY_PAGE);
  }
});

/** Loads a page once, and asks it one question after another: a test each. */
function answersAll(name, path, questions) {
  test(name, LIMIT, (page) => visit(stage, path, { arrival: true }, async (tab, problems) => {
    for (const question of questions) {
      await page.test(question, async () => {
        await QUESTIONS[question](tab, problems, { stage, path });
        none(problems.splice(0), path);
      });
    }
  }));
}

/** Fails with all the problems, each once, under the path of the page. */
function none(problems, path) {
  if (problems.length === 0) return;
  const failure = new Error([path ?? 'found:', ...new Set(problems)].join('\n  '));
  failure.stack = failure.message;
  throw failure;
}
