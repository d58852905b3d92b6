/** What a string literal stands for, without its quotes; escapes as protoc reads them. */
export function decodeString(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (whole: string, escape: string) => {
    const simple = SIMPLE_ESCAPES.get(escape);
    if (simple !== undefined) return simple;
    const first = escape.charAt(0);
    if (first === 'x' || first === 'X') return String.fromCharCode(parseInt(escape.slice(1), 16));
    if (first === 'u' || first === 'U') return codePoint(parseInt(escape.slice(1), 16));
    if (first >= '0' && first <= '7') return String.fromCharCode(parseInt(escape, 8) & 0xff);
    return whole;
  });
}

/** The offset of the first escape that protoc does not know, counted from the start of `raw`; -1 where all are fine. */
export function invalidEscape(raw: string): number {
  if (!raw.includes('\\')) return -1;
  for (const match of raw.matchAll(ANY_ESCAPE)) {
    if (!VALID_ESCAPE.test(match[0])) return match.index;
    if (/^\\U/.test(match[0]) && parseInt(match[0].slice(2), 16) > 0x10ffff) return match.index;
  }
  return -1;
}

/** A decimal, octal (`010`) or hexadecimal (`0x1F`) integer, or one with an exponent (`1e3`); NaN where the text is none. */
export function integerValue(text: string): number {
  if (DECIMAL.test(text) || EXPONENT.test(text)) return Number(text);
  if (HEXADECIMAL.test(text)) return Number(text);
  if (OCTAL.test(text)) return parseInt(text, 8);
  return NaN;
}

/** The same literal as the reference registry's parser reads it: octal is unknown to it, `010` is ten. */
export function registryIntegerValue(text: string): number {
  if (HEXADECIMAL.test(text)) return Number(text);
  return /^[0-9]+$/.test(text) ? Number(text) : NaN;
}

/** A floating-point literal; NaN where the text is none. */
export function floatValue(text: string): number {
  return FLOATING.test(text) ? Number(text) : NaN;
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '�';
}

const ESCAPE = /\\([xX][0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])/g;
const ANY_ESCAPE = /\\(?:[xX][0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[0-7]{1,3}|[\s\S]|$)/g;
const VALID_ESCAPE = /^\\(?:[xX][0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3]?[0-7]{1,2}|[abfnrtv\\'"?])$/;
const DECIMAL = /^(?:0|[1-9][0-9]*)$/;
const EXPONENT = /^[0-9]+[eE]\+?[0-9]+$/;
const HEXADECIMAL = /^0[xX][0-9a-fA-F]+$/;
const OCTAL = /^0[0-7]+$/;
const FLOATING = /^(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['?', '?'],
]);
