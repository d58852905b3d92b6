// Which tests belong to which part of `npm test`, and what each part needs.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../sandbox/cache.mjs';

const apart = ['cli', 'server', 'integration', 'e2e', 'desktop'];

const generated = /properties\.test\.js$/;
/** Searches, other parsers and hostile input: seconds of work, which would make the unit tests too slow to be run at every change. */
const long = /engine[/\\].*(search\.properties|beside\w+|robustness|adversarial|growth)\.test\.js$/;

/** The browser that drives the workbench is made for this platform; a desktop VS Code takes its place on others. */
const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

/**
 * The parts in the order in which they start: the long ones come early, behind the one that needs neither servers nor bundles,
 * which are only being made then.
 * `node24`: runs on Node 24, as the Kafka library needs. `sandbox`: gets a running broker and registry. `vsix`: gets the
 * packaged extension, for which the bundles are built anew. `bundles`: uses them, so it waits for that.
 * `onDemand`: runs only where it is asked for by name. `replacedBy`: the part that runs instead on this platform.
 * `processes`: among how many processes its files are shared out where the part runs alone. `timeout`: of one test, in milliseconds; `limit`: of the whole part.
 * `retries`: how often a failed test is tried again. Only the browser gets a second chance, and each one is told: what passes
 * only now and then is a defect of the test or of the product.
 */
export const suites = [
  { name: 'unit', tests: quickOnes, processes: 2, timeout: 20_000, limit: 600_000 },
  {
    name: 'e2e',
    tests: () => testsIn('e2e'),
    retries: 1,
    timeout: 120_000,
    limit: 900_000,
    node24: true,
    sandbox: true,
    bundles: true,
    vsix: true,
    replacedBy: hasBrowser ? undefined : 'desktop',
  },
  {
    name: 'integration',
    tests: () => testsIn('integration'),
    timeout: 60_000,
    limit: 600_000,
    node24: true,
    sandbox: true,
    bundles: true,
  },
  // The same generated tests as among the unit tests, here at their full count, and what is measured in processor time.
  {
    name: 'properties',
    tests: () => testsIn('engine').filter((file) => generated.test(file) || long.test(file)),
    processes: 2,
    timeout: 120_000,
    limit: 600_000,
    env: { EVENT_STREAMS_TEST_SCALE: '1' },
  },
  // The command line with whole repositories and as a process of its own.
  { name: 'cli', tests: () => testsIn('cli'), processes: 2, timeout: 20_000, limit: 300_000, bundles: true },
  { name: 'server', tests: () => testsIn('server'), timeout: 20_000, limit: 300_000, bundles: true },
  {
    name: 'desktop',
    tests: () => testsIn('desktop'),
    timeout: 120_000,
    limit: 900_000,
    node24: true,
    bundles: true,
    onDemand: true,
  },
];

/** Test files, compiled, of one folder; known by their sources, as what was deleted may still lie in out/. */
function testsIn(folder) {
  const sources = path.join(repositoryRoot(), 'test', folder);
  if (!existsSync(sources)) return [];
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith(`inside${path.sep}`))
    .sort()
    .map((file) => path.join('out', 'test', folder, file.replace(/\.ts$/, '.js')));
}

function quickOnes() {
  return testsIn('.')
    .map(path.normalize)
    .filter((file) => !apart.includes(file.split(path.sep)[2]) && !long.test(file));
}
