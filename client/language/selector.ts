import type { Settings } from '../../common/settings/types.js';

export interface PatternFilter {
  readonly scheme: string;
  readonly pattern: string;
}

/** What holds without any setting. */
const ALWAYS: readonly string[] = ['**/*.avsc', '**/*.avdl', '**/*.avpr', '**/*.proto', '**/*.schema.json'];

/**
 * The documents that the language server hears of: schema files by their endings, and whatever a mapping may mean. The
 * mapping's glob is taken as below any folder here; the server then looks at the exact place.
 */
export function schemaSelector(settings: Settings): readonly PatternFilter[] {
  const mapped = settings.schemas.map(({ files }) => `**/${files.replace(/^(\.?\/)+/, '')}`);
  const patterns = [...new Set([...ALWAYS, ...mapped])];
  return patterns.flatMap((pattern) => ['file', 'untitled'].map((scheme) => ({ scheme, pattern })));
}
