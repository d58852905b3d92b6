import { readFileSync } from 'node:fs';
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

function prettierOptions(): prettier.Options {
  const manifest: unknown = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
  const configured =
    typeof manifest === 'object' && manifest !== null && 'prettier' in manifest ? manifest.prettier : {};
  return { ...(configured as prettier.Options), parser: 'markdown' };
}
