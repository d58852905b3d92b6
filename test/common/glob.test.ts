import assert from 'node:assert/strict';
import { compileGlob } from '../../common/settings/glob.js';
import { parseSettings } from '../../common/settings/parseSettings.js';
import { mappingFinder, subjectOf } from '../../common/settings/subjects.js';

function matches(glob: string, path: string): boolean {
  const compiled = compileGlob(glob);
  assert.ok(compiled.valid, glob);
  return compiled.matches(path);
}

describe('globs', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['schemas/*.avsc', 'schemas/a.avsc', true],
    ['schemas/*.avsc', 'schemas/x/a.avsc', false],
    ['schemas/**/*.avsc', 'schemas/a.avsc', true],
    ['schemas/**/*.avsc', 'schemas/x/y/a.avsc', true],
    ['schemas/**', 'schemas/x/y/a.avsc', true],
    ['**/events/*.proto', 'events/a.proto', true],
    ['**/events/*.proto', 'x/events/a.proto', true],
    ['**/events/*.proto', 'x/myevents/a.proto', false],
    ['*.avsc', 'deep/down/a.avsc', true],
    ['./a/?.avsc', 'a/b.avsc', true],
    ['a/?.avsc', 'a/bc.avsc', false],
    ['{orders,payments}/*.{avsc,proto}', 'payments/a.proto', true],
    ['{orders,payments}/*.{avsc,proto}', 'refunds/a.proto', false],
    ['{a/{b,c},d}/x', 'a/c/x', true],
    ['a/**/b/**/c', 'a/b/x/b/c', true],
    ['a/**/b/**/c', 'a/x/c', false],
    ['a+(b).avsc', 'a+(b).avsc', true],
    ['A.avsc', 'a.avsc', false],
  ];
  for (const [glob, path, expected] of cases) {
    it(`${glob} ${expected ? 'matches' : 'does not match'} ${path}`, () => assert.equal(matches(glob, path), expected));
  }

  it('are refused when a bracket is not closed or the alternatives explode', () => {
    for (const glob of ['{a,b', 'a}', '}a{', '{a,b}'.repeat(12), 'x'.repeat(2000)]) {
      assert.equal(compileGlob(glob).valid, false, glob);
    }
  });

  it('take no longer for malicious patterns', () => {
    const started = performance.now();
    assert.equal(matches('*a'.repeat(400) + 'b', 'a'.repeat(5000)), false);
    assert.equal(matches('**/a/'.repeat(150) + 'b', 'a/'.repeat(5000) + 'c'), false);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('mappings of files to subjects', () => {
  const { settings } = parseSettings({
    schemas: [
      { files: 'schemas/special.avsc', subject: 'special' },
      { files: 'schemas/**', subject: '${basename}-value' },
      { files: 'records/*', subject: '${recordName}' },
      { files: 'plain/*' },
    ],
  });
  const find = mappingFinder(settings);
  const subject = (path: string, recordName?: string) => {
    const mapping = find(path);
    return mapping === undefined ? 'no mapping' : subjectOf(mapping, path, recordName);
  };

  it('take the first that matches', () => {
    assert.equal(subject('schemas/special.avsc'), 'special');
    assert.equal(subject('schemas/sub/orders.v1.avsc'), 'orders.v1-value');
    assert.equal(subject('other/a.avsc'), 'no mapping');
  });

  it('fill the templates', () => {
    assert.equal(subject('schemas/orders.schema.json'), 'orders-value');
    assert.equal(subject('records/a.avsc', 'com.acme.Order'), 'com.acme.Order');
    assert.equal(subject('records/a.avsc'), undefined);
    assert.equal(subject('plain/a.avsc'), undefined);
    assert.equal(subject('records/a.avsc', '$&'), '$&');
  });
});
