import {
  elementsOf,
  type FieldProblem,
  type JsonInput,
  kindOf,
  numberText,
  propertiesOf,
  refuse,
  type Report,
} from '../jsonInput.js';
import { decimalFromText, durationFromText, timeFromText, uuidFromText } from './logical.js';
import { branchName, type AvroNode, type Logical, type PrimitiveName } from './model.js';

/**
 * A JSON value as avsc writes it. Unions may be written as Avro's JSON encoding does, `{"string": "a"}`, or plainly where
 * only one branch fits; logical types as their number or in the form that the preview shows; bytes with a character for
 * each byte.
 */
export function avroFromJson(node: AvroNode, input: JsonInput, report: Report): unknown {
  switch (node.kind) {
    case 'primitive':
      return primitive(node.type, node.logical, input, report);
    case 'record':
      return record(node, input, report);
    case 'enum':
      if (typeof input.node.value === 'string' && node.symbols.includes(input.node.value)) return input.node.value;
      return refuse(input, report, `must be one of ${node.symbols.map((symbol) => JSON.stringify(symbol)).join(', ')}`);
    case 'fixed': {
      const bytes = bytesOf(input, node.logical, node.size);
      if (bytes?.length === node.size) return bytes;
      return refuse(
        input,
        report,
        `must be ${node.size} bytes, written as ${node.size} characters from \\u0000 to \\u00ff`,
      );
    }
    case 'array':
      if (input.node.type !== 'array') return refuse(input, report, `must be an array, not ${kindOf(input)}`);
      return elementsOf(input).map((element) => avroFromJson(node.items, element, report));
    case 'map':
      if (input.node.type !== 'object') return refuse(input, report, `must be an object, not ${kindOf(input)}`);
      return Object.fromEntries(
        propertiesOf(input).map(({ key, value }) => [key, avroFromJson(node.values, value, report)]),
      );
    case 'union':
      return union(node.branches, input, report);
  }
}

function record(node: AvroNode & { readonly kind: 'record' }, input: JsonInput, report: Report): unknown {
  if (input.node.type !== 'object')
    return refuse(input, report, `must be an object (${node.name}), not ${kindOf(input)}`);
  const properties = propertiesOf(input);
  for (const { key, keyNode, value } of properties) {
    if (node.fields.some((field) => field.name === key)) continue;
    report({
      path: value.path,
      message: `is no field of ${node.name}`,
      offset: keyNode.offset,
      length: keyNode.length,
    });
  }
  return Object.fromEntries(
    node.fields.map((field) => {
      const property = properties.find(({ key }) => key === field.name);
      if (property !== undefined) return [field.name, avroFromJson(field.node, property.value, report)];
      // Defaults are for readers: a writer must say what it writes. What the user leaves out is filled in all the same.
      if (field.defaultValue !== undefined) return [field.name, defaultOf(field.node, field.defaultValue)];
      return [field.name, refuse(input, report, `lacks the field "${field.name}", which has no default`)];
    }),
  );
}

function union(branches: readonly AvroNode[], input: JsonInput, report: Report): unknown {
  if (input.node.type === 'null') {
    if (branches.some((branch) => branchName(branch) === 'null')) return null;
    return refuse(input, report, `must not be null; it may be ${namesOf(branches)}`);
  }
  const [only, ...more] = input.node.type === 'object' ? propertiesOf(input) : [];
  // An object that reads as `{"branch": value}` means just that, even where it would also be a map.
  const wrapper = more.length === 0 ? branches.find((branch) => branchName(branch) === only?.key) : undefined;
  const wrapped = wrapper === undefined || only === undefined ? undefined : tried(wrapper, only.value);
  if (wrapped?.problems.length === 0) return { [branchName(wrapped.branch)]: wrapped.value };

  const plain = branches.filter((branch) => branchName(branch) !== 'null').map((branch) => tried(branch, input));
  const fitting = plain.filter(({ problems }) => problems.length === 0);
  const best = fitting.find(({ branch }) => prefers(branch, input)) ?? fitting[0];
  if (best !== undefined) return { [branchName(best.branch)]: best.value };

  // What is wrong with the branch that was named, or with the only one beside null, is what the user wants to hear.
  const meant = wrapped ?? (plain.length === 1 ? plain[0] : undefined);
  if (meant !== undefined) {
    meant.problems.forEach(report);
    return null;
  }
  const example = branchName(branches[0] ?? { kind: 'primitive', type: 'null' });
  return refuse(input, report, `fits none of ${namesOf(branches)}; name the one you mean, as in {"${example}": …}`);
}

/** Whole numbers rather than floating point ones, a string rather than bytes, a record rather than a map. */
function prefers(branch: AvroNode, input: JsonInput): boolean {
  switch (input.node.type) {
    case 'number':
      return branch.kind === 'primitive' && /^-?\d+$/.test(numberText(input))
        ? branch.type === 'int' || branch.type === 'long'
        : branch.kind === 'primitive' && branch.type === 'double';
    case 'string':
      return branch.kind === 'enum' || (branch.kind === 'primitive' && branch.type === 'string');
    default:
      return branch.kind === 'record';
  }
}

interface Trial {
  readonly branch: AvroNode;
  readonly value: unknown;
  readonly problems: readonly FieldProblem[];
}

function tried(branch: AvroNode, input: JsonInput): Trial {
  const problems: FieldProblem[] = [];
  const value = avroFromJson(branch, input, (problem) => problems.push(problem));
  return { branch, value, problems };
}

function primitive(type: PrimitiveName, logical: Logical | undefined, input: JsonInput, report: Report): unknown {
  const { value } = input.node as { readonly value?: unknown };
  switch (type) {
    case 'null':
      return input.node.type === 'null' ? null : refuse(input, report, `must be null, not ${kindOf(input)}`);
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse(input, report, `must be true or false, not ${kindOf(input)}`);
    case 'string':
      return typeof value === 'string' ? value : refuse(input, report, `must be a string, not ${kindOf(input)}`);
    case 'float':
    case 'double':
      if (typeof value === 'number') return value;
      if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
      return refuse(input, report, `must be a number, not ${kindOf(input)}`);
    case 'int':
    case 'long':
      return whole(type, logical, input, report);
    case 'bytes':
      return bytesOf(input, logical) ?? refuse(input, report, bytesExpected(logical, input));
  }
}

function whole(type: 'int' | 'long', logical: Logical | undefined, input: JsonInput, report: Report): unknown {
  const { node } = input;
  let number: bigint | undefined;
  if (node.type === 'number' && /^-?\d+$/.test(numberText(input))) number = BigInt(numberText(input));
  else if (typeof node.value === 'string' && logical !== undefined) number = timeFromText(logical, node.value);
  else if (typeof node.value === 'string' && type === 'long' && /^-?\d+$/.test(node.value)) number = BigInt(node.value);
  if (number === undefined) {
    const form = logical === undefined ? '' : `, or a ${logical.kind} as in ${EXAMPLES[logical.kind]}`;
    return refuse(input, report, `must be a whole number${form}`);
  }
  const bits = type === 'int' ? 32 : 64;
  if (BigInt.asIntN(bits, number) !== number)
    return refuse(input, report, `does not fit into an ${type} of ${bits} bits`);
  return type === 'int' ? Number(number) : number;
}

const EXAMPLES: Readonly<Record<Logical['kind'], string>> = {
  date: '"2026-11-24"',
  time: '"14:05:00.250"',
  timestamp: '"2026-11-24T14:05:00.250Z"',
  'local-timestamp': '"2026-11-24T14:05:00.250"',
  decimal: '12.50',
  uuid: '"123e4567-e89b-12d3-a456-426614174000"',
  duration: '"P1M2DT3.5S"',
};

function bytesOf(input: JsonInput, logical: Logical | undefined, size?: number): Uint8Array | undefined {
  const { node } = input;
  const text = node.type === 'number' ? numberText(input) : (node.value as unknown);
  if (typeof text !== 'string') return undefined;
  const readable = logical === undefined ? undefined : readableBytes(logical, text, size);
  if (readable !== undefined) return readable;
  if (node.type === 'number') return undefined;
  return /^[\u0000-\u00ff]*$/.test(text) ? Buffer.from(text, 'latin1') : undefined;
}

function readableBytes(logical: Logical, text: string, size?: number): Uint8Array | undefined {
  switch (logical.kind) {
    case 'decimal':
      return decimalFromText(text, logical.scale, size);
    case 'uuid':
      return uuidFromText(text);
    case 'duration':
      return durationFromText(text);
    case 'date':
    case 'time':
    case 'timestamp':
    case 'local-timestamp':
      return undefined;
  }
}

function bytesExpected(logical: Logical | undefined, input: JsonInput): string {
  if (logical?.kind === 'decimal')
    return `must be a decimal number with at most ${logical.scale} places, as in ${EXAMPLES.decimal}`;
  return `must be a string with a character from \\u0000 to \\u00ff for each byte, not ${kindOf(input)}`;
}

/** A default of the schema; of a union, it is one of the first branch. */
function defaultOf(node: AvroNode, value: unknown): unknown {
  switch (node.kind) {
    case 'union': {
      const first = node.branches.find((branch) => isDefaultOf(branch, value));
      return first === undefined || value === null ? null : { [branchName(first)]: defaultOf(first, value) };
    }
    case 'record': {
      const given = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(
        node.fields.map((field) => [
          field.name,
          defaultOf(field.node, field.name in given ? given[field.name] : field.defaultValue),
        ]),
      );
    }
    case 'array':
      return (value as readonly unknown[]).map((item) => defaultOf(node.items, item));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, defaultOf(node.values, item as unknown)]),
      );
    case 'fixed':
      return Buffer.from(String(value), 'latin1');
    case 'enum':
      return value;
    case 'primitive':
      if (node.type === 'bytes') return Buffer.from(String(value), 'latin1');
      return node.type === 'long' ? BigInt(value as number) : value;
  }
}

function isDefaultOf(node: AvroNode, value: unknown): boolean {
  switch (node.kind) {
    case 'primitive': {
      if (value === null) return node.type === 'null';
      if (typeof value === 'boolean') return node.type === 'boolean';
      if (typeof value === 'string') return node.type === 'string' || node.type === 'bytes';
      return typeof value === 'number' && ['int', 'long', 'float', 'double'].includes(node.type);
    }
    case 'enum':
    case 'fixed':
      return typeof value === 'string';
    case 'array':
      return Array.isArray(value);
    case 'record':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'union':
      return false;
  }
}

function namesOf(branches: readonly AvroNode[]): string {
  return branches.map(branchName).join(', ');
}
