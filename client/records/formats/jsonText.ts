/** JSON text as it is, with line breaks and indentation; numbers keep all their digits. The text must be valid JSON. */
export function prettyJson(text: string): string {
  return layOut(text, '\n', '  ', ' ');
}

/** JSON text without any space outside of strings. */
export function compactJson(text: string): string {
  return layOut(text, '', '', '');
}

function layOut(text: string, lineBreak: string, indent: string, afterColon: string): string {
  const parts: string[] = [];
  let depth = 0;
  const newLine = () => lineBreak + (lineBreak === '' ? '' : indent.repeat(depth));
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    switch (char) {
      case ' ':
      case '\n':
      case '\r':
      case '\t':
        break;
      case '"': {
        const end = endOfString(text, i);
        parts.push(text.slice(i, end));
        i = end - 1;
        break;
      }
      case '{':
      case '[': {
        const next = skipSpace(text, i + 1);
        if (text[next] === '}' || text[next] === ']') {
          parts.push(char, text.charAt(next));
          i = next;
        } else {
          depth++;
          parts.push(char, newLine());
        }
        break;
      }
      case '}':
      case ']':
        depth--;
        parts.push(newLine(), char);
        break;
      case ',':
        parts.push(char, newLine());
        break;
      case ':':
        parts.push(char, afterColon);
        break;
      default:
        parts.push(char);
    }
  }
  return parts.join('');
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

function skipSpace(text: string, start: number): number {
  let i = start;
  while (/\s/.test(text.charAt(i))) i++;
  return i;
}

/** Bytes in a JSON text: the characters where they are plain ones, else hexadecimal. */
export function bytesText(bytes: Uint8Array): string {
  return JSON.stringify(isPrintable(bytes) ? Buffer.from(bytes).toString('latin1') : hexText(bytes));
}

export function hexText(bytes: Uint8Array): string {
  return `0x${asBuffer(bytes).toString('hex')}`;
}

/** The same bytes, not a copy. What is kept for the preview is a buffer already, and to make one more costs time. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isPrintable(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** A floating point number as JSON can hold it: what JSON has no number for becomes a string. */
export function floatText(value: number): string {
  return Number.isFinite(value) ? (Object.is(value, -0) ? '-0' : String(value)) : JSON.stringify(String(value));
}
