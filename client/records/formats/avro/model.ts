import type { SchemaReference } from '../../../../engine/schemaFormat.js';

export type PrimitiveName = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

/** A logical type that is shown and read in a form for people. */
export type Logical =
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'date' | 'uuid' | 'duration' }
  /** Since midnight, since 1970, or without a time zone since 1970; `digits` of a second: 3, 6 or 9. */
  | { readonly kind: 'time' | 'timestamp' | 'local-timestamp'; readonly digits: number };

export interface AvroField {
  readonly name: string;
  /** The name as JSON text has it, with its colon. */
  readonly label: string;
  node: AvroNode;
  /** The default as the schema has it; undefined where there is none. */
  readonly defaultValue?: unknown;
}

/** A schema with its names resolved: a circle where it is recursive. */
export type AvroNode =
  | { readonly kind: 'primitive'; readonly type: PrimitiveName; readonly logical?: Logical }
  | { readonly kind: 'record'; readonly name: string; readonly fields: AvroField[] }
  | { readonly kind: 'enum'; readonly name: string; readonly symbols: readonly string[] }
  | { readonly kind: 'fixed'; readonly name: string; readonly size: number; readonly logical?: Logical }
  | { readonly kind: 'array'; readonly items: AvroNode }
  | { readonly kind: 'map'; readonly values: AvroNode }
  | { readonly kind: 'union'; readonly branches: readonly AvroNode[] };

const PRIMITIVES: ReadonlySet<string> = new Set<PrimitiveName>([
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
]);

/** @throws Error that says what in the schema cannot be understood */
export function readAvroSchema(text: string, references: readonly SchemaReference[]): AvroNode {
  const names = new Map<string, AvroNode>();
  for (const reference of references) readNode(JSON.parse(reference.text) as unknown, '', names);
  return readNode(JSON.parse(text) as unknown, '', names);
}

/** How a union names this branch: the full name of a named type, else the type's word. */
export function branchName(node: AvroNode): string {
  switch (node.kind) {
    case 'primitive':
      return node.type;
    case 'record':
    case 'enum':
    case 'fixed':
      return node.name;
    case 'array':
    case 'map':
    case 'union':
      return node.kind;
  }
}

function readNode(json: unknown, space: string, names: Map<string, AvroNode>): AvroNode {
  if (typeof json === 'string') return named(json, space, names);
  if (Array.isArray(json)) return { kind: 'union', branches: json.map((branch) => readNode(branch, space, names)) };
  if (!isObject(json)) throw new Error(`A type cannot be ${JSON.stringify(json)}`);
  const { type } = json;
  switch (type) {
    case 'record':
    case 'error':
      return readRecord(json, space, names);
    case 'enum': {
      const symbols = Array.isArray(json['symbols']) ? json['symbols'].map(String) : [];
      const name = fullName(json, space);
      return keep(names, name, { kind: 'enum', name, symbols });
    }
    case 'fixed': {
      const name = fullName(json, space);
      const logical = logicalOf(json, 'fixed');
      return keep(names, name, { kind: 'fixed', name, size: Number(json['size']), ...(logical && { logical }) });
    }
    case 'array':
      return { kind: 'array', items: readNode(json['items'], space, names) };
    case 'map':
      return { kind: 'map', values: readNode(json['values'], space, names) };
    default: {
      const inner = readNode(type, space, names);
      const logical = inner.kind === 'primitive' ? logicalOf(json, inner.type) : undefined;
      return inner.kind === 'primitive' && logical !== undefined ? { ...inner, logical } : inner;
    }
  }
}

function readRecord(json: Readonly<Record<string, unknown>>, space: string, names: Map<string, AvroNode>): AvroNode {
  const name = fullName(json, space);
  const fields: AvroField[] = [];
  // Known before its fields are read: they may refer to it.
  const record = keep(names, name, { kind: 'record', name, fields });
  const inner = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  for (const field of Array.isArray(json['fields']) ? (json['fields'] as readonly unknown[]) : []) {
    if (!isObject(field) || typeof field['name'] !== 'string') throw new Error(`A field of ${name} has no name`);
    const node = readNode(field['type'], inner, names);
    const label = `${JSON.stringify(field['name'])}:`;
    fields.push({ name: field['name'], label, node, ...('default' in field && { defaultValue: field['default'] }) });
  }
  return record;
}

function named(name: string, space: string, names: ReadonlyMap<string, AvroNode>): AvroNode {
  if (PRIMITIVES.has(name)) return { kind: 'primitive', type: name as PrimitiveName };
  const found = (space === '' || name.includes('.') ? undefined : names.get(`${space}.${name}`)) ?? names.get(name);
  if (found === undefined) throw new Error(`The type ${name} is not defined`);
  return found;
}

function fullName(json: Readonly<Record<string, unknown>>, space: string): string {
  const name = json['name'];
  if (typeof name !== 'string' || name === '') throw new Error(`A ${String(json['type'])} has no name`);
  if (name.includes('.')) return name.replace(/^\./, '');
  const own = typeof json['namespace'] === 'string' ? json['namespace'] : space;
  return own === '' ? name : `${own}.${name}`;
}

function keep(names: Map<string, AvroNode>, name: string, node: AvroNode): AvroNode {
  names.set(name, node);
  return node;
}

/** An unknown logical type, or one on the wrong type, does not count: so the specification says. */
function logicalOf(json: Readonly<Record<string, unknown>>, type: string): Logical | undefined {
  const name = json['logicalType'];
  const time = /^(time|timestamp|local-timestamp)-(millis|micros|nanos)$/.exec(String(name));
  if (time !== null && (type === 'long' || (name === 'time-millis' && type === 'int'))) {
    const digits = time[2] === 'millis' ? 3 : time[2] === 'micros' ? 6 : 9;
    return { kind: time[1] as 'time' | 'timestamp' | 'local-timestamp', digits };
  }
  if (name === 'date' && type === 'int') return { kind: 'date' };
  if (name === 'uuid' && (type === 'string' || (type === 'fixed' && json['size'] === 16))) return { kind: 'uuid' };
  if (name === 'duration' && type === 'fixed' && json['size'] === 12) return { kind: 'duration' };
  if (name === 'decimal' && (type === 'bytes' || type === 'fixed')) {
    return { kind: 'decimal', scale: typeof json['scale'] === 'number' ? json['scale'] : 0 };
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
