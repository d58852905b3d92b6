import { advance, atWord, LEFT_BRACE, LEFT_PARENTHESIS, RIGHT_PARENTHESIS } from './cursor.js';
import type { Cursor } from './cursor.js';
import type { MethodNode, OptionNode, ServiceNode, TypeNode } from './nodes.js';
import { NO_OPTIONS, readOptionStatement } from './options.js';
import { endStatement, expect, expectDeclaredName, readBody, recover, reportExpected } from './statements.js';
import { readType } from './types.js';

/** `service Name { … }`, from the word `service` on. */
export function readService(c: Cursor): ServiceNode | undefined {
  const start = c.start;
  advance(c);
  const nameStart = c.start;
  const name = expectDeclaredName(c, 'the name of the service');
  if (name === undefined) {
    recover(c);
    return undefined;
  }
  const nameEnd = c.previousEnd;
  const methods: MethodNode[] = [];
  const options: OptionNode[] = [];
  const read = readBody(c, 'service', () => {
    if (atWord(c, 'option')) {
      const option = readOptionStatement(c);
      if (option !== undefined) options.push(option);
    } else if (atWord(c, 'rpc')) {
      const method = readMethod(c);
      if (method !== undefined) methods.push(method);
    } else {
      reportExpected(c, '"rpc", "option" or "}"');
      recover(c);
    }
  });
  if (!read) {
    recover(c);
    return undefined;
  }
  return { start, end: c.previousEnd, name, nameStart, nameEnd, methods, options };
}

interface Side {
  readonly type: TypeNode;
  readonly stream: boolean;
}

function readMethod(c: Cursor): MethodNode | undefined {
  const start = c.start;
  advance(c);
  const nameStart = c.start;
  const name = expectDeclaredName(c, 'the name of the method');
  const nameEnd = c.previousEnd;
  const request = name === undefined ? undefined : readSide(c, 'request');
  if (request !== undefined && !atWord(c, 'returns')) reportExpected(c, '"returns"');
  const returns = request !== undefined && atWord(c, 'returns');
  if (returns) advance(c);
  const response = returns ? readSide(c, 'response') : undefined;
  if (name === undefined || request === undefined || response === undefined) {
    recover(c);
    return undefined;
  }
  const options = readMethodEnd(c);
  return {
    start,
    end: c.previousEnd,
    name,
    nameStart,
    nameEnd,
    request: request.type,
    response: response.type,
    requestStream: request.stream,
    responseStream: response.stream,
    options,
  };
}

function readMethodEnd(c: Cursor): readonly OptionNode[] {
  if (c.kind !== LEFT_BRACE) {
    endStatement(c);
    return NO_OPTIONS;
  }
  const options: OptionNode[] = [];
  readBody(c, 'method', () => {
    if (!atWord(c, 'option')) {
      reportExpected(c, '"option" or "}"');
      recover(c);
      return;
    }
    const option = readOptionStatement(c);
    if (option !== undefined) options.push(option);
  });
  return options;
}

function readSide(c: Cursor, what: string): Side | undefined {
  if (!expect(c, LEFT_PARENTHESIS, `"(" and the type of the ${what}`)) return undefined;
  const stream = atWord(c, 'stream') && !/^\s*[).]/.test(c.text.slice(c.end, c.end + 20));
  if (stream) advance(c);
  const type = readType(c, `the type of the ${what}`);
  if (type === undefined || !expect(c, RIGHT_PARENTHESIS, '")"')) return undefined;
  return { type, stream };
}
