// `npm run package`: the VSIX, from production bundles. The packager is fetched into the cache, as only this needs it.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fetchOnce, npmInstall, repositoryRoot, run } from './cache.mjs';
import { ensureNode24 } from './node24.mjs';
import { prepare } from './prepare.mjs';

const vsce = '@vscode/vsce@4.1.0';
const largest = 2 * 1024 * 1024;

const root = repositoryRoot();
const log = (/** @type {string} */ line) => console.error(line);
const file = path.resolve(process.argv[2] ?? path.join(root, 'event-streams.vsix'));
await prepare(log);
await run(process.execPath, ['esbuild.mjs', '--production'], root);
try {
  await packageVsix();
} finally {
  // What a developer runs and debugs has source maps.
  await run(process.execPath, ['esbuild.mjs'], root);
}
const { size } = statSync(file);
console.log(`${file}: ${(size / 1024).toFixed(0)} KiB`);
if (size > largest) throw new Error(`The VSIX has ${size} bytes: more than the ${largest} that it may have.`);

async function packageVsix() {
  const node = await ensureNode24(log);
  const folder = await fetchOnce(vsce.slice(1).replace(/[/@]/g, '-'), async (partial) => {
    log(`Fetching the packager (${vsce})`);
    await npmInstall(partial, [vsce]);
  });
  const program = path.join(folder, 'node_modules', '@vscode', 'vsce', 'vsce');
  // Everything is bundled, so no dependencies; links stay as they are, as the repository has no public address.
  const options = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', file];
  log((await run(node, [program, 'package', ...options], root)).trim());
}
