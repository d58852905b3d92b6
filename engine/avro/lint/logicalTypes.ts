import type { JsonObject } from '../../json/jsonText.js';
import { quote } from '../buildNamed.js';
import type { Issue } from '../issues.js';
import type { AvroType, RecordType, TypeUse, UnionType, UnknownType } from '../model.js';
import { warning } from './names.js';

/** Which types a logical type of the specification stands on. */
const LOGICAL_TYPES: ReadonlyMap<string, readonly AvroType['kind'][]> = new Map<string, readonly AvroType['kind'][]>([
  ['decimal', ['bytes', 'fixed']],
  ['big-decimal', ['bytes']],
  ['uuid', ['string', 'fixed']],
  ['date', ['int']],
  ['time-millis', ['int']],
  ['time-micros', ['long']],
  ['timestamp-millis', ['long']],
  ['timestamp-micros', ['long']],
  ['timestamp-nanos', ['long']],
  ['local-timestamp-millis', ['long']],
  ['local-timestamp-micros', ['long']],
  ['local-timestamp-nanos', ['long']],
  ['duration', ['fixed']],
]);

/** Logical types that have no effect: readers silently see the plain type. */
export function lintLogicalTypes(types: readonly TypeUse[]): readonly Issue[] {
  return types.flatMap((use) => {
    if (use.kind === 'record') return [...lintType(use), ...lintFields(use)];
    return lintType(use);
  });
}

/** The logical type of the specification that a type really has; undefined where it has none, an ignored or an unknown one. */
export function effectiveLogicalType(type: AvroType): string | undefined {
  if (type.kind === 'unknown' || type.kind === 'union') return undefined;
  const { logicalType } = type;
  if (typeof logicalType !== 'string' || !LOGICAL_TYPES.has(logicalType)) return undefined;
  return reasonItIsIgnored(logicalType, type) === undefined ? logicalType : undefined;
}

function lintType(use: TypeUse): readonly Issue[] {
  if (use.kind === 'reference' || use.kind === 'unknown' || use.kind === 'union') return [];
  const { logicalType } = use;
  if (logicalType === undefined) return [];
  const because = reasonItIsIgnored(logicalType, use);
  if (because === undefined || use.json === undefined) return [];
  return [warning('avro-logical-type', because, use.document, use.json, 'logicalType')];
}

/** Only some logical types need a second look at how the type is written. */
function reasonItIsIgnored(logicalType: unknown, type: Exclude<AvroType, UnknownType | UnionType>): string | undefined {
  const { kind } = type;
  if (typeof logicalType !== 'string') return 'The "logicalType" is a text; this one is ignored.';
  const allowed = LOGICAL_TYPES.get(logicalType);
  // An unknown name is legal: applications may have logical types of their own.
  if (allowed === undefined) return undefined;
  if (!allowed.includes(kind)) {
    return `The logical type ${logicalType} stands on ${allowed.join(' or ')}, so it is ignored on ${kind}. Change the type.`;
  }
  if (logicalType === 'decimal') return reasonDecimalIsIgnored(kind, type.json ?? {});
  const size = SIZES.get(logicalType);
  if (kind !== 'fixed' || size === undefined || type.json['size'] === size) return undefined;
  return `The logical type ${logicalType} needs a fixed type of ${size} bytes, so it is ignored here. Set the size.`;
}

const SIZES: ReadonlyMap<string, number> = new Map([
  ['duration', 12],
  ['uuid', 16],
]);

function reasonDecimalIsIgnored(kind: AvroType['kind'], json: JsonObject): string | undefined {
  const precision = json['precision'];
  const scale = json['scale'] ?? 0;
  if (typeof precision !== 'number' || !Number.isInteger(precision) || precision <= 0) {
    return 'A decimal needs a "precision" of at least 1, so it is ignored here. Add the number of digits.';
  }
  if (typeof scale !== 'number' || !Number.isInteger(scale) || scale < 0 || scale > precision) {
    return `The "scale" of a decimal is a whole number from 0 to its precision ${precision}, so it is ignored here. Correct it.`;
  }
  const size = json['size'];
  if (kind !== 'fixed' || typeof size !== 'number') return undefined;
  const digits = Math.floor(Math.log10(2) * (8 * size - 1));
  if (precision <= digits) return undefined;
  return `A fixed type of ${size} bytes holds at most ${Math.max(digits, 0)} digits, so the precision ${precision} is too much and the decimal is ignored. Raise the size.`;
}

/** A logical type on the field instead of its type, which is the most common mistake of all with them. */
function lintFields(record: RecordType): readonly Issue[] {
  return record.fields.flatMap((field) => {
    const { logicalType } = field;
    if (typeof logicalType !== 'string') return [];
    const type = field.type.kind;
    const example = `{ "type": ${quote(type)}, "logicalType": ${quote(logicalType)} }`;
    const message = `A logical type on the field ${field.name} is ignored: it belongs into the type. Write "type": ${example}.`;
    return [warning('avro-logical-type-on-field', message, record.document, field.json, 'logicalType')];
  });
}

/** What is written of a decimal; 0 where nothing is. */
export function decimalOf(type: AvroType): { readonly precision: number; readonly scale: number } {
  const json = 'json' in type && type.kind !== 'union' ? type.json : undefined;
  const [precision, scale] = [json?.['precision'], json?.['scale']];
  return { precision: typeof precision === 'number' ? precision : 0, scale: typeof scale === 'number' ? scale : 0 };
}
