// `npm start` and `npm run sandbox`: makes a fresh clone ready, then hands over to the compiled sandbox (main.ts) on a Node
// that it can run on. Plain JavaScript that runs on Node 20 with nothing installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArguments, USAGE } from './arguments.mjs';
import { repositoryRoot } from './cache.mjs';
import { ensureNode24 } from './node24.mjs';
import { prepare } from './prepare.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`, 1);
}
const options = parseArguments(process.argv.slice(2));
if ('error' in options) fail(`${options.error}\n\n${USAGE}`, 2);
else if (options.action === 'help') console.log(USAGE);
else await run(options).catch((error) => fail(error instanceof Error ? error.message : String(error), 1));

async function run(chosen) {
  const main = path.join(repositoryRoot(), 'out', 'sandbox', 'main.js');
  // The addresses are asked for by scripts: at once, and with nothing else on the way.
  if (chosen.action === 'ports' && !existsSync(main)) fail('No sandbox is running.', 1);
  if (chosen.action !== 'ports') await prepare((line) => console.log(line));
  const node = await ensureNode24((line) => console.error(line));
  process.exitCode = await handOver(node, main, chosen);
}

/** Through the channel the child learns when this process is asked to end, and when it is gone without having been asked. */
function handOver(node, main, chosen) {
  const args = ['--disable-warning=TimeoutNegativeWarning', main, JSON.stringify(chosen)];
  const child = spawn(node, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const stop = () => {
    if (child.connected) child.send('stop');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // npm passes a signal on to the shell that it started, not to us: what we see is that this shell is gone.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== undefined) {
    setInterval(() => process.ppid !== parent && stop(), 500).unref();
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function fail(message, code) {
  console.error(message);
  process.exit(code);
}
