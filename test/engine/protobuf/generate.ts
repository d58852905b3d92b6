/** Whole numbers from 0 up to the limit, the same for the same seed. */
export type Random = (limit: number) => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, limit);
  };
}

const SCALARS = [
  'int32',
  'int64',
  'uint32',
  'sint32',
  'fixed32',
  'sfixed64',
  'bool',
  'string',
  'bytes',
  'double',
  'float',
];
const NAMES = [
  'order',
  'line',
  'total',
  'city',
  'note',
  'sku',
  'price',
  'owner',
  'status',
  'created_at',
  'items',
  'kind',
];

/** A valid file with nested messages, enums, oneofs, maps and, in proto2, groups and extensions. */
export function generateFile(random: Random, packageName: string): string {
  const proto3 = random(3) > 0;
  const messages = Array.from({ length: 1 + random(4) }, (_, i) => `M${i}`);
  const body = messages.map((name) => message(random, name, messages, proto3, 0)).join('');
  return `syntax = "${proto3 ? 'proto3' : 'proto2'}";\npackage ${packageName};\n${body}${enumeration(random, 'E')}`;
}

function message(random: Random, name: string, types: readonly string[], proto3: boolean, depth: number): string {
  const pad = '  '.repeat(depth);
  const inner = depth < 2 && random(3) === 0 ? `${name}Inner` : undefined;
  const known = inner === undefined ? types : [...types, inner];
  let text = `${pad}message ${name} {\n`;
  let tag = 1;
  const used = new Set<string>();
  const fields = 1 + random(6);
  for (let i = 0; i < fields; i++) {
    const field = fieldName(random, used);
    text += `${pad}  ${fieldType(random, known, proto3)} ${field} = ${(tag += 1 + random(3))};\n`;
  }
  if (random(3) === 0) {
    text += `${pad}  oneof ${fieldName(random, used)} {\n`;
    for (let i = 0; i < 1 + random(3); i++) {
      text += `${pad}    ${typeName(random, known)} ${fieldName(random, used)} = ${(tag += 1 + random(3))};\n`;
    }
    text += `${pad}  }\n`;
  }
  if (!proto3 && random(4) === 0) text += `${pad}  optional group Group${name} = ${++tag} { optional int32 a = 1; }\n`;
  if (random(4) === 0) text += `${pad}  reserved ${tag + 5}, ${tag + 7} to ${tag + 9};\n`;
  if (inner !== undefined) text += message(random, inner, known, proto3, depth + 1);
  return `${text}${pad}}\n`;
}

function enumeration(random: Random, name: string): string {
  const values = Array.from({ length: 1 + random(4) }, (_, i) => `  V${i} = ${i};\n`);
  return `enum ${name} {\n${values.join('')}}\n`;
}

function fieldType(random: Random, types: readonly string[], proto3: boolean): string {
  if (random(6) === 0) return `map<string, ${typeName(random, types)}>`;
  const labels = proto3 ? ['', '', 'optional ', 'repeated '] : ['optional ', 'required ', 'repeated '];
  return `${labels[random(labels.length)] ?? ''}${typeName(random, types)}`;
}

function typeName(random: Random, types: readonly string[]): string {
  const pick = random(8);
  if (pick === 0) return 'E';
  return (pick < 3 ? types[random(types.length)] : SCALARS[random(SCALARS.length)]) ?? 'int32';
}

function fieldName(random: Random, used: Set<string>): string {
  const base = NAMES[random(NAMES.length)] ?? 'f';
  let name = base;
  for (let i = 2; used.has(name); i++) name = `${base}${i}`;
  used.add(name);
  return name;
}

/** Breaks a text in one place: something cut out, doubled, exchanged or put in. */
export function mutate(random: Random, text: string): string {
  const at = random(text.length);
  const length = 1 + random(12);
  switch (random(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 3:
      return text.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + text.slice(at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(random(300)) + text.slice(at + 1);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

const PIECES = [
  '{',
  '}',
  ';',
  '"',
  "'",
  '/*',
  '//',
  '[',
  ']',
  '<',
  '(',
  '=',
  ' 0x',
  ' 1e',
  '\\',
  'message ',
  'oneof x {',
  'map<',
  'option (a) = {',
  'reserved ',
  '\u0000',
  '\ud800',
  '-',
  '.',
  'group G = 1 {',
];
