// What is asked of the search page: that it finds the documents of `site.json`, says what it did, and says plainly
// what it cannot do. Knows the form as a reader does; knows nothing of the index.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible } from './checks.mjs';
import { TELEPHONE, visit } from './chromium.mjs';

const NOWHERE = 'Qwxyzzyq';

/** Typed into the form, the title of a document leads to it; its address can be shared, and the way back works. */
export function answers(stage, path, { fromFile = false } = {}) {
  return visit(stage, path, { arrival: true, fromFile }, async (page, problems) => {
    const { title, url } = await wanted(stage);
    await ask(page, title);
    const shared = page.url();
    if (new URL(shared).searchParams.get('q') !== title) problems.push(`the question is not in the address ${shared}`);
    const { status, hits } = await found(page);
    if (!/\d/.test(status)) problems.push(`the number of results is not told: "${status}"`);
    const hit = hits.find(({ href }) => href.endsWith(`/${url}`));
    if (!hit) return problems.push(`"${title}" does not find ${url} but ${hits.map(({ href }) => href).join(' ')}`);
    if (!hit.marks) problems.push(`nothing is marked in the result ${hit.text}`);
    if (!hit.eyebrow) problems.push(`the result does not say what it is: ${hit.text}`);
    await page.locator(`.hits h3 a[href$="/${url}"]`).first().focus();
    await Promise.all([page.waitForURL((address) => address.pathname.endsWith(`/${url}`)), page.keyboard.press('Enter')]);
    if (!(await page.locator('h1').innerText()).replace(/\s+/g, ' ').includes(title)) problems.push(`the result leads to another page than "${title}"`);
    await page.goBack();
    const again = await found(page);
    if (again.status !== status || again.hits.length !== hits.length) problems.push(`the way back shows "${again.status}"`);
    await ask(page, NOWHERE);
    const none = await found(page);
    if (none.hits.length > 0 || !none.status) problems.push(`"${NOWHERE}" is answered by "${none.status}"`);
  });
}

/** axe finds nothing among results, they fit a telephone, and what was typed stays text. */
export function answersWell(stage, path) {
  return visit(stage, path, { arrival: true }, async (page, problems) => {
    const { title } = await wanted(stage);
    await ask(page, `${title} <b>"'&amp;`);
    await found(page);
    if (await page.locator('main b').count()) problems.push('what was typed became part of the page');
    await ask(page, title.split(' ').findLast((word) => word.length > 3) ?? title);
    const { hits } = await found(page);
    if (hits.length === 0) problems.push('a single word of a title finds nothing');
    await accessible(page, problems);
    await page.setViewportSize(TELEPHONE);
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (width > TELEPHONE.width) problems.push(`results scroll sideways, ${width} px wide`);
  });
}

/** Without JavaScript the page says so; where the index is gone it says that too. Both ways the lists remain. */
export async function says(stage, path) {
  const problems = await visit(stage, path, { arrival: true, scripts: false }, async (page, found) => {
    if (!(await page.locator('noscript').first().isVisible())) found.push('does not say that it needs JavaScript');
    if (await page.locator('main a[href]').count() === 0) found.push('offers no other way');
  });
  await visit(stage, path, {}, async (page) => {
    await page.route('**/suche/words-*', (route) => route.abort('failed'));
    await ask(page, 'Plan');
    const { status } = await found(page);
    const failed = await page.locator('section[data-failed]').getAttribute('data-failed');
    if (status !== failed) problems.push(`a lost index is answered by "${status}"`);
    await page.unroute('**/suche/words-*');
  });
  return problems;
}

/** A document that a reader may look for: the last measure of the site, or else its last document. */
async function wanted({ site }) {
  const { documents } = JSON.parse(await readFile(join(site.root, 'site.json'), 'utf8'));
  return documents.findLast(({ type }) => type === 'massnahme') ?? documents.at(-1);
}

async function ask(page, words) {
  await page.locator('main input[type=search]').fill(words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** What the page shows once it has done searching. */
async function found(page) {
  await page.waitForFunction(() => {
    const status = document.querySelector('main [role=status]');
    return status?.textContent && status.textContent !== status.closest('section').dataset.running;
  });
  return page.evaluate(() => ({
    status: document.querySelector('main [role=status]').textContent,
    hits: [...document.querySelectorAll('.hits > li')].map((hit) => ({
      href: hit.querySelector('h3 a').href,
      eyebrow: hit.querySelector('.eyebrow')?.textContent,
      marks: hit.querySelectorAll('mark').length,
      text: hit.textContent.slice(0, 200),
    })),
  }));
}
