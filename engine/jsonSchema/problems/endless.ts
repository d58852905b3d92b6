import type { Library } from '../model.js';
import { isEndless } from '../references/identities.js';
import type { Issue } from './issue.js';
import type { Visit } from './walk.js';

/** From 2019-09 on: definitions that stand inside another schema can make the reference read in circles. */
export function endlessIssues(visits: readonly Visit[], library: Library): readonly Issue[] {
  const inner = library.modern ? visits.find(isInner) : undefined;
  if (inner === undefined || !isEndless(library)) return [];
  const message =
    'The registry never ends reading this: a schema in these definitions refers to the schema around them. Move the definitions to the top of the text.';
  const where = { at: 'key', holder: inner.json, key: '$defs' } as const;
  return [
    { id: 'json-endless-definitions', severity: 'error', refused: true, message, document: inner.load.document, where },
  ];
}

function isInner({ json, load, read }: Visit): boolean {
  return read && json['$defs'] !== undefined && json !== load.document.value;
}
