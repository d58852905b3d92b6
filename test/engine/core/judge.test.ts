import assert from 'node:assert/strict';
import { avro } from '../../../engine/avro/format.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import { judge } from '../../../engine/judge/judge.js';
import type { JudgeOptions, MetadataProperties, SchemaVersion } from '../../../engine/judge/judge.js';
import { COMPATIBILITY_LEVELS, DEFAULT_COMPARE_OPTIONS } from '../../../engine/options.js';
import type { CompatibilityLevel } from '../../../engine/options.js';
import { seededRandom } from '../../../engine/sample/random.js';

/** A record of the named fields; a name with `?` has a default. */
function version(label: string, fields: string, metadata?: MetadataProperties): SchemaVersion {
  const list = fields
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => ({ name: name.replace('?', ''), type: 'int', ...(name.endsWith('?') ? { default: 0 } : {}) }));
  const text = JSON.stringify({ type: 'record', name: 'R', fields: list });
  return { label, schema: avro.parse({ text, references: [] }), ...(metadata === undefined ? {} : { metadata }) };
}

const verdict = (
  candidate: SchemaVersion,
  history: readonly SchemaVersion[],
  level: CompatibilityLevel,
  more: Partial<JudgeOptions> = {},
) => judge(avro, candidate, history, { ...DEFAULT_COMPARE_OPTIONS, level, ...more });

/** `direction label verdict` of each comparison, in order. */
const walked = (result: ReturnType<typeof verdict>) =>
  result.comparisons.map(({ direction, against, compatible }) => `${direction} ${against.label} ${compatible}`);

describe('the verdict on a candidate', () => {
  const v1 = version('1', 'a');
  const v2 = version('2', 'a b');

  it('asks the latest version alone, unless the level is transitive', () => {
    const v3 = version('3', 'a b c?');
    assert.deepEqual(walked(verdict(v3, [v1, v2], 'BACKWARD')), ['BACKWARD 2 true']);
    assert.deepEqual(walked(verdict(v3, [v1, v2], 'BACKWARD_TRANSITIVE')), ['BACKWARD 2 true', 'BACKWARD 1 false']);
    assert.equal(verdict(v3, [v1, v2], 'BACKWARD').compatible, true);
    assert.equal(verdict(v3, [v1, v2], 'BACKWARD_TRANSITIVE').compatible, false);
  });

  it('stops a transitive walk at the first incompatible version, newest first', () => {
    const needy = version('3', 'a b c');
    assert.deepEqual(walked(verdict(needy, [v1, v2], 'BACKWARD_TRANSITIVE')), ['BACKWARD 2 false']);
  });

  it('looks forward before backward at FULL, and tells both', () => {
    const other = version('3', 'c');
    assert.deepEqual(walked(verdict(other, [v1], 'FULL')), ['FORWARD 1 false', 'BACKWARD 1 false']);
    assert.deepEqual(walked(verdict(version('2', 'a b?'), [v1], 'FULL')), ['FORWARD 1 true', 'BACKWARD 1 true']);
  });

  it('asks nothing at NONE, nor without a history', () => {
    assert.deepEqual(verdict(version('3', 'x'), [v1, v2], 'NONE').comparisons, []);
    assert.equal(verdict(version('3', 'x'), [v1, v2], 'NONE').compatible, true);
    assert.equal(verdict(version('1', 'x'), [], 'FULL_TRANSITIVE').compatible, true);
  });

  it('calls another schema type incompatible without comparing', () => {
    const other = { label: '1', schema: jsonSchema.parse({ text: '{"type":"object"}', references: [] }) };
    const result = verdict(v1, [other], 'BACKWARD');
    assert.equal(result.compatible, false);
    assert.equal(result.differentType, other);
    assert.equal(verdict(v1, [other], 'NONE').compatible, true);
  });

  it('picks the latest among the versions of the same group', () => {
    const major = (label: string, fields: string, value?: string) =>
      version(label, fields, value === undefined ? undefined : { major: value });
    const history = [major('1', 'a', '1'), major('2', 'z', '2'), major('3', 'y')];
    const group = { compatibilityGroup: 'major' };
    assert.deepEqual(walked(verdict(major('4', 'a b?', '1'), history, 'BACKWARD', group)), ['BACKWARD 1 true']);
    assert.deepEqual(walked(verdict(major('4', 'y b?'), history, 'BACKWARD', group)), ['BACKWARD 3 true']);
    assert.deepEqual(walked(verdict(major('4', 'a b?', '9'), history, 'BACKWARD', group)), []);
    assert.deepEqual(walked(verdict(major('4', 'a b?', '1'), history, 'BACKWARD')), ['BACKWARD 3 false']);
  });

  it('enforces reserved names, even at NONE, when fields are validated', () => {
    const reserved = (names: string) => ({ 'confluent:reserved': names });
    const before = version('1', 'a', reserved('old, gone'));
    const after = version('2', 'a old?', reserved('old'));
    const result = verdict(after, [before], 'NONE', { validateFields: true });
    assert.deepEqual(
      result.reservedFields.map(({ kind, name }) => `${kind} ${name}`),
      ['reserved-name-removed gone', 'reserved-name-used old'],
    );
    assert.equal(result.compatible, false);
    assert.equal(verdict(after, [before], 'NONE').compatible, true);
  });

  it('is incompatible without a difference where the reference fails', () => {
    const text = (fields: unknown) => JSON.stringify({ type: 'record', name: 'R', fields });
    const parse = (fields: unknown) => avro.parse({ text: text(fields), references: [] });
    const writer = {
      label: '1',
      schema: parse([
        { name: 'a', type: 'int' },
        { name: 'b', type: 'int' },
      ]),
    };
    const reader = { label: '2', schema: parse([{ name: 'c', type: 'int', aliases: ['a', 'b'] }]) };
    const [comparison] = verdict(reader, [writer], 'BACKWARD').comparisons;
    assert.equal(comparison?.compatible, false);
    assert.deepEqual(comparison.result.differences, []);
    assert.match(comparison.result.failure?.message ?? '', /matches several fields/);
    const place = comparison.result.failure?.reader();
    assert.equal(reader.schema.source.text.slice(place?.span.start, place?.span.end), '"c"');
    // The same alias twice is one alias.
    const twice = { label: '3', schema: parse([{ name: 'c', type: 'int', aliases: ['a', 'a'] }]) };
    assert.equal(verdict(twice, [writer], 'BACKWARD').compatible, true);
  });
});

/** What the rules say, told once more from the verdicts on pairs; the versions that are compared, newest first. */
function expected(
  candidate: SchemaVersion,
  history: readonly SchemaVersion[],
  level: CompatibilityLevel,
  group: string | undefined,
): readonly string[] {
  const reads = (reader: SchemaVersion, writer: SchemaVersion) =>
    verdict({ ...reader, metadata: {} }, [writer], 'BACKWARD').compatible;
  const kin = history.filter(
    ({ metadata }) => group === undefined || metadata?.[group] === candidate.metadata?.[group],
  );
  const asked = level === 'NONE' ? [] : level.endsWith('TRANSITIVE') ? kin.toReversed() : kin.slice(-1);
  const lines: string[] = [];
  for (const old of asked) {
    const here = [
      ...(level.startsWith('BACKWARD') ? [] : [`FORWARD ${old.label} ${reads(old, candidate)}`]),
      ...(level.startsWith('FORWARD') ? [] : [`BACKWARD ${old.label} ${reads(candidate, old)}`]),
    ];
    lines.push(...here);
    if (here.some((line) => line.endsWith('false'))) break;
  }
  return lines;
}

describe('the verdict on a candidate with random histories', () => {
  it('is what the rules say of the verdicts on pairs', () => {
    const random = seededRandom(20_260_102);
    const anyVersion = (label: string) =>
      version(
        label,
        random.pick(['a', 'a b?', 'a b', 'b', 'a? b?', 'a c?', 'a b? c?'] as const),
        random.pick([undefined, {}, { major: '1' }, { major: '2' }] as const),
      );
    const verdicts = { true: 0, false: 0 };
    for (let round = 0; round < 400; round++) {
      const history = Array.from({ length: random.int(0, 6) }, (_, index) => anyVersion(String(index + 1)));
      const candidate = anyVersion('new');
      const level = random.pick(COMPATIBILITY_LEVELS);
      const group = random.pick([undefined, 'major'] as const);
      const result = verdict(candidate, history, level, group === undefined ? {} : { compatibilityGroup: group });
      const lines = expected(candidate, history, level, group);
      assert.deepEqual(walked(result), lines);
      assert.equal(result.compatible, !lines.some((line) => line.endsWith('false')));
      verdicts[`${result.compatible}`]++;
    }
    assert.ok(verdicts.true > 100 && verdicts.false > 50, JSON.stringify(verdicts));
  });
});
