import type { JsonSyntaxProblem, JsonText } from '../json/jsonText.js';
import { readJson } from '../json/jsonText.js';
import type { Issue } from './issues.js';
import { primitiveKind } from './model.js';
import type { AvroDocument } from './model.js';

/** Reads one text. A bare word that names a primitive type is read as if it stood in quotes, as the registry does. */
export function readDocument(name: string | null, text: string): AvroDocument {
  const json = readJson(text);
  if (json.problems.length === 0 || !isBarePrimitive(text)) return { name, json };
  const start = text.length - text.trimStart().length;
  const root = { start, end: start + text.trim().length };
  const places = { ...json.places(), root, span: () => root };
  return { name, json: { text, value: text.trim(), problems: [], places: () => places } };
}

/** The problems of a text as JSON. The registry's reader knows comments, but nothing may follow the schema. */
export function syntaxIssues(document: AvroDocument): readonly Issue[] {
  const { json } = document;
  if (json.problems.length > 0) return json.problems.map((problem) => syntaxIssue(document, json, problem));
  return isBarePrimitive(json.text) ? [unquoted(document)] : [];
}

function syntaxIssue(document: AvroDocument, json: JsonText, problem: JsonSyntaxProblem): Issue {
  const inside = problem.code === 'comment' && problem.start < json.places().root.end;
  return {
    id: inside ? 'avro-comment' : `avro-json-${problem.code}`,
    severity: inside ? 'warning' : 'error',
    refused: !inside,
    message: inside
      ? 'The registry reads this comment, but other Avro tools may not. Put it into a "doc" attribute.'
      : problem.code === 'comment'
        ? 'A comment after the end of the schema is refused. Move it into the schema, or remove it.'
        : problem.message,
    document,
    where: { at: 'span', span: { start: problem.start, end: problem.end } },
  };
}

function unquoted(document: AvroDocument): Issue {
  return {
    id: 'avro-unquoted-type',
    severity: 'warning',
    refused: false,
    message: 'Write the type in double quotes: only the registry reads a bare word.',
    document,
    where: { at: 'root' },
  };
}

function isBarePrimitive(text: string): boolean {
  const word = text.length > 100 ? '' : text.trim();
  // `null` alone is a JSON value, and no schema.
  return word !== 'null' && primitiveKind(word) !== undefined;
}
