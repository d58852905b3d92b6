import fc from 'fast-check';

/** A JSON value that is an Avro schema: valid, with few names, so that aliases, recursion and unions meet. */
export interface GeneratedSchema {
  readonly json: unknown;
}

type Pick = (below: number) => number;

/** Random valid schemas, shrinkable by their length of choices. */
export const avroSchema: fc.Arbitrary<unknown> = fc
  .array(fc.nat(999), { minLength: 40, maxLength: 40 })
  .map((choices) => buildSchema(choices));

/** Two schemas of one history: the second is the first after some edits. */
export const avroPair: fc.Arbitrary<readonly [unknown, unknown]> = fc
  .tuple(avroSchema, fc.array(fc.nat(999), { minLength: 12, maxLength: 12 }))
  .map(([schema, choices]) => [schema, edit(schema, picker(choices))] as const);

function picker(choices: readonly number[]): Pick {
  let at = 0;
  return (below) => ((choices[at++ % choices.length] ?? 0) + at * 7) % below;
}

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'];
const FIELD_NAMES = ['id', 'name', 'total', 'parent', 'tags'];
const PRIMITIVES = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'];

function buildSchema(choices: readonly number[]): unknown {
  const pick = picker(choices);
  const defined: string[] = [];
  const primitive = () => PRIMITIVES[pick(PRIMITIVES.length)] ?? 'int';
  const named = (depth: number, open: readonly string[]): unknown => {
    const name = NAMES.find((candidate) => !defined.includes(candidate) && !open.includes(candidate));
    if (name === undefined) return primitive();
    switch (pick(4)) {
      case 0:
        defined.push(name);
        return { type: 'enum', name, symbols: ['RED', 'GREEN', 'BLUE'].slice(0, 1 + pick(3)) };
      case 1:
        defined.push(name);
        return { type: 'fixed', name, size: 1 + pick(4) };
      default: {
        const count = 1 + pick(FIELD_NAMES.length);
        const fields = FIELD_NAMES.slice(0, count).map((field) =>
          withDefault(field, type(depth - 1, [...open, name]), pick),
        );
        defined.push(name);
        return { type: 'record', name, fields };
      }
    }
  };
  const type = (depth: number, open: readonly string[]): unknown => {
    if (depth <= 0) return primitive();
    switch (pick(9)) {
      case 0:
        return { type: 'array', items: type(depth - 1, open) };
      case 1:
        return { type: 'map', values: type(depth - 1, open) };
      case 2: {
        const other = [...PRIMITIVES.slice(1)][pick(PRIMITIVES.length - 1)] ?? 'int';
        return ['null', other];
      }
      case 3: {
        const inner = named(depth, open);
        return typeof inner === 'string' ? inner : ['null', inner];
      }
      case 4:
        // Only optional recursion has finite values.
        return open.length === 0 ? primitive() : ['null', open[pick(open.length)]];
      case 5:
        return defined.length === 0 ? primitive() : defined[pick(defined.length)];
      case 6:
        return named(depth, open);
      default:
        return primitive();
    }
  };
  return named(4, []);
}

function withDefault(name: string, type: unknown, pick: Pick): unknown {
  const value = pick(3) === 0 ? plainDefault(type) : undefined;
  return value === undefined ? { name, type } : { name, type, default: value };
}

function plainDefault(type: unknown): unknown {
  if (Array.isArray(type)) return null;
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return false;
    case 'int':
    case 'long':
    case 'float':
    case 'double':
      return 0;
    case 'bytes':
    case 'string':
      return '';
    default:
      return undefined;
  }
}

type Json = Record<string, unknown>;

/** One to three edits such as people make: fields added, removed, renamed with and without alias, types changed. */
function edit(schema: unknown, pick: Pick): unknown {
  const copy: unknown = structuredClone(schema);
  const records = collect(copy).filter((node) => Array.isArray(node['fields']));
  const enums = collect(copy).filter((node) => Array.isArray(node['symbols']));
  for (let round = 0; round <= pick(3); round++) {
    const record = records[pick(Math.max(records.length, 1))];
    if (record === undefined || pick(5) === 0) {
      const target = enums[pick(Math.max(enums.length, 1))];
      if (target !== undefined) editEnum(target, pick);
      continue;
    }
    editFields(record['fields'] as Json[], pick, round);
  }
  return copy;
}

function editEnum(target: Json, pick: Pick): void {
  const symbols = target['symbols'] as string[];
  if (pick(2) === 0) target['symbols'] = [...symbols, `EXTRA${symbols.length}`];
  else if (symbols.length > 1) target['symbols'] = symbols.slice(1);
  if (pick(3) === 0) target['default'] = (target['symbols'] as string[])[0];
}

function editFields(fields: Json[], pick: Pick, round: number): void {
  const field = fields[pick(Math.max(fields.length, 1))];
  switch (pick(6)) {
    case 0:
      fields.push({ name: `added${round}`, type: 'string', default: '' });
      break;
    case 1:
      fields.push({ name: `needed${round}`, type: 'long' });
      break;
    case 2:
      // A named type that is defined here may be used below, so only fields of other types go.
      if (field !== undefined && typeof field['type'] === 'string') fields.splice(fields.indexOf(field), 1);
      break;
    case 3:
      if (field !== undefined) Object.assign(field, { aliases: [field['name']], name: `renamed${round}` });
      break;
    case 4:
      if (field !== undefined && typeof field['type'] === 'string') {
        field['type'] = PRIMITIVES[1 + pick(PRIMITIVES.length - 1)];
        delete field['default'];
      }
      break;
    default:
      if (field !== undefined && PRIMITIVES.slice(1).includes(String(field['type']))) {
        Object.assign(field, { type: ['null', field['type']], default: null });
      }
  }
}

function collect(value: unknown, found: Json[] = []): Json[] {
  if (Array.isArray(value)) value.forEach((element) => collect(element, found));
  else if (typeof value === 'object' && value !== null) {
    found.push(value as Json);
    Object.values(value).forEach((member) => collect(member, found));
  }
  return found;
}
