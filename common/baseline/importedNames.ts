import type { FormatId } from '../../engine/options.js';

/** Names beyond these are not looked up; no honest schema has so many. */
const MAX_NAMES = 1000;

/**
 * The names of other files that a schema text mentions: the imports of a Protobuf file, the addresses before `#` in the
 * `$ref`s of a JSON Schema. Avro names its types wherever they are and says nothing of files, so settings do. Found by a
 * quick look, not by parsing: a name too many only means that a file is not found.
 */
export function importedNames(format: FormatId, text: string): readonly string[] {
  switch (format) {
    case 'AVRO':
      return [];
    case 'PROTOBUF':
      return collect(text, /(?:^|[;}]|\*\/)[ \t]*import\s+(?:(?:public|weak|option)\s+)?["']([^"'\r\n]+)["']/gm);
    case 'JSON':
      return text.includes('"$ref"') ? collect(text, /"\$ref"\s*:\s*"([^"#\\]+)/g) : [];
  }
}

function collect(text: string, pattern: RegExp): readonly string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(pattern)) {
    if (match[1] !== undefined) names.add(match[1]);
    if (names.size >= MAX_NAMES) break;
  }
  return [...names];
}
