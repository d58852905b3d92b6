import type { Page } from 'playwright-core';
import { seedSandbox } from '../../../sandbox/seed/seed.js';
import { sharedSandbox, type SharedSandbox } from '../../../sandbox/shared.js';
import type { TemporaryRepository } from '../../support/gitRepository.js';
import { connectionName } from '../support/connected.js';
import { useInstalledExtension } from '../support/hooks.js';
import { sampleRepository } from '../support/sampleRepository.js';
import type { Session } from '../support/session.js';
import { createTopic, createTopicLike } from '../support/topics.js';

/** The title of the view with the connections. */
export const view = 'Event Streams';

/** A topic whose events go in by documents, and one like it with plain text. */
export const topics = { inventory: 'e2e-inventory', orders: 'e2e-orders', guarded: 'e2e-guarded' } as const;

/** Connections to the same servers that guard them more. */
export const guardedConnections = { readOnly: 'locked', production: 'shop-live' } as const;

/** One workbench on the sample data that several groups of tests use one after the other: each leaves it in order. */
export interface Shop {
  readonly page: () => Page;
  readonly session: () => Session;
  readonly sandbox: () => SharedSandbox;
  readonly repository: () => TemporaryRepository;
}

/** Opens the workbench for the tests of the `describe` around the call. */
export function useShop(): Shop {
  let sandbox: SharedSandbox | undefined;
  let repository: TemporaryRepository | undefined;
  const { page, session } = useInstalledExtension(async () => {
    sandbox = await sharedSandbox();
    await seedSandbox(sandbox);
    await createTopicLike(sandbox, topics.inventory, 'inventory');
    await createTopicLike(sandbox, topics.orders, 'orders');
    await createTopic(sandbox.bootstrap, topics.guarded);
    repository = shopRepository(sandbox);
    return { folder: repository.folder };
  });
  after(async () => {
    repository?.dispose();
    await sandbox?.release();
  });
  return { page, session, sandbox: () => opened(sandbox), repository: () => opened(repository) };
}

function shopRepository({ bootstrap, registryUrl }: SharedSandbox): TemporaryRepository {
  const servers = { kafka: { bootstrapServers: [bootstrap] }, registry: { url: registryUrl } };
  return sampleRepository({
    // As the browser workbench of `npm start` does; the delay leaves no doubt what came first.
    'files.autoSave': 'afterDelay',
    'files.autoSaveDelay': 2000,
    'eventStreams.connections': [
      { name: connectionName, ...servers },
      { name: guardedConnections.readOnly, ...servers, readOnly: true },
      { name: guardedConnections.production, ...servers, production: true },
    ],
  });
}

function opened<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The shop is open only while a test runs.');
  return value;
}
