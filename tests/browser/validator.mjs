// The Nu HTML checker over every page, style sheet and drawing of the output, in one run.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
/** One run is too short for the compiler that optimises and for more than one thread to clean up: half the time goes. */
const SHORT_RUN = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const OPTIONS = ['--errors-only', '--exit-zero-always', '--format', 'json', '--also-check-css', '--also-check-svg'];

/** What the checker does not know yet. Each line says where it is specified; remove it when the checker has learnt it. */
const NOT_YET_KNOWN = [
  // SVG 2, 7 "Geometry properties": positions and sizes of shapes may be set by CSS.
  /^CSS: “(?:cx|cy|r|rx|ry|x|y)”: Property “[a-z]+” doesn.t exist/,
];

/** All errors, one line each. Fails if the checker itself could not run. */
export async function invalid(site) {
  const files = site.ordered.filter((path) => /\.(html|css|svg)$/.test(path)).map((path) => join(site.root, path));
  const { messages } = JSON.parse(await run(files));
  return messages
    .filter(({ message }) => !NOT_YET_KNOWN.some((known) => known.test(message)))
    .map(({ url, lastLine, lastColumn, message, extract }) =>
      `${path(site, url)}:${lastLine ?? 1}:${lastColumn ?? 1}: ${message}${extract ? `\n    ${extract.trim().replaceAll(/\s+/g, ' ')}` : ''}`);
}

function run(files) {
  return new Promise((done, failed) => {
    // The checker reports on stderr, and exits 0 whatever it found.
    execFile(JAVA, [...SHORT_RUN, '-Xss4m', '-jar', JAR, ...OPTIONS, ...files], { maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      error ? failed(new Error(`the validator did not run: ${error.message}`)) : done(stderr));
  });
}

function path(site, url) {
  const file = decodeURIComponent(new URL(url).pathname);
  return file.startsWith(site.root) ? file.slice(site.root.length + 1) : file;
}
