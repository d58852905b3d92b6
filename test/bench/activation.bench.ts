import { runInHost } from '../e2e/support/insideRun.js';
import { sampleRepository } from '../e2e/support/sampleRepository.js';
import type { Bench } from './bench.js';

export const bench: Bench = {
  title: 'Activation in the extension host of a real workbench, loading the code included',
  measures: [{ name: 'activation', kind: 'value', unit: 'ms', aim: 100, value: activation }],
};

/** Each figure is from a workbench of its own, so nothing of ours is loaded before. */
async function activation(): Promise<number> {
  using repository = sampleRepository();
  const took = await runInHost(repository.folder, 'test/e2e/inside/activationTime.ts');
  if (typeof took !== 'number') throw new Error('The extension host wrote no figure.');
  return took;
}
