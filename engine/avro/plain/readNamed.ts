import { aliasOf, MAX_FIXED_SIZE } from '../buildNamed.js';
import { DistinctNames } from '../distinctNames.js';
import { primitiveKind } from '../model.js';
import { isAcceptedName, splitName } from '../names.js';
import type { SplitName } from '../names.js';
import { nextKey } from './keys.js';
import { NO_NAMES, PlainEnum, PlainFixed } from './nodes.js';
import type { Container, PlainNamed, PlainRecord } from './nodes.js';
import { readOther } from './read.js';
import type { Head, Reading } from './read.js';
import { CLOSE_BRACKET, goesOn, OPEN_BRACKET, readName, readText, readTexts, skipSpace, skipValue } from './scan.js';

/** Reads the rest of an enum behind its head. Like all that follows, it answers undefined where the text is not plain. */
export function readEnum(
  reading: Reading,
  head: Head,
  id: number,
  around: Container | undefined,
  key: string | number,
  depth: number,
): PlainEnum | undefined {
  const name = nameOf(head);
  if (name === undefined) return undefined;
  const type = new PlainEnum(name, id, reading.build.document, around, key);
  let symbols: readonly string[] | undefined;
  for (let next = head.next; next !== 'end'; next = nextKey(reading)) {
    switch (next) {
      case 'symbols':
        if (symbols !== undefined) return undefined;
        symbols = readSymbols(reading);
        if (symbols === undefined) return undefined;
        break;
      case 'default':
        // One that is no text counts as none, and is left to others.
        if (type.defaultSymbol !== undefined) return undefined;
        type.defaultSymbol = readText(reading);
        if (type.defaultSymbol === undefined) return undefined;
        break;
      case 'aliases':
        if (!readAliases(reading, type, name.namespace)) return undefined;
        break;
      default:
        if (!readOther(reading, head, next, depth)) return undefined;
    }
  }
  if (symbols === undefined) return undefined;
  if (type.defaultSymbol !== undefined && !symbols.includes(type.defaultSymbol)) return undefined;
  type.symbols = symbols;
  return defined(reading, head, type);
}

function readSymbols(reading: Reading): readonly string[] | undefined {
  const symbols: string[] = [];
  const names = new DistinctNames();
  if (reading.text.charCodeAt(reading.at) !== OPEN_BRACKET) return undefined;
  reading.at++;
  let more: boolean | undefined = skipSpace(reading) !== CLOSE_BRACKET;
  if (!more) reading.at++;
  while (more) {
    skipSpace(reading);
    const symbol = readName(reading);
    if (symbol === undefined || !names.add(symbol)) return undefined;
    symbols.push(symbol);
    more = goesOn(reading, CLOSE_BRACKET);
  }
  return more === false ? symbols : undefined;
}

/** Reads the rest of a fixed type behind its head. */
export function readFixed(
  reading: Reading,
  head: Head,
  id: number,
  around: Container | undefined,
  key: string | number,
  depth: number,
): PlainFixed | undefined {
  const name = nameOf(head);
  if (name === undefined) return undefined;
  const type = new PlainFixed(name, id, reading.build.document, around, key);
  let sized = false;
  for (let next = head.next; next !== 'end'; next = nextKey(reading)) {
    if (next === 'size') {
      const start = reading.at;
      if (sized || !skipValue(reading, 0)) return undefined;
      sized = true;
      const written = reading.text.slice(start, reading.at);
      type.size = Number(written);
      if (!/^\d{1,10}$/.test(written) || type.size > MAX_FIXED_SIZE) return undefined;
    } else if (next === 'aliases') {
      if (!readAliases(reading, type, name.namespace)) return undefined;
    } else if (!readOther(reading, head, next, depth)) return undefined;
  }
  return sized ? defined(reading, head, type) : undefined;
}

/** The name of a named type, if it is one that nobody objects to. */
export function nameOf({ name, namespace }: Head): SplitName | undefined {
  if (name === undefined) return undefined;
  const split = splitName(name, namespace);
  return isAcceptedName(split.simpleName) && primitiveKind(split.fullName) === undefined ? split : undefined;
}

/** Reads the aliases of a named type; false where they are not plain. */
export function readAliases(reading: Reading, type: PlainNamed, namespace: string | undefined): boolean {
  const texts = type.aliases === NO_NAMES ? uniqueTexts(reading) : undefined;
  if (texts === undefined) return false;
  const names = texts.map((text) => splitName(text, namespace));
  type.aliases = names.map((name) => aliasOf(name, namespace));
  return names.every(({ simpleName }) => isAcceptedName(simpleName));
}

/** An array of texts, each once; undefined where it is not one. */
export function uniqueTexts(reading: Reading): string[] | undefined {
  const texts = readTexts(reading);
  return texts === undefined || texts.length < 2 ? texts : [...new Set(texts)];
}

/** Makes the type known, now that all of it is read. */
export function defined<T extends PlainRecord | PlainEnum | PlainFixed>(
  { build }: Reading,
  head: Head,
  type: T,
): T | undefined {
  type.logicalType = head.logicalType;
  return build.named.add(type) === undefined ? type : undefined;
}
