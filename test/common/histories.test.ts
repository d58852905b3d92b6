import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { directoryHistory, orderedVersions } from '../../common/baseline/directory.js';
import type { BaselinePorts } from '../../common/baseline/history.js';
import { registryPort } from '../../common/baseline/fromRegistry.js';
import { gitUri, parseGitUri } from '../../common/protocol/gitUri.js';
import { RegistryError } from '../../common/registry/types.js';
import type { RegisteredSchema, SchemaRegistry } from '../../common/registry/types.js';

describe('versions in a folder', () => {
  it('are ordered by the numbers in their names', () => {
    const names = ['o.v10.avsc', 'o.v2.avsc', 'o.avsc', 'o.v1.avsc', 'o.v1.proto', 'o.v2.1.avsc'];
    assert.deepEqual(orderedVersions(names, 'order.avsc'), ['o.v1.avsc', 'o.v2.avsc', 'o.v2.1.avsc', 'o.v10.avsc']);
  });

  it('know dates, and decide equal numbers by name', () => {
    const names = ['2024-10-01.json', '2024-09-30.json', 'b1.json', 'a1.json'];
    assert.deepEqual(orderedVersions(names, 'x.json'), ['a1.json', 'b1.json', '2024-09-30.json', '2024-10-01.json']);
  });
});

describe('a folder of versions that cannot be read', () => {
  const ports: BaselinePorts = {
    readText: () => Promise.resolve(undefined),
    registry: {
      subjectHistory: () => Promise.reject(new Error('not asked')),
      subjectVersion: () => Promise.reject(new Error('not asked')),
    },
  };
  const reasonFor = async (path: string) => {
    const { dirname: folder, filename: file } = import.meta;
    const baseline = { kind: 'directory', path } as const;
    const history = await directoryHistory({ file, folder, format: 'AVRO', baseline, references: [] }, path, ports);
    return history.state === 'unavailable' ? history.reason : history.state;
  };

  it('is named, with the cause and with what to do', async () => {
    assert.match(await reasonFor('nowhere'), /^There is no folder .*nowhere with versions.* Correct the folder/);
    assert.match(await reasonFor(basename(import.meta.filename)), /is a file, not a folder of versions\. Correct/);
  });
});

describe('addresses of git documents', () => {
  it('are read back, whatever the names hold', () => {
    const address = { file: '/a b/ü?#%/order.avsc', commit: 'a'.repeat(40), ref: 'feature/ü' };
    const uri = gitUri(address);
    assert.deepEqual(parseGitUri(uri), address);
    assert.match(new URL(uri).pathname, /order\.avsc$/);
  });

  it('are nothing else', () => {
    for (const uri of [
      '',
      'event-streams-git:/x',
      'event-streams-git:/x?%7B%7D',
      'event-streams-git:/x?%',
      'file:///x?{}',
    ]) {
      assert.equal(parseGitUri(uri), undefined, uri);
    }
    const option = gitUri({ file: '/a', commit: '--output=/tmp/x', ref: 'x' });
    assert.equal(parseGitUri(option), undefined);
  });
});

describe('history from a registry', () => {
  const registered = (version: number): RegisteredSchema => ({
    subject: 's',
    version,
    id: version,
    format: 'AVRO',
    text: `"${version}"`,
    references: version === 2 ? [{ name: 'n', subject: 'o', version: 1 }] : [],
  });
  const registry: SchemaRegistry = {
    subjects: () => Promise.resolve(['s']),
    versions: (subject) =>
      subject === 's'
        ? Promise.resolve([1, 2, 4])
        : Promise.reject(new RegistryError('not-found', 'No such subject.', 404)),
    version: (_, version) => Promise.resolve(registered(version === 'latest' ? 4 : version)),
    schemaById: () => Promise.reject(new Error('not asked for')),
    usesOf: () => Promise.reject(new Error('not asked for')),
    config: () => Promise.resolve({ level: 'FULL', policy: 'LENIENT', validateFields: true, compatibilityGroup: 'g' }),
    setLevel: () => Promise.resolve(),
    register: () => Promise.reject(new Error('not asked for')),
    resolveReferences: (references) =>
      Promise.resolve(references.map((reference) => ({ ...reference, text: '"resolved"' }))),
    refresh: () => undefined,
  };
  const port = registryPort((connection) => (connection === 'none' ? undefined : registry));

  it('has the versions with their references, and the rules of the subject', async () => {
    const result = await port.subjectHistory({ subject: 's' });
    assert.ok(result.state === 'found');
    assert.deepEqual(
      result.versions.map(({ version }) => version),
      [1, 2, 4],
    );
    assert.deepEqual(result.versions[1]?.references, [{ name: 'n', subject: 'o', version: 1, text: '"resolved"' }]);
    assert.deepEqual(
      [result.level, result.policy, result.validateFields, result.compatibilityGroup],
      ['FULL', 'LENIENT', true, 'g'],
    );
  });

  it('has only the versions that were asked for', async () => {
    const result = await port.subjectHistory({ subject: 's', versions: [2, 3] });
    assert.deepEqual(result.state === 'found' && result.versions.map(({ version }) => version), [2]);
  });

  it('tells a missing subject from a missing registry', async () => {
    assert.equal((await port.subjectHistory({ subject: 'other' })).state, 'no-subject');
    assert.equal((await port.subjectHistory({ subject: 's', connection: 'none' })).state, 'unavailable');
    const gone = registryPort(() => ({
      ...registry,
      version: () => Promise.reject(new RegistryError('not-found', 'Deleted meanwhile.', 404)),
    }));
    assert.deepEqual(await gone.subjectVersion({ subject: 's' }), { state: 'not-found' });
    assert.deepEqual(await gone.subjectHistory({ subject: 's' }), {
      state: 'unavailable',
      reason: 'Deleted meanwhile.',
    });
    const broken = registryPort(() => ({
      ...registry,
      version: () => Promise.reject(new RegistryError('timeout', 'Too slow.')),
    }));
    assert.deepEqual(await broken.subjectVersion({ subject: 's' }), { state: 'unavailable', reason: 'Too slow.' });
  });
});
