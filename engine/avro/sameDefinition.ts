import { isJsonArray, isJsonObject } from '../json/jsonText.js';
import type { JsonObject, JsonValue } from '../json/jsonText.js';
import type { NamedType, RecordField, TypeUse } from './model.js';
import { isNamed } from './model.js';

/** Attributes with a meaning of their own: they are compared as what they mean, or not at all (doc, aliases). */
const TYPE_ATTRIBUTES: ReadonlySet<string> = new Set(
  'doc fields items name namespace size symbols values type aliases'.split(' '),
);
const ENUM_ATTRIBUTES: ReadonlySet<string> = new Set([...TYPE_ATTRIBUTES, 'default']);
const FIELD_ATTRIBUTES: ReadonlySet<string> = new Set('default doc name order type aliases'.split(' '));

/**
 * Whether the reference takes two definitions of one name for the same: equal names, structure, defaults, order and
 * other attributes, whatever their docs and aliases. A use of a name that is not known yet equals nothing.
 */
export function sameDefinition(a: NamedType, b: NamedType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.fullName !== b.fullName) return false;
  if (!sameAttributes(a.json, b.json, a.kind === 'enum' ? ENUM_ATTRIBUTES : TYPE_ATTRIBUTES)) return false;
  if (a.kind === 'record' && b.kind === 'record') {
    return a.fields.length === b.fields.length && a.fields.every((field, i) => sameField(field, b.fields[i]));
  }
  if (a.kind === 'enum' && b.kind === 'enum') return sameValue(a.symbols, b.symbols);
  return a.kind === 'fixed' && b.kind === 'fixed' && a.size === b.size;
}

function sameField(a: RecordField, b: RecordField | undefined): boolean {
  return (
    b !== undefined &&
    a.name === b.name &&
    sameType(a.type, b.type) &&
    sameValue(a.json['default'], b.json['default']) &&
    orderOf(a) === orderOf(b) &&
    sameAttributes(a.json, b.json, FIELD_ATTRIBUTES)
  );
}

function sameType(left: TypeUse, right: TypeUse): boolean {
  const a = left.kind === 'reference' ? left.target : left;
  const b = right.kind === 'reference' ? right.target : right;
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  if (isNamed(a)) return isNamed(b) && sameDefinition(a, b);
  switch (a.kind) {
    case 'unknown':
      return false;
    case 'union':
      return (
        b.kind === 'union' &&
        a.branches.length === b.branches.length &&
        a.branches.every((branch, i) => {
          const other = b.branches[i];
          return other !== undefined && sameType(branch, other);
        })
      );
    case 'array':
    case 'map':
      return (
        (b.kind === 'array' || b.kind === 'map') &&
        sameAttributes(a.json, b.json, TYPE_ATTRIBUTES) &&
        sameType(a.of, b.of)
      );
    default:
      return 'json' in b && !isJsonArray(b.json) && sameAttributes(a.json ?? {}, b.json ?? {}, TYPE_ATTRIBUTES);
  }
}

function orderOf(field: RecordField): string {
  const order = field.json['order'];
  return typeof order === 'string' ? order.toLowerCase() : 'ascending';
}

function sameAttributes(a: JsonObject, b: JsonObject, except: ReadonlySet<string>): boolean {
  const keys = Object.keys(a).filter((key) => !except.has(key));
  const others = Object.keys(b).filter((key) => !except.has(key));
  return keys.length === others.length && keys.every((key) => sameValue(a[key], b[key]));
}

function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isJsonArray(a)) return isJsonArray(b) && a.length === b.length && a.every((value, i) => sameValue(value, b[i]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameValue(a[key], b[key]));
}
