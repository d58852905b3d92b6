// The licences of what is inside the bundles: their authors ask for that in return for their work.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes the name, version, licence and licence text of every package that went into the bundles.
 * Throws where a package has no licence at all: it could not be shipped.
 * @param {readonly { readonly inputs: Readonly<Record<string, unknown>> }[]} metafiles as esbuild gives them
 * @param {string} file
 * @returns {Promise<void>}
 */
export async function writeNotices(metafiles, file) {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs).flatMap(packageFolder)));
  const notices = [...folders].sort().map(notice);
  const start =
    'Event Streams contains the following packages. Their licences follow; its own is in the file LICENSE.\n';
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, [start, ...notices].join(`\n${'-'.repeat(80)}\n\n`));
}

/**
 * The folder of the package that a bundled file comes from; none for the product's own files.
 * @param {string} input
 * @returns {readonly string[]}
 */
function packageFolder(input) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1] === undefined ? [] : [match[1]];
}

/** @param {string} folder */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (license === undefined && texts.length === 0) throw new Error(`${name} states no licence: it cannot be shipped.`);
  const body = texts.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n');
  return `${name} ${version} (${license ?? 'see below'})\n\n${body || `Licensed under ${license}.`}\n`;
}
