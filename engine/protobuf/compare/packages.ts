import { addDifference, enclosing, nameOf } from './walk.js';
import type { Place, Side, Walk } from './walk.js';

/** The package of the schemas themselves; that of an imported file may change. */
export function comparePackages(walk: Walk, reader: Side, writer: Side): void {
  const readerPackage = reader.scope.document.file.packageName;
  const writerPackage = writer.scope.document.file.packageName;
  if (readerPackage === writerPackage) return;
  addDifference(walk, {
    kind: 'PACKAGE_CHANGED',
    path: '#/',
    reader: placeOf(reader),
    writer: placeOf(writer),
    facts: { readerPackage, writerPackage },
  });
}

function placeOf(side: Side): Place {
  const { document } = side.scope;
  const node = document.file.packages[document.file.packages.length - 1];
  return node === undefined ? enclosing(side.scope) : nameOf(document, node);
}
