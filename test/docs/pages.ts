import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import type { FormatId } from '../../engine/options.js';
import { inRepository } from '../support/repository.js';

export const FORMAT_NAMES: Readonly<Record<FormatId, string>> = {
  AVRO: 'Avro',
  PROTOBUF: 'Protobuf',
  JSON: 'JSON Schema',
};

/** Markdown as the repository formats everything else, by file name. */
export async function formatted(pages: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const options = prettierOptions();
  return new Map(
    await Promise.all(
      [...pages].map(async ([file, text]): Promise<[string, string]> => [file, await prettier.format(text, options)]),
    ),
  );
}

/**
 * Holds the pages of a folder to what is generated, but for spaces and rules of tables: formatting takes long, and
 * `npm run format:check` holds it.
 */
export function assertUpToDate(folder: string, pages: ReadonlyMap<string, string>): void {
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort(), 'run `npm run docs`');
  const outdated = [...pages].filter(
    ([file, text]) => withoutSpace(readFileSync(path.join(folder, file), 'utf8')) !== withoutSpace(text),
  );
  assert.deepEqual(
    outdated.map(([file]) => file),
    [],
    'run `npm run docs`',
  );
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '').replace(/-{3,}/g, '---');
}

function prettierOptions(): prettier.Options {
  const manifest: unknown = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
  const configured =
    typeof manifest === 'object' && manifest !== null && 'prettier' in manifest ? manifest.prettier : {};
  return { ...(configured as prettier.Options), parser: 'markdown' };
}
