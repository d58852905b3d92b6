import { isJsonArray, isJsonObject } from '../json/jsonText.js';
import type { JsonArray, JsonObject, JsonValue } from '../json/jsonText.js';
import type { Issue, Where } from './issues.js';
import { isNamed, primitiveKind, resolved } from './model.js';
import type { AvroDocument, AvroType, NamedReference, NamedType, TypeUse, UnionType } from './model.js';
import { buildNamedType } from './buildNamed.js';
import { DistinctNames } from './distinctNames.js';
import { NamedTypes } from './namedTypes.js';
import { qualify } from './names.js';

/** What is known while the texts of one schema are read, one after the other, references first. */
export interface Build {
  document: AvroDocument;
  nextId: number;
  readonly named: NamedTypes;
  readonly issues: Issue[];
  /** Whether a document may write the size of a fixed type with a decimal point: its text is searched only once. */
  readonly fractions: Map<AvroDocument, boolean>;
  /** Uses of names that no type had when they were read; looked up again at the end of their document. */
  readonly pending: { readonly reference: NamedReference; readonly inside: boolean }[];
  /** Unions whose branches are checked when their names are known. */
  readonly unions: UnionType[];
  /** Full names of the records around the current place, which are not defined before their last field is read. */
  readonly open: string[];
}

export function newBuild(document: AvroDocument): Build {
  return {
    document,
    nextId: 0,
    named: new NamedTypes(),
    issues: [],
    fractions: new Map(),
    pending: [],
    unions: [],
    open: [],
  };
}

/** Notes something that the registry's parser refuses. */
export function refuse(build: Build, id: string, message: string, where: Where): void {
  build.issues.push({ id, severity: 'error', refused: true, message, document: build.document, where });
}

/** Notes something that the registry accepts, but that others may not, or that does not mean what it seems to. */
export function warn(build: Build, id: string, message: string, where: Where): void {
  build.issues.push({ id, severity: 'warning', refused: false, message, document: build.document, where });
}

/**
 * Reads what stands where a type is expected. Rules as in the reference's parser (Avro 1.12): a text is a name, an
 * array is a union, an object has a textual `type`.
 */
export function buildType(
  build: Build,
  value: JsonValue | undefined,
  holder: JsonObject | JsonArray | undefined,
  key: string | number,
  namespace: string | undefined,
): TypeUse {
  if (typeof value === 'string') return buildByName(build, value, undefined, holder, key, namespace);
  if (isJsonArray(value)) return buildUnion(build, value, holder, key, namespace);
  if (isJsonObject(value)) return buildObject(build, value, holder, key, namespace);
  const where: Where = holder === undefined ? { at: 'root' } : { at: 'value', holder, key };
  refuse(build, 'avro-not-a-type', `A type is a name, an object or an array, not ${describeValue(value)}.`, where);
  return unknownType(build, holder, key);
}

function buildObject(
  build: Build,
  json: JsonObject,
  holder: JsonObject | JsonArray | undefined,
  key: string | number,
  namespace: string | undefined,
): TypeUse {
  const type = json['type'];
  switch (type) {
    case 'record':
    case 'error':
    case 'enum':
    case 'fixed':
      return buildNamedType(build, type === 'error' ? 'record' : type, json, holder, key, namespace);
    case 'array':
    case 'map': {
      const member = type === 'array' ? 'items' : 'values';
      const { document } = build;
      const id = build.nextId++;
      if (json[member] === undefined) {
        const message = `${type === 'array' ? 'An array needs the type of its "items"' : 'A map needs the type of its "values"'}.`;
        refuse(build, `avro-missing-${member}`, message, { at: 'head', holder: json });
        const of = unknownType(build, json, member);
        return { kind: type, id, document, holder, key, json, logicalType: json['logicalType'], of };
      }
      return {
        kind: type,
        id,
        document,
        holder,
        key,
        json,
        logicalType: json['logicalType'],
        of: buildType(build, json[member], json, member, namespace),
      };
    }
    default:
      if (typeof type === 'string') return buildByName(build, type, json, holder, key, namespace);
      refuseTypeAttribute(build, json, type);
      return unknownType(build, holder, key);
  }
}

function refuseTypeAttribute(build: Build, json: JsonObject, type: JsonValue | undefined): void {
  if (type === undefined) {
    refuse(build, 'avro-missing-type', 'A type written as an object needs a "type".', { at: 'head', holder: json });
    return;
  }
  const nested = typeof type === 'object' && type !== null;
  const message = nested
    ? 'The registry does not read a type inside another type\'s "type". Write the inner type in its place.'
    : `The "type" of a type is a text, not ${describeValue(type)}.`;
  refuse(build, 'avro-nested-type', message, { at: 'value', holder: json, key: 'type' });
}

function buildByName(
  build: Build,
  name: string,
  json: JsonObject | undefined,
  holder: JsonObject | JsonArray | undefined,
  key: string | number,
  namespace: string | undefined,
): TypeUse {
  const kind = primitiveKind(name);
  const { document } = build;
  const id = build.nextId++;
  if (kind !== undefined) return { kind, id, document, holder, key, json, logicalType: json?.['logicalType'] };
  const fullName = qualify(name, namespace);
  const target = typeNamed(build, name, fullName);
  return noteUse(build, { kind: 'reference', id, document, holder, key, fullName, target });
}

/** The type that a name means where it is read; undefined where it is not known, or not yet. */
export function typeNamed(build: Build, name: string, fullName: string): NamedType | undefined {
  return build.named.get(fullName) ?? build.named.get(name);
}

/** Keeps in mind what has to be looked up again. */
export function noteUse(build: Build, reference: NamedReference): NamedReference {
  const { target, fullName } = reference;
  if (target === undefined) build.pending.push({ reference, inside: build.open.includes(fullName) });
  return reference;
}

function buildUnion(
  build: Build,
  json: JsonArray,
  holder: JsonObject | JsonArray | undefined,
  key: string | number,
  namespace: string | undefined,
): TypeUse {
  const { document } = build;
  const id = build.nextId++;
  const branches: TypeUse[] = [];
  for (let i = 0; i < json.length; i++) branches.push(buildType(build, json[i], json, i, namespace));
  const union: UnionType = { kind: 'union', id, document, holder, key, json, branches };
  build.unions.push(union);
  return union;
}

export function unknownType(build: Build, holder: JsonObject | JsonArray | undefined, key: string | number): TypeUse {
  return { kind: 'unknown', id: build.nextId++, document: build.document, holder, key };
}

/** Looks up what was used before it was defined, and checks the unions, now that the document is read. */
export function finishDocument(build: Build): void {
  for (const { reference, inside } of build.pending) {
    reference.target = build.named.get(reference.fullName);
    const where = whereOf(reference);
    if (reference.target === undefined) {
      const message = `There is no type ${reference.fullName}. Define it, correct the name, or add a reference to the schema that defines it.`;
      refuse(build, 'avro-undefined-type', message, where);
    } else if (!inside) {
      const message = `${reference.fullName} is used before it is defined, which only Avro 1.12 and later reads. Move the definition here.`;
      warn(build, 'avro-forward-reference', message, where);
    }
  }
  for (const union of build.unions) checkBranches(build, union);
  build.pending.length = 0;
  build.unions.length = 0;
}

function checkBranches(build: Build, union: UnionType): void {
  const names = new DistinctNames();
  for (let i = 0; i < union.branches.length; i++) {
    const branch = branchOf(union.branches[i]);
    if (branch === undefined || branch.kind === 'unknown') continue;
    if (branch.kind === 'union') {
      const message = 'A union cannot stand directly in a union. Put its branches here.';
      refuse(build, 'avro-union-in-union', message, { at: 'value', holder: union.json, key: i });
      continue;
    }
    const name = nameOfBranch(branch);
    if (!names.add(name)) {
      const message = `The union has the branch ${name} twice. Remove one.`;
      refuse(build, 'avro-duplicate-branch', message, { at: 'value', holder: union.json, key: i });
    }
  }
}

function branchOf(use: TypeUse | undefined): AvroType | undefined {
  return use === undefined ? undefined : resolved(use);
}

/** Branches are told apart by the full name of a named type, and by the kind of any other. */
function nameOfBranch(branch: AvroType): string {
  return isNamed(branch) ? branch.fullName : branch.kind;
}

function whereOf(reference: NamedReference): Where {
  const { holder, key } = reference;
  return holder === undefined ? { at: 'root' } : { at: 'value', holder, key };
}

export function describeValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'an array';
  switch (typeof value) {
    case 'object':
      return 'an object';
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    default:
      return 'true or false';
  }
}
