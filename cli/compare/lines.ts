import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Undefined for a line longer than the limit: its text was not kept. */
  readonly text: string | undefined;
  /** Whether the next line was already read when this one was handed out. */
  readonly moreAtHand: boolean;
}

/** Characters of the longest line that is read; two schemas with all their references are far below. */
export const MAX_LINE_CHARACTERS = 64 * 2 ** 20;

/** The lines of a stream, as they come. Never holds more than one chunk and one line. */
export async function* readLines(stream: Readable, maxCharacters = MAX_LINE_CHARACTERS): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let pending: string[] = [];
  let pendingLength = 0;
  let number = 0;
  const keep = (piece: string) => {
    pendingLength += piece.length;
    if (pendingLength <= maxCharacters) pending.push(piece);
    else pending = [];
  };
  const finish = (moreAtHand: boolean): Line => {
    const text = pendingLength > maxCharacters ? undefined : pending.join('');
    pending = [];
    pendingLength = 0;
    return { number: ++number, text, moreAtHand };
  };
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0;) {
      keep(text.slice(from, end));
      from = end + 1;
      end = text.indexOf('\n', from);
      yield finish(end >= 0);
    }
    if (from < text.length) keep(text.slice(from));
  }
  keep(decoder.end());
  if (pendingLength > 0) yield finish(false);
}
