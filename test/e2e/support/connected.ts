import type { SandboxAddresses } from '../../../sandbox/state/running.js';
import type { TemporaryRepository } from '../../support/gitRepository.js';
import { orderSchema, sampleRepository } from './sampleRepository.js';

/** The name of the connection in the workspaces of these tests. */
export const connectionName = 'sandbox';

/** The subject that schemas/order.avsc is mapped to. */
export const orderSubject = 'e2e-order-value';

/** The sample workspace with a connection to a sandbox, and its schema file mapped to a subject of the registry there. */
export function connectedRepository({ bootstrap, registryUrl }: SandboxAddresses): TemporaryRepository {
  return sampleRepository({
    'eventStreams.connections': [
      { name: connectionName, kafka: { bootstrapServers: [bootstrap] }, registry: { url: registryUrl } },
    ],
    'eventStreams.schemas': [
      { files: 'schemas/order.avsc', connection: connectionName, subject: orderSubject, baseline: 'registry' },
    ],
  });
}

/** Registers the committed text of schemas/order.avsc as the first version of its subject, at level BACKWARD. */
export async function registerOrder(registryUrl: string): Promise<void> {
  await send('POST', `${registryUrl}/subjects/${orderSubject}/versions`, { schema: orderSchema });
  await send('PUT', `${registryUrl}/config/${orderSubject}`, { compatibility: 'BACKWARD' });
}

async function send(method: string, url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${url} gave ${response.status}: ${await response.text()}`);
}
