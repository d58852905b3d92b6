import type { Problem } from '../problem.js';
import type { SchemaSource } from '../schemaFormat.js';
import { buildType, finishDocument, newBuild, refuse } from './build.js';
import type { Build } from './build.js';
import { spanOfIssue } from './issues.js';
import type { Issue } from './issues.js';
import { lint } from './lint/lint.js';
import { isNamed } from './model.js';
import type { AvroDocument, AvroSchema, TypeUse } from './model.js';
import type { NamedTypes } from './namedTypes.js';
import { readPlainly } from './plain/read.js';
import { UnreadJson } from './plain/unreadJson.js';
import { readDocument, syntaxIssues } from './syntax.js';

/**
 * Reads an Avro schema and its references, as strictly and as leniently as the reference registry does. The problems
 * and their positions are worked out when they are asked for; most schemas have none.
 *
 * @param like another schema, such as an older version: what both texts have in common is not read again.
 */
export function parseAvro(source: SchemaSource, like?: AvroSchema): AvroSchema {
  return parsePlainly(source, like) ?? parseThoroughly(source);
}

/** Most schemas stand alone and are written plainly; see `readPlainly`. */
function parsePlainly(source: SchemaSource, like: AvroSchema | undefined): AvroSchema | undefined {
  if (source.references.length > 0) return undefined;
  const json = new UnreadJson(source.text);
  const document: AvroDocument = { name: null, json };
  const build = newBuild(document);
  const root = readPlainly(build, json, like);
  return root && new ReadSchema(source, document, root, build.named, build.nextId, build.issues);
}

/** Reads any text at all, and says what is wrong with it. */
export function parseThoroughly(source: SchemaSource): AvroSchema {
  const document = readDocument(null, source.text);
  const build = newBuild(document);
  for (const reference of source.references) {
    build.document = readDocument(reference.name, reference.text);
    for (const issue of syntaxIssues(build.document)) build.issues.push(issue);
    readRoot(build);
  }
  build.document = document;
  for (const issue of syntaxIssues(document)) build.issues.push(issue);
  const root = readRoot(build);
  return new ReadSchema(source, document, root, build.named, build.nextId, build.issues);
}

/**
 * A class only for its getter: on an object literal, a getter costs a hidden class of its own for every schema, which
 * also keeps each of them alive until the next full collection.
 */
class ReadSchema implements AvroSchema {
  readonly format = 'AVRO';
  private told: readonly Problem[] | undefined;

  constructor(
    readonly source: SchemaSource,
    readonly document: AvroDocument,
    readonly root: TypeUse | undefined,
    readonly named: NamedTypes,
    readonly nodeCount: number,
    private readonly found: readonly Issue[],
  ) {}

  get refused(): boolean {
    return this.found.some((issue) => issue.refused);
  }

  get problems(): readonly Problem[] {
    return (this.told ??= problemsOf(this, this.found));
  }
}

function readRoot(build: Build): TypeUse | undefined {
  const { value } = build.document.json;
  if (value === undefined) return undefined;
  const root = buildType(build, value, undefined, '', undefined);
  const undefinedName = root.kind === 'reference' && root.target === undefined ? root.fullName : undefined;
  finishDocument(build);
  if (undefinedName !== undefined && build.named.has(undefinedName)) {
    // A text that is only a name can define nothing, and the reference looks no further for it.
    refuse(build, 'avro-undefined-type', `There is no type ${undefinedName}.`, { at: 'root' });
  }
  return isNamed(root) ? (build.named.get(root.fullName) ?? root) : root;
}

function problemsOf(schema: Omit<AvroSchema, 'problems'>, found: readonly Issue[]): readonly Problem[] {
  const issues = found.some((issue) => issue.id.startsWith('avro-json-')) ? found : [...found, ...lint(schema)];
  const told = issues.filter((issue) => issue.refused || issue.document === schema.document);
  const problems = told.map((issue) => problemOf(issue, schema.document));
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A problem inside a reference is told at the root of this text, because that text is not the one being edited. */
function problemOf(issue: Issue, document: AvroDocument): Problem {
  const { id, severity, refused } = issue;
  if (issue.document === document) return { id, severity, refused, span: spanOfIssue(issue), message: issue.message };
  const { start, end } = document.json.places().root;
  const message = `In the reference ${issue.document.name ?? ''}: ${issue.message}`;
  return { id, severity, refused, span: { start, end: Math.min(start + 1, end) }, message };
}
