import type { Problem } from '../../problem.js';
import {
  advance,
  atWord,
  currentText,
  END,
  EQUALS,
  IDENTIFIER,
  openCursor,
  report,
  reportRefused,
  RIGHT_BRACE,
  SEMICOLON,
  STRING,
} from './cursor.js';
import type { Cursor } from './cursor.js';
import { readEnum } from './enums.js';
import { readExtend } from './extends.js';
import { readMessage, startsVisibility } from './messages.js';
import type {
  EnumNode,
  ExtendNode,
  FileNode,
  ImportNode,
  MessageNode,
  NamedNode,
  Node,
  OptionNode,
  ServiceNode,
  Syntax,
} from './nodes.js';
import { readOptionStatement, readStrings } from './options.js';
import { readService } from './services.js';
import { endStatement, expect, recover, reportExpected } from './statements.js';
import { readDottedName } from './types.js';

export interface ParsedText {
  readonly file: FileNode;
  readonly problems: readonly Problem[];
}

/** Reads a whole .proto file. Never fails: what cannot be read is reported and skipped, up to `;` or `}`. */
export function parseText(text: string): ParsedText {
  const c = openCursor(text);
  const parts = newParts();
  let first = true;
  while (c.kind !== END) {
    const before = c.start;
    if (c.kind === SEMICOLON) advance(c);
    else readStatement(c, parts, first);
    // A stray brace or a statement that takes nothing would never end.
    if (c.start === before && c.kind !== END) {
      if (c.kind === RIGHT_BRACE) reportExpected(c, 'a message, an enum or another declaration');
      advance(c);
    }
    first = false;
  }
  const file: FileNode = {
    syntax: parts.syntax,
    edition: parts.edition,
    syntaxNode: parts.syntaxNode,
    packageName: parts.packages[parts.packages.length - 1]?.name ?? '',
    packages: parts.packages,
    imports: parts.imports,
    messages: parts.messages,
    enums: parts.enums,
    services: parts.services,
    extends: parts.extends,
    options: parts.options,
    length: text.length,
  };
  return { file, problems: c.problems };
}

interface Parts {
  syntax: Syntax;
  edition: string;
  syntaxNode: Node | undefined;
  readonly packages: NamedNode[];
  readonly imports: ImportNode[];
  readonly messages: MessageNode[];
  readonly enums: EnumNode[];
  readonly services: ServiceNode[];
  readonly extends: ExtendNode[];
  readonly options: OptionNode[];
}

function newParts(): Parts {
  return {
    syntax: 'proto2',
    edition: '',
    syntaxNode: undefined,
    packages: [],
    imports: [],
    messages: [],
    enums: [],
    services: [],
    extends: [],
    options: [],
  };
}

function readStatement(c: Cursor, parts: Parts, first: boolean): void {
  const start = c.start;
  if (c.kind === IDENTIFIER && (startsVisibility(c, 'export') || startsVisibility(c, 'local'))) advance(c);
  if (atWord(c, 'message')) push(parts.messages, readMessage(c, start));
  else if (atWord(c, 'enum')) push(parts.enums, readEnum(c, start));
  else if (atWord(c, 'import')) readImport(c, parts);
  else if (atWord(c, 'package')) readPackage(c, parts);
  else if (atWord(c, 'option')) push(parts.options, readOptionStatement(c));
  else if (atWord(c, 'service')) push(parts.services, readService(c));
  else if (atWord(c, 'extend')) push(parts.extends, readExtend(c));
  else if (atWord(c, 'syntax') || atWord(c, 'edition')) readSyntax(c, parts, first);
  else {
    reportExpected(c, 'a message, an enum or another declaration');
    recover(c);
  }
}

/** `syntax = "proto3";` or `edition = "2023";` */
function readSyntax(c: Cursor, parts: Parts, first: boolean): void {
  const start = c.start;
  const word = currentText(c);
  advance(c);
  if (!expect(c, EQUALS, `"=" behind ${word}`) || c.kind !== STRING) {
    if (c.kind !== STRING && c.previousEnd > start + word.length) reportExpected(c, 'a text in quotation marks');
    recover(c);
    return;
  }
  const { text, start: valueStart, end: valueEnd } = readStrings(c);
  const end = c.end;
  endStatement(c);
  if (!first) {
    const message = `The ${word} must be the first statement of the file. Move it to the top.`;
    report(c, 'protobuf-syntax-first', start, end, message);
    return;
  }
  parts.syntaxNode = { start, end };
  if (word === 'edition') readEdition(c, parts, text, valueStart, valueEnd);
  else if (text === 'proto2' || text === 'proto3') parts.syntax = text;
  else {
    const message = `There is no syntax "${text}". Write "proto3" or "proto2".`;
    report(c, 'protobuf-unknown-syntax', valueStart, valueEnd, message);
  }
}

function readEdition(c: Cursor, parts: Parts, text: string, start: number, end: number): void {
  parts.syntax = 'editions';
  parts.edition = text;
  if (text === '2023' || text === '2024') {
    const message = `The registry does not accept editions. Write syntax = "proto3" to register this schema.`;
    reportRefused(c, start, end, message);
    return;
  }
  report(c, 'protobuf-unknown-syntax', start, end, `There is no edition "${text}". Write "2023" or "2024".`);
}

function readPackage(c: Cursor, parts: Parts): void {
  const start = c.start;
  advance(c);
  const nameStart = c.start;
  const name = readDottedName(c, 'the name of the package', false);
  if (name === undefined) {
    recover(c);
    return;
  }
  const nameEnd = c.previousEnd;
  const end = c.end;
  endStatement(c);
  if (parts.packages.length > 0) {
    const message = 'The file has a package already. Remove one of the two.';
    report(c, 'protobuf-second-package', start, end, message, false);
  }
  parts.packages.push({ start, end, name, nameStart, nameEnd });
}

function readImport(c: Cursor, parts: Parts): void {
  const start = c.start;
  advance(c);
  let modifier: ImportNode['modifier'] = '';
  for (const word of ['public', 'weak', 'option'] as const) {
    if (modifier === '' && atWord(c, word)) {
      modifier = word;
      advance(c);
    }
  }
  if (c.kind !== STRING) {
    reportExpected(c, 'the path of the file to import, in quotation marks');
    recover(c);
    return;
  }
  const { text, start: pathStart, end: pathEnd } = readStrings(c);
  const end = c.end;
  endStatement(c);
  parts.imports.push({ start, end, path: text, pathStart, pathEnd, modifier });
}

function push<T>(list: T[], node: T | undefined): void {
  if (node !== undefined) list.push(node);
}
