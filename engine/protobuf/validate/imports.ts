import type { Document } from '../schema.js';
import { reportError, reportHint } from './checker.js';
import type { Checker } from './checker.js';
import { isReadable } from './readable.js';
import { findDocument } from './symbols.js';

/** The imports of the schema's own file; the registry looks at none of these rules. */
export function checkImports(checker: Checker): void {
  const { schema } = checker;
  const seen = new Set<string>();
  for (const { path, pathStart, pathEnd } of schema.file.imports) {
    const place = { start: pathStart, end: pathEnd };
    if (seen.has(path)) {
      reportError(checker, 'protobuf-import-twice', place, `"${path}" is imported already. Remove one of the two.`);
      continue;
    }
    seen.add(path);
    const document = findDocument(schema, path);
    if (document === undefined) {
      const message = `No file "${path}" is known. Add it to the references of the schema, or correct the path.`;
      reportError(checker, 'protobuf-import-unknown', place, message);
    } else if (importsInCircle(checker, document)) {
      const message = `"${path}" imports itself in a circle. Move what both files need into a file of its own.`;
      reportError(checker, 'protobuf-import-cycle', place, message);
    }
  }
  checkReferences(checker);
  if (schema.file.syntaxNode === undefined && schema.document.text.trim() !== '') {
    const message = 'Without a syntax statement the file is read as proto2. Say so with syntax = "proto2";';
    reportHint(checker, 'protobuf-no-syntax', { start: 0, end: 0 }, message);
  }
}

/** The registry reads every reference and refuses the schema when it cannot. */
function checkReferences(checker: Checker): void {
  for (const document of checker.schema.references()) {
    if (isReadable(document)) continue;
    const node = checker.schema.file.imports.find(({ path }) => path === document.name);
    const place = node === undefined ? { start: 0, end: 0 } : { start: node.pathStart, end: node.pathEnd };
    const message = `The registry cannot read the reference "${document.name ?? ''}".`;
    reportError(checker, 'protobuf-reference-unreadable', place, message, true);
  }
}

function importsInCircle(checker: Checker, start: Document): boolean {
  const seen = new Set<Document>();
  const open = [start];
  for (let document = open.pop(); document !== undefined; document = open.pop()) {
    for (const { path } of document.file.imports) {
      const next = findDocument(checker.schema, path);
      if (next === start) return true;
      if (next === undefined || seen.has(next) || next.builtIn) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}
