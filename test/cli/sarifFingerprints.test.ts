import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { temporaryRepository } from '../support/gitRepository.js';
import { runCli } from './runCli.js';

const field = (name: string, type: unknown = 'string', more = {}) => ({ name, type, ...more });
const price = (scale: number) => field('price', { type: 'bytes', logicalType: 'decimal', precision: 9, scale });
const record = (...fields: readonly object[]) => JSON.stringify({ type: 'record', name: 'Order', fields }, null, 1);

const FOUR = record(field('id'), price(2), field('status'));

/** A folder of versions as the baseline, at a level that compares with all of them. */
function repositoryWith(versions: Readonly<Record<string, string>>, level: string) {
  const mapping = { files: 'order.avsc', baseline: 'directory:versions', level };
  return temporaryRepository({
    ...Object.fromEntries(Object.entries(versions).map(([name, text]) => [`versions/${name}`, text])),
    '.vscode/settings.json': JSON.stringify({
      'eventStreams.schemas': [mapping, { files: 'versions/*', baseline: 'none' }],
    }),
  });
}

/** `rule fingerprint` of each result, and the results themselves. */
async function checked(folder: string) {
  const { stdout } = await runCli(['check', '--output', 'sarif'], { cwd: folder });
  const results = (JSON.parse(stdout) as Log).runs[0]?.results ?? [];
  const prints = results.map(
    ({ ruleId, partialFingerprints }) => `${ruleId ?? ''} ${partialFingerprints?.['eventStreams/v1'] ?? ''}`,
  );
  return { results, prints };
}

describe('fingerprints in SARIF', () => {
  const faulty = [field('id'), price(4), field('status'), field('note'), field('total', 'long')];

  it('stay the same when a new version is registered, and when the text around the fault changes', async () => {
    using repository = repositoryWith({ 'order.v3.avsc': FOUR }, 'BACKWARD');
    repository.write('order.avsc', record(...faulty));
    const against3 = await checked(repository.folder);
    assert.match(against3.results[0]?.message.text ?? '', /order\.v3\.avsc/);
    assert.deepEqual(against3.prints.map((print) => print.split(' ')[0]).sort(), [
      'READER_FIELD_MISSING_DEFAULT_VALUE',
      'READER_FIELD_MISSING_DEFAULT_VALUE',
      'avro-decimal-scale-changed',
    ]);

    repository.write('versions/order.v4.avsc', FOUR.replace('"fields"', '"doc": "Version 4",\n "fields"'));
    const against4 = await checked(repository.folder);
    assert.match(against4.results[0]?.message.text ?? '', /order\.v4\.avsc/);
    assert.deepEqual(against4.prints, against3.prints);

    const first = field('added', 'string', { default: '' });
    repository.write('order.avsc', `\n\n${record(first, ...faulty)}`);
    assert.deepEqual((await checked(repository.folder)).prints, against3.prints);
  });

  it('tell faults apart that differ in the element or the direction', async () => {
    using repository = repositoryWith({ 'order.v1.avsc': FOUR }, 'FULL');
    const union = record(field('id', 'long'), field('status', ['int', 'long']), field('note'), field('total'));
    repository.write('order.avsc', union);
    const { prints } = await checked(repository.folder);
    assert.ok(prints.length >= 6, prints.join('\n'));
    assert.equal(new Set(prints).size, prints.length, prints.join('\n'));
    // Two fields are gone from one record: what is missing is told by its name in the older text.
    repository.write('order.avsc', record(field('id')));
    const gone = await checked(repository.folder);
    assert.equal(gone.prints.length, 2);
    repository.write('order.avsc', record(field('id'), field('status')));
    assert.deepEqual((await checked(repository.folder)).prints, gone.prints.slice(0, 1));
  });

  it('tell apart what is wrong twice in one file', async () => {
    using repository = repositoryWith({}, 'NONE');
    repository.write(
      'order.avsc',
      record(field('a b'), field('c', { ...JSON.parse(record(field('a b'))), name: 'C' })),
    );
    const { results, prints } = await checked(repository.folder);
    assert.equal(results.length, 2);
    assert.equal(results[0]?.message.text, results[1]?.message.text);
    assert.equal(new Set(prints).size, 2);
  });

  it('belong to one result for a warning that holds for many versions', async () => {
    const versions = Object.fromEntries([1, 2, 3].map((number) => [`order.v${number}.avsc`, FOUR]));
    using repository = repositoryWith(versions, 'BACKWARD_TRANSITIVE');
    repository.write('order.avsc', FOUR.replace('"scale": 2', '"scale": 4'));
    const { results } = await checked(repository.folder);
    assert.equal(results.length, 1);
    assert.match(results[0]?.message.text ?? '', /The same holds for order\.v2\.avsc, order\.v1\.avsc\.$/);
    assert.equal(results[0]?.relatedLocations?.length, 3);
    for (const output of ['github', 'text', 'junit']) {
      const { stdout } = await runCli(['check', '--output', output], { cwd: repository.folder });
      assert.equal(stdout.match(/The registry accepts this/g)?.length, 1, output);
    }
  });
});
