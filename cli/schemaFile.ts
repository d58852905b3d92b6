import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FormatId } from '../engine/options.js';
import { MAX_FILE_BYTES } from '../server/nodePorts.js';

/** A text file as read: a byte order mark is not part of the schema. */
export interface TextFile {
  /** As the user named it. */
  readonly name: string;
  readonly text: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** @throws Error with a sentence that names the file and the cause. */
export async function readTextFile(cwd: string, file: string, name: string = file): Promise<TextFile> {
  try {
    return { name, text: decodedText(await readFile(path.resolve(cwd, file)), name) };
  } catch (error) {
    if (error instanceof EncodingError) throw error;
    throw new Error(`cannot read ${name}: ${causeOf(error)}`, { cause: error });
  }
}

/**
 * A schema file of a workspace. @param name as the user knows it.
 * @throws Error with a sentence that names the file and the cause, also for one that is too large to be a schema.
 */
export async function readSchemaFile(file: string, name: string): Promise<string> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_FILE_BYTES) throw new Error(`${name} is larger than ${MAX_FILE_BYTES / 2 ** 20} MB and is not read.`);
  return (await readTextFile('', file, name)).text;
}

class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/**
 * UTF-8 without its byte order mark. Nothing else is guessed at: a schema that is read wrongly would be compared wrongly.
 * @param name of what was read, for the sentence of the error.
 */
export function decodedText(bytes: Uint8Array, name: string): string {
  try {
    // The decoder itself leaves the mark out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const what = isUtf16 ? 'it is UTF-16' : 'it is no UTF-8 text';
    throw new EncodingError(`cannot read ${name}: ${what}. Save it as UTF-8.`, { cause: error });
  }
}

export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The format that a file's name tells, else undefined. */
export function formatByName(name: string): FormatId | undefined {
  switch (path.extname(name).toLowerCase()) {
    case '.avsc':
      return 'AVRO';
    case '.proto':
      return 'PROTOBUF';
    case '.json':
      return 'JSON';
    default:
      return undefined;
  }
}

function causeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file.';
    case 'EISDIR':
      return 'it is a folder.';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
