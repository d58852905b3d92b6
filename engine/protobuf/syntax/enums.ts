import { advance, atWord, EQUALS } from './cursor.js';
import type { Cursor } from './cursor.js';
import { readTag } from './fields.js';
import type { EnumNode, EnumValueNode, OptionNode, ReservedNode } from './nodes.js';
import { readOptionList, readOptionStatement } from './options.js';
import { MAX_ENUM_NUMBER, readReserved } from './ranges.js';
import { endDocumentedStatement, expect, expectDeclaredName, readBody, recover } from './statements.js';

/** `enum Name { … }`, from the word `enum` on; `start` is where a modifier before it stands. */
export function readEnum(c: Cursor, start = c.start): EnumNode | undefined {
  advance(c);
  const nameStart = c.start;
  const name = expectDeclaredName(c, 'the name of the enum');
  if (name === undefined) {
    recover(c);
    return undefined;
  }
  const nameEnd = c.previousEnd;
  const values: EnumValueNode[] = [];
  const reserved: ReservedNode[] = [];
  const options: OptionNode[] = [];
  const bodyStart = c.end;
  const read = readBody(c, 'enum', () => {
    if (atWord(c, 'option') && !isConstant(c)) {
      const option = readOptionStatement(c);
      if (option !== undefined) options.push(option);
    } else if (atWord(c, 'reserved') && !isConstant(c)) {
      const node = readReserved(c, MAX_ENUM_NUMBER);
      if (node !== undefined) reserved.push(node);
    } else {
      const value = readValue(c);
      if (value !== undefined) values.push(value);
    }
  });
  if (!read) {
    recover(c);
    return undefined;
  }
  const end = c.previousEnd;
  return { node: 'enum', start, end, name, nameStart, nameEnd, bodyStart, bodyEnd: end - 1, values, reserved, options };
}

/** A constant may be called `option` or `reserved`: then an equals sign follows. */
function isConstant(c: Cursor): boolean {
  return /^\s*=/.test(c.text.slice(c.end, c.end + 8));
}

function readValue(c: Cursor): EnumValueNode | undefined {
  const start = c.start;
  const name = expectDeclaredName(c, 'the name of an enum value', 'member');
  if (name === undefined) {
    recover(c);
    return undefined;
  }
  const nameEnd = c.previousEnd;
  const numberStart = expect(c, EQUALS, '"=" and the number of the enum value') ? c.start : -1;
  const numbers = numberStart < 0 ? undefined : readTag(c);
  const numberEnd = c.previousEnd;
  const options = numbers === undefined ? undefined : readOptionList(c);
  if (numbers === undefined || options === undefined) {
    recover(c);
    return undefined;
  }
  endDocumentedStatement(c);
  return {
    start,
    end: c.previousEnd,
    name,
    nameStart: start,
    nameEnd,
    number: numbers.tag,
    registryNumber: numbers.registryTag,
    numberStart,
    numberEnd,
    options,
  };
}
