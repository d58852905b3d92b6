// Every bundle of the product, in one table. `--watch` rebuilds on change; `--production` minifies.
import { build, context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const node = { platform: 'node', format: 'cjs', mainFields: ['module', 'main'], target: 'node20' };

const bundles = [
  { ...node, entryPoints: ['client/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'], target: 'node24' },
  { ...node, entryPoints: ['server/index.ts'], outfile: 'dist/server.cjs' },
  { ...node, entryPoints: ['cli/index.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
];

for (const bundle of bundles) {
  const options = { bundle: true, minify: production, sourcemap: !production, logLevel: 'warning', ...bundle };
  if (watch) await (await context(options)).watch();
  else await build(options);
}
