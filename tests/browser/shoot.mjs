// Pictures of a built site for the eye: `node shoot.mjs SITE FOLDER [KIND…]` writes, for the first page of each kind,
// KIND-WIDTH-SCHEME.png at 320 and 1280 px in light, dark and print. Judges nothing.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { close, DESK, open, settled, TELEPHONE, visit } from './chromium.mjs';
import { readSite, samples } from './site.mjs';

const SCHEMES = {
  light: { media: 'screen', colorScheme: 'light' },
  dark: { media: 'screen', colorScheme: 'dark' },
  print: { media: 'print', colorScheme: 'light' },
};

const [folder, target, ...kinds] = process.argv.slice(2);
if (!folder || !target) {
  console.error('usage: node shoot.mjs SITE FOLDER [KIND…]');
  process.exit(2);
}

const site = await readSite(folder);
const firsts = new Map(samples(site, kinds).reverse().map(({ kind, page }) => [kind, page.path]));
const unknown = kinds.filter((kind) => !firsts.has(kind));
await mkdir(target, { recursive: true });
const stage = await open(site);
for (const [kind, path] of firsts) {
  await visit(stage, path, {}, async (page) => {
    for (const viewport of [TELEPHONE, DESK]) {
      await page.setViewportSize(viewport);
      for (const [scheme, media] of Object.entries(SCHEMES)) {
        await page.emulateMedia(media);
        await settled(page);
        const file = join(target, `${kind}-${viewport.width}-${scheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(`${file}  ${path}`);
      }
    }
  });
}
await close(stage);
if (unknown.length > 0) {
  console.error(`no page of the kind ${unknown.join(', ')} in ${site.root}`);
  process.exitCode = 1;
}
