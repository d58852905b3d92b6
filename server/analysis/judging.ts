import type { History } from '../../common/baseline/history.js';
import type { JudgeOptions, SchemaVersion } from '../../engine/judge/judge.js';
import type { CompatibilityLevel } from '../../engine/options.js';
import { isBroken, isRefused } from '../../engine/schemaFormat.js';
import type { ParsedSchema } from '../../engine/schemaFormat.js';
import type { LoadedHistory } from './histories.js';
import { compareOptionsOf } from './target.js';
import type { Target } from './target.js';

/** A parsed schema with what the settings and the registry say about it. */
export interface Judgeable {
  readonly target: Target;
  readonly schema: ParsedSchema;
  readonly level: CompatibilityLevel;
}

/** A schema that cannot be read is not compared: everything in it would look removed. */
export function isComparable({ schema, level }: Judgeable, loaded: LoadedHistory): boolean {
  if (isUnreadable(schema, loaded.history) || loaded.history.state !== 'found' || loaded.versions().usable.length === 0)
    return false;
  // Reserved names count at every level.
  return level !== 'NONE' || loaded.history.rules?.validateFields === true;
}

/**
 * Whether a schema is not to be compared with this history. What only the registry does not read, such as an edition of
 * Protobuf, is compared where the history is of no registry.
 */
function isUnreadable(schema: ParsedSchema, history: History): boolean {
  const ofRegistry = history.state === 'found' && history.rules !== undefined;
  return ofRegistry ? isRefused(schema) : isBroken(schema);
}

/**
 * The schema at hand as a version. It has the metadata of the latest one: that is what the registry gives to a schema
 * that is registered without any.
 */
export function candidateOf(schema: ParsedSchema, loaded: LoadedHistory): SchemaVersion {
  const metadata = loaded.versions().usable.at(-1)?.metadata;
  return { label: 'this schema', schema, ...(metadata === undefined ? {} : { metadata }) };
}

/** Why a schema is not compared, or what else is to be known; empty where there is nothing to say. */
export function reasonOf({ schema, level }: Judgeable, loaded: LoadedHistory): string {
  const { history } = loaded;
  if (history.state !== 'found') return history.reason;
  if (level === 'NONE') return 'The level is NONE: every change is allowed.';
  if (isUnreadable(schema, history)) return 'The schema has errors; it is compared once they are mended.';
  return [...(history.stale === undefined ? [] : [history.stale]), ...loaded.versions().unusable].join(' ');
}

/** Versions that were asked for by name are all compared, so the walk has to be a transitive one. */
export function judgeOptions({ target, level }: Judgeable, { history }: LoadedHistory): JudgeOptions {
  const rules = history.state === 'unavailable' ? undefined : history.rules;
  return {
    ...compareOptionsOf(target, rules?.policy),
    level: history.state === 'found' && history.pinned ? transitive(level) : level,
    ...(rules?.compatibilityGroup === undefined ? {} : { compatibilityGroup: rules.compatibilityGroup }),
    validateFields: rules?.validateFields === true,
  };
}

function transitive(level: CompatibilityLevel): CompatibilityLevel {
  switch (level) {
    case 'BACKWARD':
    case 'FORWARD':
    case 'FULL':
      return `${level}_TRANSITIVE`;
    case 'NONE':
    case 'BACKWARD_TRANSITIVE':
    case 'FORWARD_TRANSITIVE':
    case 'FULL_TRANSITIVE':
      return level;
  }
}
