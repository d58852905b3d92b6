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
  const check = (name: string, holder: JsonContainer, key: string | number): void => {
    if (!isAcceptedName(name) || isPortableName(name)) return;
    const message = `The name ${name} has letters beyond A to Z, which Java reads and other Avro tools refuse.`;
    issues.push(warning('avro-name-not-portable', message, type.document, holder, key));
  };
  check(type.simpleName, type.json, 'name');
  if (type.kind === 'record') type.fields.forEach((field) => check(field.name, field.json, 'name'));
  const symbols = type.json['symbols'];
  if (type.kind === 'enum' && Array.isArray(symbols)) {
    symbols.forEach((symbol: unknown, i) => typeof symbol === 'string' && check(symbol, symbols, i));
  }
  return issues;
}

function lintEmpty(type: NamedType): readonly Issue[] {
  if (type.kind === 'enum' && Array.isArray(type.json['symbols']) && type.json['symbols'].length === 0) {
    const message = 'An enum without symbols has no value that could be written. Add a symbol.';
    return [warning('avro-empty-enum', message, type.document, type.json, 'symbols')];
  }
  if (type.kind === 'fixed' && type.json['size'] === 0) {
    const message = 'A fixed type of no bytes holds nothing. Set its size.';
    return [warning('avro-empty-fixed', message, type.document, type.json, 'size')];
  }
  return [];
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
