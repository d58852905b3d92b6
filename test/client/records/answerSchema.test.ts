import assert from 'node:assert/strict';
import { answerSchemas } from '../../../client/records/decode/answerSchema.js';
import { RegistryError, type SchemaRegistry, type SubjectVersion } from '../../../common/registry/types.js';

describe('the schema of an event', () => {
  it('is named after the subject of its topic, where that has it', async () => {
    const registry = fakeRegistry(() => [
      { subject: 'audit-value', version: 7 },
      { subject: 'orders-value', version: 3 },
    ]);
    assert.deepEqual(await labelOf(registry, 'orders'), { subject: 'orders-value', version: 3 });
  });

  it('is named after another subject, where it was registered under that one only', async () => {
    const registry = fakeRegistry(() => [{ subject: 'orders-value', version: 3 }]);
    assert.deepEqual(await labelOf(registry, 'orders.dead-letters'), { subject: 'orders-value', version: 3 });
  });

  it('is looked for among the versions of its topic, where the registry cannot say where an id is used', async () => {
    const registry = fakeRegistry(() => {
      throw new RegistryError('not-found', 'No such address.', 404);
    });
    assert.deepEqual(await labelOf(registry, 'orders'), { subject: 'orders-value', version: 2 });
    assert.deepEqual(await labelOf(registry, 'elsewhere'), { subject: undefined, version: undefined });
  });

  it('is there without a name, where the registry goes away on the way', async () => {
    const registry = fakeRegistry(() => {
      throw new RegistryError('unreachable', 'Nothing answers.');
    });
    assert.deepEqual(await labelOf(registry, 'orders'), { subject: undefined, version: undefined });
  });
});

async function labelOf(registry: SchemaRegistry, topic: string): Promise<object> {
  const answer = await answerSchemas(registry, topic)(42, 'value');
  assert.ok(answer.state === 'found');
  return { subject: answer.subject, version: answer.version };
}

/** Schema 42 is version 2 of orders-value. */
function fakeRegistry(usesOf: () => readonly SubjectVersion[]): SchemaRegistry {
  const refuse = () => Promise.reject(new Error('not to be asked'));
  const schema = { format: 'AVRO', text: '"string"', references: [] } as const;
  return {
    subjects: refuse,
    versions: (subject) =>
      subject === 'orders-value'
        ? Promise.resolve([1, 2])
        : Promise.reject(new RegistryError('not-found', 'No such subject.', 404)),
    version: (subject, version) =>
      Promise.resolve({ ...schema, subject, version: Number(version), id: version === 2 ? 42 : 41 }),
    schemaById: (id) => Promise.resolve({ ...schema, id }),
    usesOf: async () => {
      await Promise.resolve();
      return usesOf();
    },
    config: refuse,
    setLevel: refuse,
    register: refuse,
    resolveReferences: () => Promise.resolve([]),
    refresh: () => undefined,
  };
}
