import type { CompareResult } from '../../difference.js';
import type { CompareOptions } from '../../options.js';
import { fileScope, lookupTypes } from '../resolve/registryScope.js';
import type { ProtobufSchema } from '../schema.js';
import { comparePackages } from './packages.js';
import { compareDeclarations } from './declarations.js';
import { enclosing } from './walk.js';
import type { Side, Walk } from './walk.js';

/** Every difference that the registry would list; in text order of the reader's schema, file by file. */
export function compareSchemas(reader: ProtobufSchema, writer: ProtobufSchema, options: CompareOptions): CompareResult {
  const walk: Walk = {
    profile: options.profile,
    entered: new Set(),
    imported: new Map(),
    differences: [],
    depth: 0,
    visits: 0,
    trail: undefined,
    cuts: [],
    failure: undefined,
  };
  const readerSide: Side = { lookup: lookupTypes(reader), scope: fileScope(reader.document) };
  const writerSide: Side = { lookup: lookupTypes(writer), scope: fileScope(writer.document) };
  comparePackages(walk, readerSide, writerSide);
  compareDeclarations(walk, readerSide, writerSide, reader.file, writer.file, '#');
  if (walk.failure === undefined) return { differences: walk.differences };
  const { start, end } = enclosing(readerSide.scope);
  const other = enclosing(writerSide.scope);
  return {
    differences: walk.differences,
    failure: {
      message: walk.failure,
      reader: () => ({ document: null, span: { start, end } }),
      writer: () => ({ document: null, span: { start: other.start, end: other.end } }),
    },
  };
}
