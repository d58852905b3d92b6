import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FormatId } from '../engine/options.js';

/** A text file as read: a byte order mark is not part of the schema. */
export interface TextFile {
  /** As the user named it. */
  readonly name: string;
  readonly text: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** @throws Error with a sentence that names the file and the cause. */
export async function readTextFile(cwd: string, name: string): Promise<TextFile> {
  try {
    return { name, text: withoutMark(await readFile(path.resolve(cwd, name), 'utf8')) };
  } catch (error) {
    throw new Error(`cannot read ${name}: ${causeOf(error)}`, { cause: error });
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
