import type { CompareResult, ComparisonFailure, Difference, Facts, Location } from '../difference.js';
import { compareUses, missingSymbols } from './compare.js';
import type { Failure, Outcome } from './compare.js';
import { placeOfAttribute, placeOfField, placeOfSymbol, placeOfType } from './places.js';
import { describeType, resolved, shortName } from './model.js';
import type { NamedType, RecordField, RecordType, TypeUse } from './model.js';

export type AvroKind =
  | 'NAME_MISMATCH'
  | 'FIXED_SIZE_MISMATCH'
  | 'MISSING_ENUM_SYMBOLS'
  | 'READER_FIELD_MISSING_DEFAULT_VALUE'
  | 'TYPE_MISMATCH'
  | 'MISSING_UNION_BRANCH';

/** An incompatibility as the walk notes it: everything else about it is worked out for what is reported. */
export interface Found {
  readonly kind: AvroKind;
  readonly path: string;
  readonly reader: TypeUse;
  readonly writer: TypeUse;
  /** The field of the reader that led here, and its record; undefined at the root. */
  readonly record: RecordType | undefined;
  readonly field: RecordField | undefined;
}

/** Findings of one pair of types. Groups are shared where the same pair is met again, so they are never copied. */
export type FoundGroup = readonly (Found | FoundGroup)[];

/** More than a person or a tool can use; a schema that names one broken type many times over could list billions. */
const MAX_DIFFERENCES = 10_000;

export function flatten(outcome: Outcome, failure: Failure | undefined): CompareResult {
  if (failure !== undefined) return { differences: [], failure: failureOf(failure) };
  if (outcome === null) return { differences: [] };
  const differences: AvroDifference[] = [];
  collect(outcome, differences);
  const last = differences.at(-1);
  if (last !== undefined && differences.length === MAX_DIFFERENCES) {
    const note = `Only the first ${MAX_DIFFERENCES} differences are listed.`;
    differences.splice(-1, 1, new ReportedDifference(last.found, note));
  }
  return { differences };
}

function collect(group: FoundGroup, into: AvroDifference[]): void {
  for (const entry of group) {
    if (into.length >= MAX_DIFFERENCES) return;
    if (isGroup(entry)) collect(entry, into);
    else into.push(new ReportedDifference(entry));
  }
}

function isGroup(entry: Found | FoundGroup): entry is FoundGroup {
  return Array.isArray(entry);
}

/** A difference that still knows the types it is about, which is what fixes work on. */
export interface AvroDifference extends Difference {
  readonly found: Found;
}

export function isAvroDifference(difference: Difference): difference is AvroDifference {
  return 'found' in difference;
}

/** A class only for its getter: facts are words, and most callers of a comparison count and do not read. */
class ReportedDifference implements AvroDifference {
  readonly compatible = false;

  readonly note?: string;

  constructor(
    readonly found: Found,
    note?: string,
  ) {
    if (note !== undefined) this.note = note;
  }

  get kind(): AvroKind {
    return this.found.kind;
  }

  get path(): string {
    return this.found.path;
  }

  get facts(): Facts {
    return factsOf(this.found);
  }

  reader(): Location {
    return readerPlace(this.found);
  }

  writer(): Location {
    return writerPlace(this.found);
  }
}

function readerPlace(found: Found): Location {
  const type = resolved(found.reader);
  switch (found.kind) {
    case 'NAME_MISMATCH':
      return attribute(type, 'name', found.reader);
    case 'FIXED_SIZE_MISMATCH':
      return attribute(type, 'size', found.reader);
    case 'MISSING_ENUM_SYMBOLS':
      return attribute(type, 'symbols', found.reader);
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return found.record === undefined || found.field === undefined
        ? placeOfType(found.reader)
        : placeOfField(found.record, found.field);
    case 'TYPE_MISMATCH':
      return placeOfType(found.reader);
    case 'MISSING_UNION_BRANCH':
      return placeOfType(branchMeant(found) ?? found.reader);
  }
}

function writerPlace(found: Found): Location {
  const reader = resolved(found.reader);
  const writer = resolved(found.writer);
  switch (found.kind) {
    case 'NAME_MISMATCH':
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return attribute(writer, 'name', found.writer);
    case 'FIXED_SIZE_MISMATCH':
      return attribute(writer, 'size', found.writer);
    case 'MISSING_ENUM_SYMBOLS':
      return reader?.kind === 'enum' && writer?.kind === 'enum'
        ? placeOfSymbol(writer, missingSymbols(reader, writer)[0] ?? '')
        : placeOfType(found.writer);
    case 'TYPE_MISMATCH':
    case 'MISSING_UNION_BRANCH':
      return placeOfType(found.writer);
  }
}

function attribute(type: TypeUse | undefined, name: string, use: TypeUse): Location {
  switch (type?.kind) {
    case 'record':
    case 'enum':
    case 'fixed':
      return placeOfAttribute(type satisfies NamedType, name);
    default:
      return placeOfType(use);
  }
}

function factsOf(found: Found): Record<string, string> {
  const reader = resolved(found.reader);
  const writer = resolved(found.writer);
  const facts: Record<string, string> = {
    readerType: describeType(found.reader),
    writerType: describeType(found.writer),
  };
  if (found.field !== undefined) facts['field'] = found.field.name;
  if (found.record !== undefined) facts['record'] = found.record.fullName;
  if (reader?.kind === 'fixed' && writer?.kind === 'fixed') {
    facts['readerSize'] = String(reader.size);
    facts['writerSize'] = String(writer.size);
  }
  if (reader?.kind === 'enum' && writer?.kind === 'enum') {
    facts['symbols'] = missingSymbols(reader, writer).join(', ');
  }
  if (found.kind === 'MISSING_UNION_BRANCH') {
    const [reason] = reasonsInBranch(found);
    if (reason !== undefined) {
      facts['reason'] = reason.kind;
      facts['reasonPath'] = reason.path;
      // Not from its facts: those tell the reason's own reason, and so on, down to the bottom of the schema.
      if (reason.found.field !== undefined) facts['reasonField'] = reason.found.field.name;
    }
  }
  // The reference gives this kind to a new field whose enum has a default of its own, which does not help.
  if (found.kind === 'TYPE_MISMATCH' && reader?.kind === 'enum' && isNewField(found)) facts['newField'] = 'true';
  return facts;
}

/**
 * Why the branch that was meant does not read the type. The reference only says that the union lacks the type.
 */
export function reasonsInBranch(found: Found): readonly AvroDifference[] {
  const meant = branchMeant(found);
  return meant === undefined ? [] : compareUses(meant, found.writer).differences.filter(isAvroDifference);
}

/** The branch of the reader's union that has the name of the writer's type, or else is of its kind. */
function branchMeant(found: Found): TypeUse | undefined {
  const union = resolved(found.reader);
  const writer = resolved(found.writer);
  if (union?.kind !== 'union' || writer === undefined || writer.kind === 'union') return undefined;
  const sameKind = union.branches.filter((branch) => resolved(branch)?.kind === writer.kind);
  return sameKind.find((branch) => shortName(branch) === shortName(writer)) ?? sameKind[0];
}

function isNewField({ field, record, writer }: Found): boolean {
  const type = resolved(writer);
  return (
    field !== undefined &&
    record !== undefined &&
    type?.kind === 'record' &&
    !field.hasDefault &&
    !type.fields.some(({ name }) => name === field.name || field.aliases.includes(name))
  );
}

function failureOf({ message, reader, writer, field }: Failure): ComparisonFailure {
  const record = resolved(reader);
  return {
    message,
    reader: () =>
      field !== undefined && record?.kind === 'record' ? placeOfField(record, field) : placeOfType(reader),
    writer: () => placeOfType(writer),
  };
}
