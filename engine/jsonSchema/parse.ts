import type { Problem } from '../problem.js';
import type { SchemaSource } from '../schemaFormat.js';
import { draftOf, isModern, ownBase, readDocument } from './document.js';
import type { Draft, JsonSchema, Library, Load, SchemaDocument, Shape } from './model.js';
import { problemsOf } from './problems/problems.js';
import { newLibrary } from './references/library.js';
import { shapeOf } from './shape/shape.js';

/** Reads a JSON Schema. The schema is given its shape part by part when somebody asks, and so are the problems. */
export function parseJsonSchema(source: SchemaSource): JsonSchema {
  const unplaced = readDocument(null, source.text, '');
  const { value } = unplaced;
  const draft = draftOf(value);
  const modern = isModern(draft);
  const document: SchemaDocument = { ...unplaced, base: ownBase(value, draft) };
  const library = newLibrary(document, source.references, draft, modern);
  const load: Load = { document, base: '', library, shapes: new Map(), held: new Map(), refs: new Map() };
  const root = value === undefined ? undefined : shapeOf(load, document.base, value, undefined, '');
  library.root = root;
  return new ReadSchema(source, document, draft, modern, root, library);
}

/** A class, because a getter in an object literal would give every schema a hidden class of its own. */
class ReadSchema implements JsonSchema {
  readonly format = 'JSON';
  #problems: readonly Problem[] | undefined;

  constructor(
    readonly source: SchemaSource,
    readonly document: SchemaDocument,
    readonly draft: Draft,
    readonly modern: boolean,
    readonly root: Shape | undefined,
    private readonly library: Library,
  ) {}

  get problems(): readonly Problem[] {
    return (this.#problems ??= problemsOf(this, this.library));
  }
}
