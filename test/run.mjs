// `npm test`: everything from a fresh clone, on Node 20 or newer, ending with one line `N passed, N failed`.
// Arguments select parts: node test/run.mjs unit server. `desktop` runs the extension's suite in a desktop VS Code.
// One part alone shows its output as it comes, if it is one process; of several, two run at a time, and each is shown whole
// when it ends.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot, run } from '../sandbox/cache.mjs';
import { ensureNode24 } from '../sandbox/node24.mjs';
import { prepare } from '../sandbox/prepare.mjs';
import { runMocha } from './runner/runMocha.mjs';
import { startSharedSandbox } from './runner/sharedSandbox.mjs';
import { suites } from './runner/suites.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const log = (line) => console.error(line);
const wanted = chooseSuites(process.argv.slice(2));
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  await prepare(log);
  await rm(path.join(repositoryRoot(), 'artifacts'), { recursive: true, force: true });
  await mkdir(path.join(repositoryRoot(), 'artifacts'));
  await runAll(wanted);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed++;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
// A pipe takes long outputs bit by bit: only after this line is everything before it out too.
await new Promise((written) => {
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`, written);
});
process.exit(total.failed === 0 ? 0 : 1);

function chooseSuites(names) {
  const known = suites.map((suite) => suite.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')} of the tests. The parts: ${known.join(', ')}.`);
    process.exit(2);
  }
  const chosen = suites.filter(({ name, onDemand }) => (names.length === 0 ? !onDemand : names.includes(name)));
  // Where one part stands in for another, it runs once.
  const standIns = chosen.map(({ name, replacedBy }) => replacedBy ?? name);
  return suites.filter(({ name }) => standIns.includes(name));
}

async function runAll(chosen) {
  // The servers start, and the extension is packaged, while the parts that need neither run.
  const sandbox = chosen.some((suite) => suite.sandbox) ? startSharedSandbox(log) : undefined;
  const vsix = chosen.some((suite) => suite.vsix) ? packaged() : undefined;
  for (const early of [sandbox, vsix]) early?.catch(() => undefined); // reported by the first part that needs it
  const waiting = [...chosen];
  const lane = async () => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
      await runOne(suite, { sandbox, vsix, alone: chosen.length === 1 });
    }
  };
  try {
    // A third lane makes all of them slower, even with the lowest priority.
    await Promise.all([lane(), lane()]);
  } finally {
    await sandbox?.then((running) => running.stop()).catch(() => undefined);
  }
}

async function packaged() {
  log('Packaging the extension');
  const file = path.join(repositoryRoot(), 'artifacts', 'event-streams.vsix');
  await run(process.execPath, [path.join(repositoryRoot(), 'sandbox', 'package.mjs'), file], repositoryRoot());
  return file;
}

async function runOne(suite, { sandbox, vsix, alone }) {
  const started = Date.now();
  const title = `\n── ${suite.name} ${'─'.repeat(60 - suite.name.length)}`;
  if (alone) console.log(title);
  else log(`Running the part ${suite.name}`);
  const counts = await countsOf(suite, { sandbox, vsix, alone });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const again = counts.retried > 0 ? `, ${counts.retried} tried again` : '';
  if (!alone) console.log(title);
  if (counts.output !== '') console.log(counts.output);
  console.log(`${suite.name}: ${counts.passed} passed, ${counts.failed} failed${again} in ${seconds} s`);
  for (const key of Object.keys(total)) total[key] += counts[key];
}

/** A part that cannot even start counts as one failure, and the others still run. */
async function countsOf(suite, { sandbox, vsix, alone }) {
  try {
    if (suite.bundles) await vsix;
    const node = suite.node24 ? await ensureNode24(log) : process.execPath;
    const env = {
      ...suite.env,
      ...(suite.sandbox ? { EVENT_STREAMS_SANDBOX: (await sandbox).addresses } : {}),
      ...(suite.vsix ? { EVENT_STREAMS_VSIX: await vsix } : {}),
    };
    return await runMocha(suite, { node, env, alone });
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (alone) console.error(output);
    return { passed: 0, failed: 1, skipped: 0, retried: 0, output };
  }
}
