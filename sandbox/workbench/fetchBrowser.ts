import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { fetchOnce, npmInstall, run } from '../cache.mjs';

/** A headless Chromium inside an npm package, for linux-x64. The version is pinned: newer ones want a newer Node. */
const chromium = '@sparticuz/chromium@153.0.0';
const fonts = 'dejavu-fonts-ttf@2.37.3';

export interface Browser {
  readonly executable: string;
  /** What its process needs beside the usual environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** Whether the browser host can run here; elsewhere the desktop suite takes its place. */
export function canRunBrowser(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * A headless browser that needs neither root nor system packages: it brings its own libraries and fonts (without any
 * font the workbench hangs as soon as an editor opens). Fetched once into the cache. Rejects where that fails.
 */
export async function fetchBrowser(log: (line: string) => void): Promise<Browser> {
  const folder = await fetchOnce('chromium-153.0.0-r2', async (partial, target) => {
    log(`Fetching a headless browser (${chromium})`);
    await npmInstall(partial, [chromium, fonts]);
    const bin = path.join(partial, 'node_modules', '@sparticuz', 'chromium', 'bin');
    await unpackBrotli(path.join(bin, 'chromium.br'), path.join(partial, 'chromium'));
    await chmod(path.join(partial, 'chromium'), 0o755);
    for (const archive of ['swiftshader', 'al2023', 'fonts']) await unpackTar(bin, archive, partial);
    await cp(path.join(partial, 'node_modules', 'dejavu-fonts-ttf', 'ttf'), path.join(partial, 'fonts'), {
      recursive: true,
    });
    await rm(path.join(partial, 'node_modules'), { recursive: true });
    await mkdir(path.join(partial, 'fonts-cache'));
    await writeFile(path.join(partial, 'fonts.conf'), fontConfiguration(target));
  });
  const executable = path.join(folder, 'chromium');
  const fontsOnly = { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  return {
    executable,
    env: (await lacksLibraries(executable)) ? { ...fontsOnly, LD_LIBRARY_PATH: path.join(folder, 'lib') } : fontsOnly,
    args: ['--no-sandbox', '--disable-gpu'],
  };
}

/** The system's own libraries are better where it has them: they fit its C library. */
async function lacksLibraries(executable: string): Promise<boolean> {
  return (await run('ldd', [executable], path.dirname(executable))).includes('not found');
}

async function unpackBrotli(source: string, target: string): Promise<void> {
  await pipeline(createReadStream(source), createBrotliDecompress(), createWriteStream(target));
}

async function unpackTar(bin: string, name: string, folder: string): Promise<void> {
  const archive = path.join(folder, `${name}.tar`);
  await unpackBrotli(path.join(bin, `${name}.tar.br`), archive);
  await run('tar', ['xf', archive], folder);
  await rm(archive);
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
