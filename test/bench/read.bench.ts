import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { sharedSandbox, type SharedSandbox } from '../../sandbox/shared.js';
import { inRepository } from '../support/repository.js';
import type { Bench, ValueMeasure } from './bench.js';
import { EVENTS, type Reader } from './read/readers.js';

const prepared = { sandbox: undefined as SharedSandbox | undefined, node: '', topic: '' };

/** Each reader is a process of its own on Node 24, as the Kafka library needs; its start does not count. */
async function run(reader: Reader | 'fill', argument: string): Promise<string> {
  const script = inRepository('out', 'test', 'bench', 'read', 'readers.js');
  const { stdout } = await promisify(execFile)(prepared.node, [
    script,
    reader,
    prepared.sandbox?.bootstrap ?? '',
    argument,
  ]);
  return stdout.trim();
}

async function prepare(): Promise<void> {
  if (prepared.topic !== '') return;
  prepared.sandbox = await sharedSandbox();
  prepared.node = await node24();
  prepared.topic = `bench-${process.pid}`;
  await run('fill', prepared.topic);
}

/** The script that brings Node 24 is plain JavaScript, as it runs before anything is compiled. */
async function node24(): Promise<string> {
  const file = pathToFileURL(inRepository('sandbox', 'node24.mjs')).href;
  const script = (await import(file)) as { ensureNode24(log: (line: string) => void): Promise<string> };
  return script.ensureNode24(() => undefined);
}

function measure(name: string, reader: Reader, peer?: string): ValueMeasure {
  return {
    kind: 'value',
    name,
    unit: 'events/s',
    ...(peer !== undefined && { peer }),
    prepare,
    value: async () => Number(await run(reader, prepared.topic)),
    dispose: async () => {
      const { sandbox } = prepared;
      prepared.sandbox = undefined;
      await sandbox?.release();
    },
  };
}

export const bench: Bench = {
  title: `Reading ${EVENTS.toLocaleString('en')} events of 100 bytes (gzip) from the beginning`,
  measures: [
    measure('kafkajs, eachBatch in a group', 'kafkajs'),
    measure('ours: read, keep and sort for the preview', 'ours', 'kafkajs, eachBatch in a group'),
  ],
};
