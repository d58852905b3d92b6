import { directoryHistory } from './directory.js';
import { gitHistory } from './gitHistory.js';
import type { BaselinePorts, BaselineQuestion, History } from './history.js';
import { registryHistory } from './registry.js';

/** Fetches what a file is compared with. Never rejects: a failure is an answer with its reason. */
export function resolveHistory(
  question: BaselineQuestion,
  ports: BaselinePorts,
  signal?: AbortSignal,
): Promise<History> {
  const { baseline } = question;
  switch (baseline.kind) {
    case 'none':
      return Promise.resolve({ state: 'nothing', reason: 'The settings say to compare this file with nothing.' });
    case 'registry':
      return registryHistory(question, baseline.versions, ports, signal);
    case 'git':
      return gitHistory(question, baseline.ref, ports, signal);
    case 'directory':
      return directoryHistory(question, baseline.path, ports);
  }
}
