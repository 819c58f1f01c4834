// The pictures of the README, from a real build: `node readme.mjs SITE` writes screenshots/NAME.png beside this file.
// Judges nothing.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { close, DESK, open, settled, TELEPHONE, visit } from './chromium.mjs';
import { readSite } from './site.mjs';

const PICTURES = [
  { name: 'authority', path: 'musterstadt/index.html', viewport: { ...DESK, height: 1200 }, colorScheme: 'light' },
  { name: 'plan', path: 'musterstadt/integrationsplan/index.html', viewport: { ...DESK, height: 1200 }, colorScheme: 'dark' },
  { name: 'measure', path: 'musterstadt/integrationsplan/2a.html', viewport: { ...TELEPHONE, height: 800 }, colorScheme: 'light' },
];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node readme.mjs SITE');
  process.exit(2);
}

const target = join(import.meta.dirname, 'screenshots');
await mkdir(target, { recursive: true });
const stage = await open(await readSite(folder));
for (const { name, path, viewport, colorScheme } of PICTURES) {
  await visit(stage, path, { viewport }, async (page) => {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: join(target, `${name}.png`) });
  });
}
await close(stage);
