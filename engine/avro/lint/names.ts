import { isJsonArray } from '../../json/jsonText.js';
import type { JsonValue } from '../../json/jsonText.js';
import type { JsonContainer } from '../../json/places.js';
import type { Issue } from '../issues.js';
import { isNamed } from '../model.js';
import type { AvroDocument, NamedType, TypeUse } from '../model.js';
import { isAcceptedName, isPortableName } from '../names.js';

/** Names that the registry accepts and others do not. */
export function lintNames(types: readonly TypeUse[]): readonly Issue[] {
  return types.filter(isNamed).flatMap((type) => [...lintNamespace(type), ...lintOwnNames(type), ...lintEmpty(type)]);
}

function lintNamespace(type: NamedType): readonly Issue[] {
  if (type.namespace === undefined || type.namespace.split('.').every(isPortableName)) return [];
  const { name, namespace } = type.json;
  const key = typeof namespace === 'string' && name === type.simpleName ? 'namespace' : 'name';
  // An inherited namespace is told once, where it is written.
  if (key === 'name' && name === type.simpleName) return [];
  const message = `The namespace ${type.namespace} is accepted by the registry but refused by other Avro tools. Use letters, digits and _ between the dots.`;
  return [warning('avro-namespace', message, type.document, type.json, key)];
}

function lintOwnNames(type: NamedType): readonly Issue[] {
  const issues: Issue[] = [];
  const tell = (name: string, holder: JsonContainer, key: string | number): void => {
    const message = `The name ${name} has letters beyond A to Z, which Java reads and other Avro tools refuse.`;
    issues.push(warning('avro-name-not-portable', message, type.document, holder, key));
  };
  if (isForeign(type.simpleName)) tell(type.simpleName, type.json, 'name');
  if (type.kind === 'record') {
    for (const field of type.fields) if (isForeign(field.name)) tell(field.name, field.json, 'name');
  }
  if (type.kind === 'enum' && type.symbols.some(isForeign)) {
    // As they are written, with those that stand twice.
    const symbols = type.json['symbols'];
    if (isJsonArray(symbols)) {
      symbols.forEach((symbol, i) => typeof symbol === 'string' && isForeign(symbol) && tell(symbol, symbols, i));
    }
  }
  return issues;
}

function isForeign(name: string): boolean {
  return isAcceptedName(name) && !isPortableName(name);
}

function lintEmpty(type: NamedType): readonly Issue[] {
  if (type.kind === 'enum' && type.symbols.length === 0 && isEmptyArray(type.json['symbols'])) {
    const message = 'An enum without symbols has no value that could be written. Add a symbol.';
    return [warning('avro-empty-enum', message, type.document, type.json, 'symbols')];
  }
  if (type.kind === 'fixed' && type.size === 0 && type.json['size'] === 0) {
    const message = 'A fixed type of no bytes holds nothing. Set its size.';
    return [warning('avro-empty-fixed', message, type.document, type.json, 'size')];
  }
  return [];
}

function isEmptyArray(value: JsonValue | undefined): boolean {
  return isJsonArray(value) && value.length === 0;
}

export function warning(
  id: string,
  message: string,
  document: AvroDocument,
  holder: JsonContainer,
  key: string | number,
): Issue {
  return { id, severity: 'warning', refused: false, message, document, where: { at: 'value', holder, key } };
}
