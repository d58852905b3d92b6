// Every bundle of the product, in one table. `--watch` rebuilds on change; `--production` minifies and gathers licences.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, context } from 'esbuild';
import { writeNotices } from './sandbox/packaging/notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

// `module` first: some packages have a `main` that esbuild cannot see through (UMD).
const node = { platform: 'node', format: 'cjs', mainFields: ['module', 'main'], target: 'node20' };
const vsCode = { ...node, target: 'node24', external: ['vscode'] };
const browser = { platform: 'browser', format: 'iife', target: 'chrome140', loader: { '.svg': 'text' } };

/** Large libraries that are seldom needed: files of their own, so that activation does not read them; shared by bundles. */
const apart = new Map([
  ['vscode-languageclient/node', 'languageClient.cjs'],
  ['avsc', 'avsc.cjs'],
  ['protobufjs', 'protobuf.cjs'],
]);
/** The same for the engine, which only the client loads when it needs it. */
const engine = { source: 'client/schemas/engine.ts', file: 'engine.cjs' };

const bundles = [
  {
    ...{ ...vsCode, entryPoints: ['client/extension.ts'], outfile: 'dist/client.cjs', plugins: [keepApart()] },
    // What is apart is loaded as the editor loads the extension itself.
    supported: { 'dynamic-import': false },
    // Before anything else of the bundle runs: activation is measured from here.
    banner: { js: 'const eventStreamsLoadStarted = { at: performance.now(), cpu: process.threadCpuUsage() };' },
  },
  { ...vsCode, entryPoints: [engine.source], outfile: `dist/${engine.file}` },
  ...[...apart].map(([name, file]) => ({ ...vsCode, entryPoints: [name], outfile: `dist/${file}` })),
  { ...node, entryPoints: ['server/index.ts'], outfile: 'dist/server.cjs' },
  {
    ...node,
    entryPoints: ['cli/index.ts'],
    outfile: 'dist/cli.cjs',
    define: { EVENT_STREAMS_VERSION: JSON.stringify(manifest.version) },
  },
  { ...kafka(), entryPoints: ['client/kafka/worker/index.ts'], outfile: 'dist/kafkaWorker.cjs' },
  ...panels(),
].filter(({ entryPoints }) => entryPoints.every((file) => apart.has(file) || existsSync(file)));

const metafiles = [];
if (production) await rm('dist', { recursive: true, force: true });
for (const bundle of bundles) {
  const quality = { minify: production, sourcemap: !production, legalComments: 'none' };
  const options = { bundle: true, metafile: true, logLevel: 'warning', charset: 'utf8', ...quality, ...bundle };
  if (watch) await (await context(options)).watch();
  else metafiles.push((await build(options)).metafile);
}
if (production) await writeNotices(metafiles, 'dist/THIRD-PARTY-NOTICES.txt');

/** Leaves the libraries of `apart` out of a bundle: it loads their files from its own folder when it needs them. */
function keepApart() {
  return {
    name: 'keep-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^[\w-]+(\/node)?$/ }, ({ path: name, kind }) => {
        const file = kind === 'entry-point' ? undefined : apart.get(name);
        return file === undefined ? undefined : { path: `./${file}`, external: true };
      });
      onResolve({ filter: /\/engine\.js$/ }, ({ path: name, resolveDir }) => {
        const file = path.relative('.', path.resolve(resolveDir, name)).replaceAll(path.sep, '/');
        return file.replace(/\.js$/, '.ts') === engine.source
          ? { path: `./${engine.file}`, external: true }
          : undefined;
      });
    },
  };
}

/** The Kafka library expects to be loaded as an ES module from its own folder; this makes it fit into one CommonJS file. */
function kafka() {
  const wasm = createRequire(import.meta.url).resolve('@platformatic/wasm-utils');
  return {
    ...vsCode,
    plugins: [keepApart()],
    // The package's main file looks for a .wasm file beside it; this one carries it inside.
    alias: { '@platformatic/wasm-utils': path.join(path.dirname(wasm), 'bundled.js') },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  };
}

/** One script, and one style sheet if the script imports one, per folder of media/ that has an index.ts. */
function panels() {
  return readdirSync('media', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`media/${entry.name}/index.ts`))
    .map(({ name }) => ({ ...browser, entryPoints: [`media/${name}/index.ts`], outfile: `dist/media/${name}.js` }));
}
