import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { sharedSandbox, type SharedSandbox } from '../../../sandbox/shared.js';
import { inRepository } from '../../support/repository.js';
import type { Measure, ValueMeasure } from '../bench.js';
import type { Outcome, Reader } from './readers.js';
import { EVENTS, type Content } from './topics.js';

const run = promisify(execFile);

/** Both clients read the same topic of a broker on this machine; each run is a process of its own, and its start does not count. */
export function readMeasures(content: Content, names: Readonly<Record<Reader, string>>): readonly Measure[] {
  const prepared = { sandbox: undefined as SharedSandbox | undefined, node: '', topic: '' };
  const last: { ours?: Outcome; kafkajs?: Outcome } = {};

  async function reader(what: Reader | 'fill'): Promise<string> {
    const script = inRepository('out', 'test', 'bench', 'read', 'readers.js');
    const bootstrap = prepared.sandbox?.bootstrap ?? '';
    const env = { ...process.env, NODE_NO_WARNINGS: '1' };
    const { stdout } = await run(prepared.node, [script, what, content, bootstrap, prepared.topic], { env });
    return stdout;
  }
  const prepare = async () => {
    if (prepared.topic !== '') return;
    prepared.sandbox = await sharedSandbox();
    prepared.node = await node24();
    prepared.topic = `bench-${content}-${process.pid}`;
    await reader('fill');
  };
  const dispose = async () => {
    const { sandbox } = prepared;
    prepared.sandbox = undefined;
    await sandbox?.release();
  };
  const common = { kind: 'value', prepare, dispose } as const;
  const byClock = (what: Reader): ValueMeasure => ({
    ...common,
    name: names[what],
    unit: 'events/s',
    ...(what === 'ours' && { peer: names.kafkajs }),
    value: async () => {
      const outcome = JSON.parse(await reader(what)) as Outcome;
      last[what] = outcome;
      return outcome.eventsPerSecond;
    },
  });
  /** Of the same run as the figure by the clock, which comes before it in each round. */
  const byCpu = (what: Reader): ValueMeasure => ({
    ...common,
    name: `${names[what]}, by processor time`,
    unit: 'events/CPU s',
    ...(what === 'ours' && { peer: `${names.kafkajs}, by processor time` }),
    value: () => last[what]?.eventsPerCpuSecond ?? NaN,
  });
  return [byClock('kafkajs'), byClock('ours'), byCpu('kafkajs'), byCpu('ours'), kcat()].filter(
    (measure) => measure !== undefined,
  );

  /** Reads with librdkafka, in C, and throws the events away; only where it is installed. */
  function kcat(): ValueMeasure | undefined {
    if (content !== 'json' || !kcatIsInstalled()) return undefined;
    return {
      ...common,
      name: 'kcat, reading only, with its start',
      unit: 'events/s',
      value: async () => {
        const started = performance.now();
        const bootstrap = prepared.sandbox?.bootstrap ?? '';
        await run('kcat', ['-C', '-q', '-e', '-b', bootstrap, '-t', prepared.topic, '-o', 'beginning', '-f', '']);
        return EVENTS[content] / ((performance.now() - started) / 1_000);
      },
    };
  }
}

function kcatIsInstalled(): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'kcat')));
}

/** The script that brings Node 24 is plain JavaScript, as it runs before anything is compiled. */
async function node24(): Promise<string> {
  const file = pathToFileURL(inRepository('sandbox', 'node24.mjs')).href;
  const script = (await import(file)) as { ensureNode24(log: (line: string) => void): Promise<string> };
  return script.ensureNode24(() => undefined);
}
