import type { Range, TextEdit as LspEdit } from 'vscode-languageserver';
import type { LineIndex } from '../engine/text/lines.js';
import type { Span, TextEdit } from '../engine/text/span.js';
import type { SchemaDocument } from './schemaDocument.js';

/** The range of a span of an open document. */
export function rangeIn(document: SchemaDocument, span: Span): Range {
  return rangeOf(document.lines(), span);
}

/** The offset of a position; positions behind the end of a line or of the text mean that end. */
export function offsetIn(document: SchemaDocument, position: Range['start']): number {
  const line = document.lines().lineSpan(position.line);
  return Math.min(line.start + position.character, line.end);
}

/** An edit with the line breaks of the document. */
export function editIn(document: SchemaDocument, edit: TextEdit): LspEdit {
  const newText = document.text.includes('\r\n') ? edit.newText.replace(/\r?\n/g, '\r\n') : edit.newText;
  return { range: rangeIn(document, edit.span), newText };
}

/** The range of a span of any text, by its lines. */
export function rangeOf(lines: LineIndex, span: Span): Range {
  const { start, end } = lines.rangeOf(span);
  return { start: { ...start }, end: { ...end } };
}
