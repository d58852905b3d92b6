import { verifiedFixes } from '../../../engine/fix/verifiedFixes.js';
import type { VerifiedFix } from '../../../engine/fix/verifiedFixes.js';
import { jsonSchema } from '../../../engine/jsonSchema/format.js';
import type { JsonSchema } from '../../../engine/jsonSchema/model.js';
import type { CompareOptions, Direction } from '../../../engine/options.js';
import type { Difference, Location } from '../../../engine/difference.js';

export const STRICT: CompareOptions = { policy: 'STRICT', profile: '8.3' };
export const LENIENT: CompareOptions = { policy: 'LENIENT', profile: '8.3' };

export function parse(schema: unknown): JsonSchema {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema, null, 2);
  return jsonSchema.parse({ text, references: [] });
}

/** The new schema reads events of the old one. */
export function compare(oldSchema: unknown, newSchema: unknown, options = STRICT): readonly Difference[] {
  return jsonSchema.compare(parse(newSchema), parse(oldSchema), options).differences;
}

export function kinds(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ kind, path }) => `${kind} ${path}`).sort();
}

export function textAt(schema: JsonSchema, { span }: Location): string {
  return schema.source.text.slice(span.start, span.end);
}

export function fixesFor(
  edited: JsonSchema,
  baseline: JsonSchema,
  difference: Difference,
  direction: Direction = 'BACKWARD',
): readonly VerifiedFix[] {
  return verifiedFixes(jsonSchema, { difference, direction, edited, baseline, options: STRICT });
}
