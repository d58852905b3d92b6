// Runs out/test/bench/*.bench.js, all of them or the named ones:
//   npm run bench -- [name …] [--rounds N] [--seconds S] [--markdown]
// Rounds of all measures of a bench are interleaved, so that a noisy moment of the machine hits all of them alike. Of several
// benches each runs in a process of its own: what one has made of the shared code and of the heap does not slow down the next.
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { values: flags, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '0.5' },
    markdown: { type: 'boolean', default: false },
    // One of several: the machine was named before.
    single: { type: 'boolean', default: false },
  },
});
const rounds = Number(flags.rounds);
const milliseconds = Number(flags.seconds) * 1000;

const root = new URL('../../', import.meta.url);
const folder = new URL('out/test/bench/', root);
if (!existsSync(new URL('.tsbuildinfo', new URL('out/test/', root)))) {
  execFileSync('npm', ['run', '--silent', 'compile'], { cwd: root, stdio: 'inherit' });
}

const all = readdirSync(folder).filter((file) => file.endsWith('.bench.js'));
const wanted = names.length === 0 ? all : all.filter((file) => names.includes(nameOf(file)));
const unknown = names.filter((name) => !all.includes(`${name}.bench.js`));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${all.map(nameOf).join(', ')}`);
  process.exit(2);
}

if (!flags.single) console.log(machine());
if (wanted.length === 1) {
  const { bench } = await import(new URL(wanted[0], folder));
  const rows = await run(bench);
  console.log(flags.markdown ? markdown(bench.title, rows) : table(bench.title, rows));
} else {
  const script = fileURLToPath(import.meta.url);
  const given = [
    '--single',
    '--rounds',
    flags.rounds,
    '--seconds',
    flags.seconds,
    ...(flags.markdown ? ['--markdown'] : []),
  ];
  const ended = wanted.map((file) =>
    spawnSync(process.execPath, [script, nameOf(file), ...given], { stdio: 'inherit' }),
  );
  process.exitCode = ended.every(({ status }) => status === 0) ? 0 : 1;
}

function nameOf(file) {
  return file.slice(0, -'.bench.js'.length);
}

async function run(bench) {
  const figures = new Map(bench.measures.map((measure) => [measure.name, []]));
  for (const measure of bench.measures) await measure.prepare?.();
  try {
    for (const measure of bench.measures) await sample(measure); // warm up: not counted
    for (let round = 0; round < rounds; round++) {
      for (const measure of bench.measures) figures.get(measure.name).push(await sample(measure));
    }
  } finally {
    for (const measure of bench.measures) await measure.dispose?.();
  }
  return bench.measures.map((measure) => row(measure, figures));
}

async function sample(measure) {
  if (measure.kind === 'value') return measure.value();
  const start = performance.now();
  let done = 0;
  let calls = 0;
  do {
    const answer = measure.work();
    done += Number(answer instanceof Promise ? await answer : answer);
    calls++;
  } while (performance.now() - start < milliseconds);
  const took = performance.now() - start;
  return measure.kind === 'rate' ? (done * 1000) / took : took / calls;
}

function row(measure, figures) {
  const sorted = [...figures.get(measure.name)].sort((a, b) => a - b);
  const median = middle(sorted);
  const unit = measure.kind === 'rate' ? `${measure.unit}/s` : measure.kind === 'time' ? 'ms' : measure.unit;
  const reached = measure.kind === 'rate' ? median >= measure.aim : median <= measure.aim;
  return {
    measure: measure.name,
    median: `${format(median)} ${unit}`,
    spread: `${format(sorted[0])} to ${format(sorted.at(-1))}`,
    'against peer':
      measure.peer === undefined ? '' : `${format(median / peerMedian(measure, figures))} × ${measure.peer}`,
    aim: measure.aim === undefined ? '' : `${format(measure.aim)}: ${reached ? 'reached' : 'not reached'}`,
  };
}

function peerMedian(measure, figures) {
  const peer = figures.get(measure.peer);
  if (peer === undefined) throw new Error(`${measure.name} names the peer ${measure.peer}, which is not in its bench`);
  return middle([...peer].sort((a, b) => a - b));
}

function middle(sorted) {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function format(figure) {
  if (!Number.isFinite(figure)) return 'n/a';
  return figure >= 100 ? Math.round(figure).toLocaleString('en-US') : figure.toPrecision(3);
}

function table(title, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((cells) => cells[column].length)));
  const line = (cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd();
  return [`\n${title}`, line(columns), ...rows.map((cells) => line(columns.map((c) => cells[c])))].join('\n');
}

function markdown(title, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => line(columns.map((column) => cells[column])));
  return [`\n### ${title}\n`, line(columns), line(columns.map(() => '---')), ...body].join('\n');
}

function machine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}, ${rounds} rounds`;
}
