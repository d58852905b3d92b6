import assert from 'node:assert/strict';
import type { Connection, ConnectionPart } from '../../../client/connections/connection.js';
import { partStates } from '../../../client/connections/partStates.js';
import { recoverConnections } from '../../../client/connections/recovery.js';
import { guardWrite } from '../../../client/connections/writeGuard.js';
import { explorerModel } from '../../../client/explorer/model.js';
import type { ExplorerNode } from '../../../client/explorer/node.js';
import { topicNode } from '../../../client/explorer/nodes/topic.js';
import { RegistryError } from '../../../common/registry/types.js';
import type { SchemaRegistry } from '../../../common/registry/types.js';
import { fakeConnection } from './fakeConnection.js';

const nothing = { dispose: () => undefined };
const connectionsOf = (...all: readonly Connection[]) => ({
  all: () => all,
  get: (name: string) => all.find(({ profile }) => profile.name === name),
  onDidChange: () => nothing,
});

describe('explorer', () => {
  function start(subjects: SchemaRegistry['subjects'], filter = '', username?: string) {
    const registry = { url: 'http://x', timeoutMs: 1, ...(username !== undefined && { username }) };
    const { connection, refreshes } = fakeConnection(subjects, { registry });
    const model = explorerModel({
      connections: connectionsOf(connection),
      scope: { filter: () => filter },
      onError: () => undefined,
    });
    return { model, refreshes };
  }

  async function subjectsFolder(model: ReturnType<typeof explorerModel>): Promise<ExplorerNode> {
    const [root] = model.roots();
    assert.ok(root);
    const folder = (await model.children(root)).find((node) => node.kind === 'folder' && node.folder === 'subjects');
    assert.ok(folder);
    return folder;
  }

  const labels = (nodes: readonly ExplorerNode[]) => nodes.map((node) => node.look().label);

  it('asks for nothing before a folder is opened, and once until a refresh', async () => {
    let asked = 0;
    const { model } = start(() => {
      asked++;
      return Promise.resolve(['a']);
    });
    const folder = await subjectsFolder(model);
    assert.equal(asked, 0);
    const before = await model.children(folder);
    await model.children(folder);
    assert.equal(asked, 1);
    await model.refresh(folder);
    const after = await model.children(folder);
    assert.equal(asked, 2);
    // The same ids, so that what was expanded stays so.
    assert.deepEqual(
      after.map(({ id }) => id),
      before.map(({ id }) => id),
    );
  });

  it('shows a failure as a line that can be chosen to try again', async () => {
    const { model } = start(() => Promise.reject(new RegistryError('unreachable', 'Nothing listens there.')));
    const [line] = await model.children(await subjectsFolder(model));
    assert.equal(line?.look().label, 'Nothing listens there.');
    assert.equal(line.look().command?.id, 'eventStreams.retry');
  });

  it('offers to set a refused password anew, where one is kept', async () => {
    const refuse = () => Promise.reject(new RegistryError('unauthorized', 'Who are you?'));
    const { model } = start(refuse, '', 'ada');
    const [line, offer] = await model.children(await subjectsFolder(model));
    assert.equal(line?.look().label, 'Who are you?');
    assert.equal(offer?.look().command?.id, 'eventStreams.setSecret');
    assert.ok('connection' in offer && offer.connection.profile.name === 'local');
    const nobody = start(refuse).model;
    assert.equal((await nobody.children(await subjectsFolder(nobody))).length, 1);
  });

  it('shows as many names as can be looked at, and a way to the others', async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => `subject-${i}-value`);
    const { model } = start(() => Promise.resolve(many));
    const shown = await model.children(await subjectsFolder(model));
    assert.equal(shown.length, 1_001);
    const last = shown.at(-1);
    assert.equal(last?.look().label, '1,500 more subjects: filter by name');
    assert.equal(last.look().command?.id, 'eventStreams.filter');
    // A filter looks through all of them, by each of its words.
    const found = start(() => Promise.resolve(many), ' VALUE  -2499 ');
    assert.deepEqual(labels(await found.model.children(await subjectsFolder(found.model))), ['subject-2499-value']);
  });

  it('filters by name in any case, and tells nothing there from nothing found', async () => {
    const found = start(() => Promise.resolve(['Orders-value', 'payments']), 'ORD');
    assert.deepEqual(labels(await found.model.children(await subjectsFolder(found.model))), ['Orders-value']);
    const none = start(() => Promise.resolve(['payments']), 'x');
    assert.deepEqual(labels(await none.model.children(await subjectsFolder(none.model))), [
      'No subject matches the filter',
    ]);
    const empty = start(() => Promise.resolve([]));
    assert.deepEqual(labels(await empty.model.children(await subjectsFolder(empty.model))), ['No schemas yet']);
  });

  it('keeps ids apart whatever a name holds', () => {
    const { connection } = fakeConnection(() => Promise.resolve([]));
    const topic = (name: string) => ({ name, internal: false, partitionCount: 1, replicationFactor: 1 });
    const ids = ['a/b', 'a', 'a%2Fb'].map((name) => topicNode(connection, topic(name)).id);
    assert.equal(new Set(ids).size, 3);
  });
});

describe('states of a connection', () => {
  it('follow from how requests end', async () => {
    const states = partStates(
      () => 7,
      () => undefined,
    );
    const changes: string[] = [];
    states.onDidChange((part) => changes.push(states.get(part).kind));
    const fail = (error: Error) => states.observe('registry', () => Promise.reject(error)).catch(() => undefined);
    await states.observe('registry', () => Promise.resolve(1));
    await fail(new RegistryError('unreachable', 'away'));
    await fail(new RegistryError('unreachable', 'away'));
    await fail(new RegistryError('not-found', 'no such subject'));
    await fail(new RegistryError('unauthorized', 'who are you'));
    assert.deepEqual(changes, ['connecting', 'connected', 'unreachable', 'connected', 'unauthorized']);
    assert.equal(states.get('kafka').kind, 'idle');
  });
});

describe('recovery', () => {
  it('tries again, ever more rarely, only while somebody looks, and says when it is back', async () => {
    let away = true;
    const fake = fakeConnection(() =>
      away ? Promise.reject(new RegistryError('unreachable', 'away')) : Promise.resolve([]),
    );
    const waits: number[] = [];
    let next: (() => void) | undefined;
    const back: ConnectionPart[] = [];
    let wanted = true;
    const recovery = recoverConnections({
      connections: connectionsOf(fake.connection),
      isWanted: () => wanted,
      onDidChangeWanted: () => nothing,
      onBack: (_, part) => back.push(part),
      later(ms, work) {
        waits.push(ms);
        next = work;
        return nothing;
      },
    });
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await fake.connection
      .registry()
      ?.subjects()
      .catch(() => undefined);
    next?.();
    await settled();
    next?.();
    await settled();
    assert.deepEqual(waits, [2000, 4000, 8000]);
    away = false;
    next?.();
    await settled();
    assert.deepEqual(back, ['registry']);
    away = true;
    wanted = false;
    await fake.connection
      .registry()
      ?.subjects()
      .catch(() => undefined);
    assert.equal(waits.length, 3);
    recovery.dispose();
  });
});

describe('guard before writing', () => {
  const guarded = (flags: { readonly readOnly?: boolean; readonly production?: boolean }, typed?: string) => {
    const { connection } = fakeConnection(() => Promise.resolve([]), flags);
    return guardWrite(connection, 'register', { typeName: () => Promise.resolve(typed) });
  };

  it('refuses a read-only connection, and wants the name of a production one', async () => {
    assert.equal((await guarded({})).go, true);
    assert.equal((await guarded({ readOnly: true, production: true }, 'local')).go, false);
    assert.equal((await guarded({ production: true }, 'other')).go, false);
    assert.equal((await guarded({ production: true })).go, false);
    assert.equal((await guarded({ production: true }, ' local ')).go, true);
  });
});
