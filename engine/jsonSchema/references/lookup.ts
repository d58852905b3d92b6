import { isJsonArray, isJsonObject } from '../../json/jsonText.js';
import type { JsonObject, JsonValue } from '../../json/jsonText.js';
import { isModern } from '../document.js';
import type { Draft, Found, Library, Load, RefShape, SchemaDocument, Shape, Target } from '../model.js';
import { shapeOf } from '../shape/shape.js';
import { targetHeldBy } from './identities.js';
import { pointerNames, resolveUri, splitFragment } from './uri.js';

/**
 * The schema that a `$ref` leads to: one hop, as in the reference, so a target that is itself only a `$ref` stays one.
 * Undefined where nothing has that address.
 */
export function referredShape(ref: RefShape): Shape | undefined {
  const target = targetOf(ref);
  if (target === undefined) return undefined;
  return ref.load.library.modern ? targetHeldBy(ref, target) : target.shape;
}

/** The target itself, read once per address. */
export function targetOf({ load, base, ref }: RefShape): Target | undefined {
  return targetAt(load, base, ref);
}

export function targetAt(load: Load, base: string, ref: string): Target | undefined {
  const key = `${base} ${ref}`;
  const known = load.refs.get(key);
  if (known !== undefined) return known;
  const target = targetAtAddress(load, base, ref);
  if (target !== undefined) load.refs.set(key, target);
  return target;
}

function targetAtAddress(load: Load, base: string, ref: string): Target | undefined {
  const { library } = load;
  const address = addressOf(load, base, ref);
  if (library.targets.has(address)) return library.targets.get(address);
  const target = find(load, base, ref, address);
  library.targets.set(address, target);
  return target;
}

/** The absolute address; a fragment alone stays within its document even where that has no address of its own. */
function addressOf(load: Load, base: string, ref: string): string {
  const absolute = resolveUri(base, ref);
  return ref.startsWith('#') ? `${load.document.name ?? ''}|${absolute}` : absolute;
}

function find(load: Load, base: string, ref: string, address: string): Target | undefined {
  const { library } = load;
  const absolute = resolveUri(base, ref);
  const named = findNamed(library, load.document, absolute) ?? findHere(library, load.document, ref);
  if (named !== undefined) return { address, shape: read(library, named) };
  const [documentAddress, fragment] = splitFragment(absolute);
  const resource = findResource(library, load.document, documentAddress);
  if (resource !== undefined) {
    const found = inResource(resource, fragment);
    return found === undefined ? undefined : { address, shape: read(library, found) };
  }
  const document =
    (ref === '' && library.modern) || ref.startsWith('#')
      ? load.document
      : (library.documents.get(documentAddress) ?? library.documents.get(splitFragment(ref)[0]));
  return document === undefined ? undefined : targetInDocument(library, document, fragment);
}

/** One document can be reached by several addresses; what is read there is the same. */
function targetInDocument(library: Library, document: SchemaDocument, fragment: string): Target | undefined {
  if (library.modern && document === library.main && fragment === '' && library.root !== undefined) {
    // The root is read already, and the reference knows that.
    return { address: '#', shape: library.root };
  }
  const address = `${document.name ?? ''}||${fragment}`;
  if (library.targets.has(address)) return library.targets.get(address);
  const found = inDocument(library, document, fragment);
  const target = found === undefined ? undefined : { address, shape: read(library, found) };
  library.targets.set(address, target);
  return target;
}

function read(library: Library, { document, base, value, holder, key }: Found): Shape {
  const load: Load = { document, base, library, shapes: new Map(), held: new Map(), refs: new Map() };
  return shapeOf(load, base, value, holder, key);
}

function inDocument(library: Library, document: SchemaDocument, fragment: string): Found | undefined {
  const { value } = document;
  if (value === undefined) return undefined;
  const root: Found = { document, base: document.base, value, holder: undefined, key: '' };
  if (library.modern) {
    if (fragment !== '' && !fragment.startsWith('/'))
      return findNamed(library, document, `${document.base}#${fragment}`);
    return inResource(root, fragment);
  }
  // Up to 07 whatever stands before the first slash does not count, and neither do slashes at the end.
  const names = pointerNames(fragment);
  return walk(root, names.slice(0, names.findLastIndex((name) => name !== '') + 1));
}

/** By a pointer from a schema with an address of its own, or from the whole document. */
function inResource(resource: Found, fragment: string): Found | undefined {
  if (fragment === '') return resource;
  if (!fragment.startsWith('/')) return undefined;
  const names = pointerNames(fragment);
  return (
    walk(resource, names) ?? (names[0] === '$defs' ? walk(resource, ['definitions', ...names.slice(1)]) : undefined)
  );
}

/** 2019-09 and later: the schema inside a document that has this address by its own `$id`. */
function findResource(library: Library, document: SchemaDocument, address: string): Found | undefined {
  return library.modern && address !== document.base ? library.names(document).get(address) : undefined;
}

/** Up to 07 a reference within the document also leads to the schema that says just that, `#name`, of itself. */
function findHere(library: Library, document: SchemaDocument, ref: string): Found | undefined {
  return library.modern || !ref.startsWith('#') ? undefined : library.names(document).get(ref);
}

function walk(root: Found, names: readonly string[]): Found | undefined {
  let at = root;
  for (const name of names) {
    const next = step(at, name);
    if (next === undefined) return undefined;
    at = next;
  }
  return isSchema(at.value) ? at : undefined;
}

function isSchema(value: JsonValue): boolean {
  return typeof value === 'boolean' || isJsonObject(value);
}

function step(at: Found, name: string): Found | undefined {
  const { value } = at;
  if (isJsonArray(value)) {
    const index = /^\d{1,9}$/.test(name) ? Number(name) : -1;
    const member = value[index];
    return member === undefined ? undefined : { ...at, value: member, holder: value, key: index };
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
  const member = value[name];
  const base = idOf(value, at.base);
  return member === undefined ? undefined : { ...at, base, value: member, holder: value, key: name };
}

function idOf(value: JsonValue, base: string): string {
  if (!isJsonObject(value)) return base;
  const id = value['$id'];
  return typeof id === 'string' ? resolveUri(base, id) : base;
}

/** A schema that says of itself, by `$id` or an anchor, that it has this address. */
function findNamed(library: Library, document: SchemaDocument, address: string): Found | undefined {
  return library.names(document).get(address.endsWith('#') ? address.slice(0, -1) : address);
}

/** What a text must have where a schema in it says its own address; most have none, and are not walked through. */
const CLASSIC_04 = /"id"\s*:\s*"/;
const CLASSIC = /"\$id"\s*:\s*"/;
const MODERN = /"\$(?:id|anchor|dynamicAnchor)"\s*:\s*"/;

/** Every `$id` and anchor of a document. The root's own is left out: it is found by its document. */
export function collectNames(document: SchemaDocument, draft: Draft): ReadonlyMap<string, Found> {
  const names = new Map<string, Found>();
  const { value } = document;
  const sign = isModern(draft) ? MODERN : draft === '04' ? CLASSIC_04 : CLASSIC;
  if (value === undefined || !sign.test(document.json.text)) return names;
  const root: Found = { document, base: document.base, value, holder: undefined, key: '' };
  visit(root, draft, names);
  return names;
}

function visit(at: Found, draft: Draft, names: Map<string, Found>): void {
  const { value } = at;
  if (isJsonArray(value)) {
    value.forEach((member, key) => visit({ ...at, value: member, holder: value, key }, draft, names));
    return;
  }
  if (!isJsonObject(value)) return;
  const base = idOf(value, at.base);
  if (isModern(draft)) addModernNames(at, base, value, names);
  else addClassicName(at, value[draft === '04' ? 'id' : '$id'], names);
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined || key === 'enum' || key === 'const') continue;
    visit({ ...at, base, value: member, holder: value, key }, draft, names);
  }
}

/** Of equal addresses the first counts; the parse refuses the second. */
function addModernNames(at: Found, base: string, value: JsonObject, names: Map<string, Found>): void {
  const add = (address: string) => {
    if (!names.has(address)) names.set(address, at);
  };
  if (at.holder !== undefined && typeof value['$id'] === 'string') add(base);
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    const anchor = value[keyword];
    if (typeof anchor === 'string') add(`${splitFragment(base)[0]}#${anchor}`);
  }
}

/** Up to 07 the text itself is the address, whatever it is relative to, and of equal ones the last counts. */
function addClassicName(at: Found, id: JsonValue | undefined, names: Map<string, Found>): void {
  if (at.holder !== undefined && typeof id === 'string') names.set(id, at);
}
