import { runInHost } from '../e2e/support/insideRun.js';
import { sampleRepository } from '../e2e/support/sampleRepository.js';
import type { Bench } from './bench.js';

/** Of one activation. */
interface Figures {
  readonly ms: number;
  /** What the thread of the extension host worked, whatever else the machine did meanwhile. */
  readonly cpuMs: number;
}

const last: { figures?: Figures } = {};

export const bench: Bench = {
  title: 'Activation in the extension host of a real workbench, loading the code included',
  measures: [
    {
      name: 'activation, by the clock, while the workbench starts',
      ...{ kind: 'value', unit: 'ms', aim: 100 },
      value: async () => (last.figures = await activation()).ms,
    },
    // Of the same activation, which comes before it in each round.
    {
      name: 'the same, by processor time',
      kind: 'value',
      unit: 'ms',
      aim: 50,
      value: () => last.figures?.cpuMs ?? NaN,
    },
  ],
};

/** Each figure is from a workbench of its own, so nothing of ours is loaded before. */
async function activation(): Promise<Figures> {
  using repository = sampleRepository();
  const took = await runInHost(repository.folder, 'test/e2e/inside/activationTime.ts');
  if (typeof took !== 'object' || took === null || !('ms' in took && 'cpuMs' in took)) {
    throw new Error('The extension host wrote no figures.');
  }
  return took as Figures;
}
