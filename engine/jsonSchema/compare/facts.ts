import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { Facts } from '../../difference.js';
import type { CompareOptions } from '../../options.js';
import type { Shape } from '../model.js';
import { explainBranches } from './branches.js';
import type { Found, Steps } from './context.js';
import { permitted } from './enumeration.js';

/** What the words need, worked out for what is reported: values on both sides, and why a branch does not fit. */
export function factsOf(found: Found, options: CompareOptions): Facts {
  const { kind, original, update } = found;
  const facts: Record<string, string> = {
    at: subjectOf(found),
    name: nameOf(found),
    keyword: keywordOf(found),
    readerValue: valueAt(update, found.updateSteps),
    writerValue: valueAt(original, found.originalSteps),
    readerType: describeShape(update),
    writerType: describeShape(original),
  };
  if (original.tag === 'enum' && update.tag === 'enum') addEnumFacts(facts, original, update);
  else if (kind === 'ENUM_ARRAY_CHANGED') facts['removed'] = facts['writerValue'] ?? '';
  if (original.tag === 'combined' && update.tag === 'combined') {
    facts['branches'] = explainBranches(original, update, options);
  }
  return facts;
}

/** `the property "address.city"`, `the property "tags[]"`, `the items` or `the schema`, from the logical path. */
function subjectOf({ kind, path, originalSteps }: Found): string {
  const names: string[] = [];
  const parts = path.slice(2).split('/');
  const last = originalSteps.at(-1);
  // The last parts name the keyword, or the item of a tuple, that the sentence speaks of by itself.
  const own =
    kind.startsWith('ITEM_') || typeof last === 'number' ? 2 : last !== undefined && isKeyword(parts.at(-1)) ? 1 : 0;
  for (let i = 0; i < parts.length - own; i++) {
    if (parts[i] === 'properties' || parts[i] === 'dependencies') names.push(parts[++i] ?? '');
    else if (parts[i] === 'items') names.push('[]');
  }
  if (names.length === 0) return 'the schema';
  if (names.every((name) => name === '[]')) return 'the items';
  const dotted = names.join('.').replaceAll('.[]', '[]');
  return `the property "${dotted}"`;
}

function isKeyword(part: string | undefined): boolean {
  return part !== undefined && /^[a-z]+[A-Z]?[A-Za-z]*$/.test(part);
}

function nameOf({ path, updateSteps, originalSteps }: Found): string {
  const required = /\/required\/(.*)$/.exec(path)?.[1];
  return required ?? String(updateSteps.at(-1) ?? originalSteps.at(-1) ?? '');
}

/** The keyword as this draft calls it: `items` is what others call `additionalItems`. */
function keywordOf({ updateSteps, originalSteps }: Found): string {
  return String(updateSteps[0] ?? originalSteps[0] ?? '');
}

function valueAt(shape: Shape, steps: Steps): string {
  if (steps[0] === 'contains' && shape.json['contains'] !== undefined) return '1 (that is what contains asks for)';
  let at: JsonValue | undefined = shape.json;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) return 'nothing';
    at = (at as Readonly<Record<string | number, JsonValue>>)[step];
  }
  return shortened(at);
}

const SHOWN = 80;

function shortened(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}

function addEnumFacts(facts: Record<string, string>, original: Shape, update: Shape): void {
  const [before, after] = [permitted(original), permitted(update)];
  facts['removed'] = [...before.keys()].filter((key) => !after.has(key)).join(', ');
  facts['added'] = [...after.keys()].filter((key) => !before.has(key)).join(', ');
}

/** What a schema is, in a few words. */
export function describeShape(shape: Shape): string {
  switch (shape.tag) {
    case 'string':
    case 'array':
    case 'object':
    case 'boolean':
    case 'null':
      return shape.tag;
    case 'number':
      return shape.integer ? 'integer' : 'number';
    case 'true':
    case 'empty':
      return 'anything';
    case 'false':
      return 'nothing at all';
    case 'conditional':
      return 'an if-then-else';
    case 'enum':
      return `one of ${shortened(shape.json['enum'])}`;
    case 'const':
      return `the constant ${shortened(shape.json['const'])}`;
    case 'not':
      return 'a not';
    case 'ref':
      return `a $ref to ${shape.ref}`;
    case 'combined':
      return describeCombined(shape.criterion, shape.made, shape.json['type'], shape.members);
  }
}

function describeCombined(
  criterion: string,
  made: string,
  type: JsonValue | undefined,
  members: readonly Shape[],
): string {
  if (made === 'type-list' && isJsonArray(type))
    return type.map((name) => (typeof name === 'string' ? name : '?')).join(' or ');
  const parts = members.slice(0, 4).map(describeShape).join(', ');
  return made === 'adjacent' ? `all of ${parts}` : `${criterion} of ${members.length} (${parts})`;
}
