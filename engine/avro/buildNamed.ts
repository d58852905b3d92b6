import { isJsonArray } from '../json/jsonText.js';
import type { JsonArray, JsonObject, JsonValue } from '../json/jsonText.js';
import { describeValue, refuse, warn } from './build.js';
import type { Build } from './build.js';
import { buildFields } from './buildFields.js';
import { DistinctNames } from './distinctNames.js';
import type { NamedType } from './model.js';
import { isAcceptedName, splitName } from './names.js';
import type { SplitName } from './names.js';
import { primitiveKind } from './model.js';
import { sameDefinition } from './sameDefinition.js';

/** The largest array of a Java virtual machine, which the reference takes as the limit of a fixed type's size. */
export const MAX_FIXED_SIZE = 2_147_483_639;

/** Reads a record, enum or fixed type and makes its name known. */
export function buildNamedType(
  build: Build,
  kind: NamedType['kind'],
  json: JsonObject,
  holder: JsonObject | JsonArray | undefined,
  key: string | number,
  enclosing: string | undefined,
): NamedType {
  const id = build.nextId++;
  const name = readName(build, kind, json, enclosing);
  const { document } = build;
  const logicalType = json['logicalType'];
  const { simpleName, namespace, fullName } = name;
  const written = readAliases(build, json);
  const aliases =
    written.length === 0 ? written : written.map((alias) => qualifiedAlias(build, json, alias, namespace));
  // Written out three times: an object that is spread into another costs as much as reading the enum.
  let type: NamedType;
  switch (kind) {
    case 'record': {
      build.open.push(fullName);
      const fields = buildFields(build, json, namespace);
      build.open.pop();
      type = { kind, id, document, holder, key, json, logicalType, simpleName, namespace, fullName, aliases, fields };
      break;
    }
    case 'enum': {
      const symbols = readSymbols(build, json);
      const defaultSymbol = readDefaultSymbol(build, json, symbols);
      type = {
        kind,
        id,
        document,
        holder,
        key,
        json,
        logicalType,
        simpleName,
        namespace,
        fullName,
        aliases,
        symbols,
        defaultSymbol,
      };
      break;
    }
    case 'fixed': {
      const size = readSize(build, json);
      type = { kind, id, document, holder, key, json, logicalType, simpleName, namespace, fullName, aliases, size };
      break;
    }
  }
  define(build, type);
  return type;
}

/** A second definition of a name is accepted if it is equal to the first; uses of the name mean the first. */
function define(build: Build, type: NamedType): void {
  const known = build.named.add(type);
  if (known === undefined) return;
  const where = { at: 'value', holder: type.json, key: 'name' } as const;
  if (sameDefinition(known, type)) {
    const message = `${type.fullName} is defined twice in the same way, which only the registry accepts. Use its name here.`;
    warn(build, 'avro-repeated-definition', message, where);
  } else {
    const place = known.document === type.document ? 'above' : `in the reference ${known.document.name ?? ''}`;
    const message = `${type.fullName} is already defined ${place}, in another way. Give this type another name.`;
    refuse(build, 'avro-redefined', message, where);
  }
}

function readName(build: Build, kind: NamedType['kind'], json: JsonObject, enclosing: string | undefined): SplitName {
  const written = json['name'];
  if (typeof written !== 'string') {
    const where = written === undefined ? ({ at: 'head', holder: json } as const) : valueOf(json, 'name');
    refuse(build, 'avro-missing-name', `A type of kind ${kind} needs a "name".`, where);
    return splitName('', enclosing);
  }
  const space = json['namespace'];
  const name = splitName(written, typeof space === 'string' ? space : enclosing);
  if (!isAcceptedName(name.simpleName)) {
    const message = `${quote(name.simpleName)} is no name. A name starts with a letter or _ and goes on with letters, digits or _.`;
    refuse(build, 'avro-invalid-name', message, valueOf(json, 'name'));
  } else if (primitiveKind(name.fullName) !== undefined) {
    const message = `A type of kind ${kind} cannot be called ${name.fullName}, which is a type of its own.`;
    refuse(build, 'avro-primitive-name', message, valueOf(json, 'name'));
  }
  return name;
}

/** The aliases, each once as in the reference; anything but an array of texts is refused. */
export function readAliases(build: Build, json: JsonObject): readonly string[] {
  const aliases = json['aliases'];
  if (aliases === undefined) return NO_NAMES;
  if (isJsonArray(aliases)) {
    const texts = aliases.filter((alias) => typeof alias === 'string');
    if (texts.length === aliases.length) return texts.length > 1 ? [...new Set(texts)] : texts;
  }
  refuse(build, 'avro-invalid-aliases', '"aliases" is an array of names.', valueOf(json, 'aliases'));
  return NO_NAMES;
}

const NO_NAMES: readonly string[] = [];

function qualifiedAlias(build: Build, json: JsonObject, alias: string, namespace: string | undefined): string {
  const name = splitName(alias, namespace);
  if (!isAcceptedName(name.simpleName)) {
    refuse(build, 'avro-invalid-name', `The alias ${quote(alias)} is no name.`, valueOf(json, 'aliases'));
  }
  return aliasOf(name, namespace);
}

/**
 * The alias as the reference compares it with a writer's full name. It marks an alias in no namespace with a dot, so
 * that such an alias of a type that has a namespace never matches anything.
 */
export function aliasOf(name: SplitName, namespace: string | undefined): string {
  return name.namespace === undefined && namespace !== undefined ? `.${name.simpleName}` : name.fullName;
}

function readSymbols(build: Build, json: JsonObject): readonly string[] {
  const symbols = json['symbols'];
  if (!isJsonArray(symbols)) {
    const where = symbols === undefined ? ({ at: 'head', holder: json } as const) : valueOf(json, 'symbols');
    refuse(build, 'avro-missing-symbols', 'An enum needs "symbols": an array of names.', where);
    return NO_NAMES;
  }
  const read: string[] = [];
  const names = new DistinctNames();
  for (let index = 0; index < symbols.length; index++) {
    const symbol = symbols[index];
    const where = { at: 'value', holder: symbols, key: index } as const;
    if (typeof symbol !== 'string') {
      refuse(build, 'avro-invalid-symbol', `A symbol is a name, not ${describeValue(symbol)}.`, where);
    } else if (!isAcceptedName(symbol)) {
      const message = `${quote(symbol)} is no symbol. A symbol starts with a letter or _ and goes on with letters, digits or _.`;
      refuse(build, 'avro-invalid-symbol', message, where);
    } else if (!names.add(symbol)) {
      refuse(build, 'avro-duplicate-symbol', `The enum has the symbol ${symbol} twice. Remove one.`, where);
    } else {
      read.push(symbol);
    }
  }
  return read;
}

/** A default that is no text counts as none in the reference. */
function readDefaultSymbol(build: Build, json: JsonObject, symbols: readonly string[]): string | undefined {
  const symbol: JsonValue | undefined = json['default'];
  if (typeof symbol !== 'string') return undefined;
  if (!symbols.includes(symbol)) {
    const message = `The default ${quote(symbol)} is not among the symbols. Choose one of them, or add it.`;
    refuse(build, 'avro-enum-default', message, valueOf(json, 'default'));
  }
  return symbol;
}

function readSize(build: Build, json: JsonObject): number {
  const size = json['size'];
  const whole = typeof size === 'number' && Number.isInteger(size) && !isWrittenAsFraction(build, json);
  if (whole && size >= 0 && size <= MAX_FIXED_SIZE) return size;
  const where = size === undefined ? ({ at: 'head', holder: json } as const) : valueOf(json, 'size');
  const message = `A fixed type needs a "size" in bytes: a whole number from 0 to ${MAX_FIXED_SIZE}, without a decimal point.`;
  refuse(build, 'avro-invalid-size', message, where);
  return 0;
}

/** `16.0` is refused although it is a whole number. The text is looked at closely only if such a number can be in it. */
function isWrittenAsFraction({ document, fractions }: Build, json: JsonObject): boolean {
  let possible = fractions.get(document);
  if (possible === undefined) {
    possible = /"size"\s*:\s*-?\d+[.eE]/.test(document.json.text);
    fractions.set(document, possible);
  }
  return possible && /[.eE]/.test(document.json.places().rawText(json, 'size') ?? '');
}

export function valueOf(holder: JsonObject, key: string) {
  return { at: 'value', holder, key } as const;
}

export function quote(text: string): string {
  return JSON.stringify(text);
}
