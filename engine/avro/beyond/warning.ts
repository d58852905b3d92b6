import type { Facts } from '../../difference.js';
import type { EventWarning } from '../../warning.js';
import { placeOfField, placeOfType } from '../places.js';
import type { FieldOf, TypePair } from './walk.js';
import type { TypeUse } from '../model.js';

/** A warning with the types that it was found between, which fixes work on. */
export interface TypeWarning extends EventWarning {
  readonly pair: TypePair;
}

export function isTypeWarning(warning: EventWarning): warning is TypeWarning {
  return 'pair' in warning;
}

/** A warning about a pair of types: at the type where it is used, else at the field. */
export function warningOf(rule: string, pair: TypePair, facts: Facts): TypeWarning {
  const { readerUse, writerUse, readerField, writerField } = pair;
  return {
    rule,
    reader: () => placeOf(readerUse, readerField),
    writer: () => placeOf(writerUse, writerField),
    facts: { ...where(readerField), ...facts },
    pair,
  };
}

/** A simple type is shown by its field's name, which says more than "int". */
function placeOf(use: TypeUse, field: FieldOf | undefined) {
  const isShort = field === undefined || 'simpleName' in use || use.kind === 'reference';
  return isShort ? placeOfType(use) : placeOfField(field.record, field.field);
}

function where(field: FieldOf | undefined): Facts {
  if (field === undefined) return {};
  return { field: field.field.name, record: field.record.fullName };
}

/** What a warning is about: a field where one led there, else the schema as a whole. */
export function subject(facts: Facts): string {
  return facts['field'] === undefined ? 'the schema' : `the field '${facts['field']}' of ${facts['record'] ?? ''}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
