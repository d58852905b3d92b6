import type { Services } from '../services.js';

/** One command. Arguments come from menus, links and other extensions: unknown until looked at. */
export interface CommandContribution {
  /** As in package.json, e.g. `eventStreams.refresh`. */
  readonly id: string;
  /** What it does, to follow "Could not" when it fails: "refresh the explorer". */
  readonly doing: string;
  /** May reject: the table words the failure for the user. */
  run(services: Services, ...args: readonly unknown[]): Promise<void> | void;
}
