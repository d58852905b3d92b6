import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';
import { manySchemas } from '../support/manySchemas.js';
import { inRepository } from '../support/repository.js';
import type { Bench, TimeMeasure } from './bench.js';

const SCHEMAS = 1000;

export const bench: Bench = {
  title: `event-streams check in a workspace of ${SCHEMAS.toLocaleString('en-US')} schemas, as a process of its own`,
  measures: [measure('all of them, cold', [], 2000), measure('--since HEAD, one of them changed', ['--since', 'HEAD'])],
};

/** Starting, reading, asking git and comparing included, as in CI. */
function measure(name: string, args: readonly string[], aim?: number): TimeMeasure {
  let repository: TemporaryRepository | undefined;
  return {
    kind: 'time',
    name,
    ...(aim === undefined ? {} : { aim }),
    prepare: async () => {
      await promisify(execFile)(process.execPath, ['esbuild.mjs'], { cwd: inRepository() });
      repository = temporaryRepository(manySchemas(SCHEMAS));
      repository.write(
        'avro/team0/event0.avsc',
        '{"type": "record", "name": "Event0", "namespace": "shop", "fields": []}',
      );
    },
    work: async () => {
      const cwd = repository?.folder ?? '';
      const program = inRepository('dist', 'cli.cjs');
      await promisify(execFile)(process.execPath, [program, 'check', ...args], { cwd });
    },
    dispose: () => repository?.dispose(),
  };
}
