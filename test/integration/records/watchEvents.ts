import type { PreviewRow, PreviewStatus, PreviewView } from '../../../common/panels/preview.js';
import type { AskSchema } from '../../../client/records/decode/schemaAnswer.js';
import { openEvents, type Events } from '../../../client/records/openEvents.js';
import type { ReadOptions } from '../../../client/records/record.js';
import { waitFor } from '../../support/waitFor.js';
import type { TestCluster } from '../kafka/testCluster.js';

/** A preview without a panel: what a user would see, to be waited for. */
export interface WatchedEvents {
  readonly events: Events;
  status(): PreviewStatus | undefined;
  until(what: string, holds: (status: PreviewStatus) => boolean): Promise<PreviewStatus>;
  rows(from?: number, count?: number): Promise<readonly PreviewRow[]>;
  close(): Promise<void>;
}

export const OLDEST_FIRST: PreviewView = { filter: '', partition: null, order: 'arrival', descending: false };

export async function watchEvents(
  cluster: Pick<TestCluster, 'options'>,
  options: ReadOptions,
  ask: AskSchema = () => Promise.resolve({ state: 'unavailable', reason: 'No registry here.' }),
): Promise<WatchedEvents> {
  let last: PreviewStatus | undefined;
  const events = openEvents(cluster.options, {
    ask,
    onStatus: (status) => (last = status),
    onEnd: (error) => {
      throw error;
    },
  });
  await events.setView(OLDEST_FIRST);
  await events.start(options);
  return {
    events,
    status: () => last,
    until: (what, holds) =>
      waitFor(what, () => (last !== undefined && holds(last) ? last : undefined), { timeout: 20_000 }),
    rows: async (from = 0, count = 1_000) => (await events.window(from, count)).rows,
    close: () => events.close(),
  };
}
