import type { SchemaReference } from '../../schemaFormat.js';
import { readDocument } from '../document.js';
import type { Draft, Found, Library, SchemaDocument } from '../model.js';
import { collectNames } from './lookup.js';
import { resolveUri } from './uri.js';

/** The documents of one parsed schema by their addresses: as written in the reference list, and relative to `$id`. */
export function newLibrary(
  main: SchemaDocument,
  references: readonly SchemaReference[],
  draft: Draft,
  modern: boolean,
): Library {
  const names = new Map<SchemaDocument, ReadonlyMap<string, Found>>();
  return {
    draft,
    modern,
    main,
    documents: documentsOf(main, references),
    names: (document) => {
      const known = names.get(document) ?? collectNames(document, draft);
      names.set(document, known);
      return known;
    },
    targets: new Map(),
    refsHanded: false,
    endless: false,
    cyclic: new Map(),
    root: undefined,
  };
}

function documentsOf(
  main: SchemaDocument,
  references: readonly SchemaReference[],
): ReadonlyMap<string, SchemaDocument> {
  const documents = new Map<string, SchemaDocument>();
  if (main.base !== '') documents.set(main.base, main);
  for (const { name, text } of references) {
    const address = resolveUri(main.base, name);
    const document = readDocument(name, text, address);
    documents.set(address, document);
    if (!documents.has(name)) documents.set(name, document);
    const plain = name.startsWith('./') ? name.slice(2) : `./${name}`;
    if (!documents.has(plain)) documents.set(plain, document);
  }
  return documents;
}
