import type { TextEdit } from '../../text/span.js';
import type { Node } from '../syntax/nodes.js';

/** A body in braces. */
export interface Body extends Node {
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

export function replace(node: Node, newText: string): TextEdit {
  return { span: { start: node.start, end: node.end }, newText };
}

/** Adds statements as the last ones of a body, in the indentation and with the line ends that the text has. */
export function append(text: string, body: Body, statements: readonly string[]): TextEdit {
  const newLine = lineBreak(text);
  const outer = indentOf(text, body.start);
  const lines = statements.map((statement) => `${indented(text, outer)}${statement}${newLine}`).join('');
  const before = text.slice(body.bodyStart, body.bodyEnd);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak >= 0 && before.slice(lastBreak).trim() === '') {
    const at = body.bodyStart + lastBreak + 1;
    return { span: { start: at, end: at }, newText: lines };
  }
  // `{}` or `{ a; }` on one line: the closing brace goes to a line of its own.
  const end = body.bodyStart + before.trimEnd().length;
  return { span: { start: end, end: body.bodyEnd }, newText: `${newLine}${lines}${outer}` };
}

/** Removes a statement, with its line and the comment behind it where it stands alone. */
export function remove(text: string, node: Node): TextEdit {
  let start = node.start;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  const alone = start === 0 || text.charCodeAt(start - 1) === 10;
  const rest = /^[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.exec(text.slice(node.end, node.end + 400));
  if (alone && rest !== null) return { span: { start, end: node.end + rest[0].length }, newText: '' };
  return { span: { start: node.start, end: node.end }, newText: '' };
}

/** The text of a node, its further lines indented as if it stood in a body at `outer`. */
export function copyOf(source: string, node: Node, text: string, outer: string): string {
  const before = indentOf(source, node.start);
  const inner = indented(text, outer);
  const lines = source.slice(node.start, node.end).split(/\r?\n/);
  return lines
    .map((line, i) =>
      i === 0 ? line : inner + (line.startsWith(before) ? line.slice(before.length) : line.trimStart()),
    )
    .join(lineBreak(text));
}

/** The blanks that the line of an offset starts with. */
export function indentOf(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** One level deeper than `outer`, as the text does it elsewhere. */
export function indented(text: string, outer: string): string {
  const step = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return outer + (outer !== '' && step.startsWith(outer) ? step.slice(outer.length) || step : step);
}

export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
