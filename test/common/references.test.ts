import assert from 'node:assert/strict';
import type { BaselinePorts } from '../../common/baseline/history.js';
import { importedNames } from '../../common/baseline/importedNames.js';
import { resolveReferences } from '../../common/baseline/references.js';
import type { ReferenceQuestion } from '../../common/baseline/references.js';

/** A workspace in memory; remembers which files were asked for. */
function workspace(files: Readonly<Record<string, string>>): BaselinePorts & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    readText: (path) => {
      asked.push(path);
      return Promise.resolve(files[path]);
    },
    registry: {
      subjectHistory: () => Promise.resolve({ state: 'no-subject' }),
      subjectVersion: ({ subject, version }) =>
        Promise.resolve(
          subject === 'money'
            ? {
                state: 'found',
                version: { version: version ?? 9, id: 1, format: 'AVRO', text: '"money"', references: [] },
              }
            : { state: 'not-found' },
        ),
    },
  };
}

function question(rest: Partial<ReferenceQuestion>): ReferenceQuestion {
  return {
    file: '/shop/a/b/order.proto',
    folder: '/shop',
    format: 'PROTOBUF',
    baseline: { kind: 'none' },
    references: [],
    text: '',
    ...rest,
  };
}

describe('references', () => {
  it('are found beside the file and in the folders above it, those that others need first', async () => {
    const ports = workspace({ '/shop/a/b/x.proto': 'import "common/y.proto";', '/shop/common/y.proto': '// y' });
    const { references, missing } = await resolveReferences(question({ text: 'import "x.proto";' }), ports);
    assert.deepEqual(
      references.map(({ name }) => name),
      ['common/y.proto', 'x.proto'],
    );
    assert.deepEqual(missing, []);
  });

  it('are never looked for outside of the workspace', async () => {
    const ports = workspace({ '/etc/passwd': 'secret', '/x.proto': 'secret', '/work-not/x.json': 'secret' });
    const proto = question({ text: 'import "../../../etc/passwd"; import "/etc/passwd"; import "x.proto";' });
    assert.deepEqual((await resolveReferences(proto, ports)).references, []);
    const json = question({
      format: 'JSON',
      file: '/shop/a.json',
      text: '{"$ref": "../etc/passwd", "a": {"$ref": "/etc/passwd"}, "b": {"$ref": "../work-not/x.json"}}',
    });
    assert.deepEqual((await resolveReferences(json, ports)).references, []);
    const mapped = question({ references: [{ name: 'x', file: '../etc/passwd' }] });
    assert.deepEqual((await resolveReferences(mapped, ports)).missing, ['x']);
    assert.ok(ports.asked.every((path) => path.startsWith('/shop/')));
  });

  it('may lead round in a circle', async () => {
    const ports = workspace({ '/shop/a.json': '{"$ref": "b.json"}', '/shop/b.json': '{"$ref": "a.json"}' });
    const asked = question({ format: 'JSON', file: '/shop/c.json', text: '{"$ref": "a.json#/x"}' });
    const { references } = await resolveReferences(asked, ports);
    assert.deepEqual(references.map(({ name }) => name).sort(), ['a.json', 'b.json']);
  });

  it('come from the registry where the settings name a subject', async () => {
    const references = [
      { name: 'acme.Money', subject: 'money', version: 2 },
      { name: 'acme.Gone', subject: 'gone' },
    ];
    const found = await resolveReferences(question({ format: 'AVRO', references }), workspace({}));
    assert.deepEqual(found.references, [{ name: 'acme.Money', subject: 'money', version: 2, text: '"money"' }]);
    assert.deepEqual(found.missing, ['acme.Gone']);
  });

  it('are what the latest version refers to, where nothing else is known', async () => {
    const known = [{ name: 'x.proto', subject: 'x', version: 4, text: '// registered' }];
    const text = 'import "x.proto";';
    assert.deepEqual((await resolveReferences(question({ text, known }), workspace({}))).references, known);
    const local = await resolveReferences(question({ text, known }), workspace({ '/shop/x.proto': '// here' }));
    assert.equal(local.references[0]?.text, '// here');
  });

  it('end at a limit', async () => {
    const ports: BaselinePorts = {
      ...workspace({}),
      readText: (path) => Promise.resolve(`{"$ref": "${(path.split('/').at(-1) ?? '').replace('.json', '')}x.json"}`),
    };
    const asked = question({ format: 'JSON', file: '/shop/c.json', text: '{"$ref": "a.json"}' });
    assert.ok((await resolveReferences(asked, ports)).references.length <= 1000);
  });
});

describe('imported names', () => {
  it('are found in Protobuf, wherever a statement may begin', () => {
    const text = `syntax = "proto3"; import "a.proto";\n  import public 'b.proto';\n/* x */ import weak\n "c.proto";\n// import "d.proto";`;
    assert.deepEqual(importedNames('PROTOBUF', text), ['a.proto', 'b.proto', 'c.proto']);
  });

  it('are the addresses before the fragment in JSON Schema', () => {
    const text = '{"$ref": "a.json#/x", "y": {"$ref" : "#/local"}, "z": {"$ref":"b.json"}, "w": {"$ref": "a.json"}}';
    assert.deepEqual(importedNames('JSON', text), ['a.json', 'b.json']);
  });

  it('take no longer for malicious texts', () => {
    const started = performance.now();
    importedNames('PROTOBUF', 'import '.repeat(200_000));
    importedNames('PROTOBUF', '\n'.repeat(1_000_000));
    importedNames('PROTOBUF', ' '.repeat(1_000_000));
    importedNames('JSON', '"$ref"'.repeat(200_000));
    importedNames('JSON', `"$ref"${' '.repeat(1_000_000)}`);
    assert.ok(performance.now() - started < 1000);
  });
});
