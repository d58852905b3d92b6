import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedSchema, SchemaFormat, SchemaReference } from '../engine/schemaFormat.js';
import { indexLines } from '../engine/text/lines.js';
import type { LineIndex } from '../engine/text/lines.js';

/** One version of an open document. Every edit makes a new one, so what was worked out for it never goes out of date. */
export interface SchemaDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** The store's own, which the next edit changes in place. */
  readonly live: TextDocument;
  lines(): LineIndex;
  /** Parsed at the first call, and again only for other references. */
  parse(format: SchemaFormat, references: readonly SchemaReference[]): ParsedSchema;
  /** What was parsed last of this document, of this version or of one before. */
  readonly latest: () => Parsed | undefined;
}

interface Parsed {
  readonly format: SchemaFormat;
  readonly schema: ParsedSchema;
}

/** For the document store: an opened document. */
export function createDocument(uri: string, languageId: string, version: number, content: string): SchemaDocument {
  return snapshot(TextDocument.create(uri, languageId, version, content));
}

/** For the document store: the document after the edits of one message. */
export function updateDocument(
  document: SchemaDocument,
  changes: TextDocumentContentChangeEvent[],
  version: number,
): SchemaDocument {
  return snapshot(TextDocument.update(document.live, changes, version), document.latest());
}

/** @param before kept until this version is parsed, because most of the text is the same */
function snapshot(live: TextDocument, before?: Parsed): SchemaDocument {
  const text = live.getText();
  let lines: LineIndex | undefined;
  let parsed: Parsed | undefined;
  let latest = before;
  return {
    uri: live.uri,
    languageId: live.languageId,
    version: live.version,
    text,
    live,
    lines: () => (lines ??= indexLines(text)),
    parse: (format, references) => {
      if (parsed?.format !== format || parsed.schema.source.references !== references) {
        const like = latest?.format === format ? latest.schema : undefined;
        latest = parsed = { format, schema: format.parse({ text: withoutMark(text), references }, like) };
      }
      return parsed.schema;
    },
    latest: () => latest,
  };
}

/** A byte order mark becomes a blank, so that every offset stays what it was. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}
