import assert from 'node:assert/strict';
import avsc from 'avsc';
import { avro } from '../../../engine/avro/format.js';
import { isRefused } from '../../../engine/schemaFormat.js';
import { readCases } from '../conformance/cases.js';

/**
 * Where avsc and the registry's parser do not agree on purpose of either. The engine follows the registry; each entry
 * names what only avsc refuses or only the registry refuses, by what avsc or the engine says about it.
 */
const ONLY_AVSC_REFUSES: readonly (readonly [RegExp, string])[] = [
  [/invalid name|invalid namespace/i, 'avsc wants ASCII names and checks the namespace'],
  [/undefined type( name)?:/i, 'the registry reads a name before its definition'],
  [/invalid default|not first branch|incompatible|invalid "/i, 'the registry does not check defaults'],
  [/duplicate type name/i, 'the registry takes an equal second definition'],
  [/ambiguous|unwrapped/i, 'avsc has its own kinds of unions'],
  [/Unexpected token|Expected|JSON/i, 'the registry reads comments'],
  [/invalid enum|empty/i, 'the registry takes an enum without symbols'],
  [/invalid fixed/i, 'the registry takes a fixed type of no bytes'],
  [/Cannot read properties/, 'avsc trips over a default of a type that contains itself'],
  [/missing (name|type)|invalid|unknown/i, 'avsc is stricter about names of types'],
];

const ONLY_REGISTRY_REFUSES: readonly string[] = [
  'avro-nested-type',
  // avsc lets records be nameless.
  'avro-missing-name',
  'avro-invalid-order',
  'avro-invalid-aliases',
  'avro-undefined-type',
  'avro-redefined',
  'avro-invalid-size',
  'avro-enum-default',
  'avro-invalid-symbol',
];

describe('Avro parsing beside avsc', () => {
  it('accepts and refuses the same, but for the listed reasons', function () {
    this.timeout(60_000);
    const texts = new Set<string>();
    for (const file of ['avro', 'parse'] as const) {
      for (const entry of readCases(file)) {
        if (entry.format === 'AVRO') texts.add(entry.old.text).add(entry.new.text);
      }
    }
    let agreed = 0;
    const unexplained: string[] = [];
    for (const text of texts) {
      const schema = avro.parse({ text, references: [] });
      const complaint = avscComplaint(text);
      if (isRefused(schema) === (complaint !== undefined)) agreed++;
      else if (complaint === undefined) {
        const ids = schema.problems.filter(({ refused }) => refused).map(({ id }) => id);
        if (!ids.some((id) => ONLY_REGISTRY_REFUSES.includes(id))) unexplained.push(`${ids.join()} ${text}`);
      } else if (!ONLY_AVSC_REFUSES.some(([pattern]) => pattern.test(complaint)))
        unexplained.push(`${complaint} ${text}`);
    }
    assert.deepEqual(unexplained.slice(0, 5), []);
    assert.ok(agreed > texts.size * 0.95, `${agreed} of ${texts.size}`);
  });
});

function avscComplaint(text: string): string | undefined {
  try {
    avsc.Type.forSchema(JSON.parse(text) as avsc.Schema, { wrapUnions: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
