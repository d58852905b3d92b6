import type { Baseline } from './types.js';

/** What a text that names no baseline should have been; for messages. */
export const BASELINE_FORMS =
  '"none", "registry", "registry:3", "registry:1,2", "git:REF" (as in "git:HEAD" or "git:origin/main...") or "directory:PATH"';

/** Reads the text form of a baseline; undefined where it is none of the forms. */
export function parseBaseline(text: string): Baseline | undefined {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? undefined : text.slice(colon + 1).trim();
  switch (kind) {
    case 'none':
      return rest === undefined ? { kind } : undefined;
    case 'registry':
      return registryBaseline(rest);
    case 'git':
      return rest !== undefined && isGitRef(rest) ? { kind, ref: rest } : undefined;
    case 'directory':
      return rest !== undefined && rest !== '' ? { kind, path: rest } : undefined;
    default:
      return undefined;
  }
}

/** The text form, as it is written in settings. */
export function printBaseline(baseline: Baseline): string {
  switch (baseline.kind) {
    case 'none':
      return 'none';
    case 'registry':
      return baseline.versions === undefined ? 'registry' : `registry:${baseline.versions.join(',')}`;
    case 'git':
      return `git:${baseline.ref}`;
    case 'directory':
      return `directory:${baseline.path}`;
  }
}

/**
 * Whether a text may be handed to git as a revision. A leading dash would be read as an option, a colon would name
 * something inside the revision, and a line break would start another request. Two dots make a range, which is no
 * single revision; three at the end stand for the merge base with HEAD.
 */
export function isGitRef(text: string): boolean {
  const revision = text.endsWith('...') ? text.slice(0, -3) : text;
  return revision !== '' && !revision.startsWith('-') && !revision.includes('..') && !hasForbiddenUnit(revision);
}

function hasForbiddenUnit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 32 || unit === 127 || unit === 58) return true;
  }
  return false;
}

function registryBaseline(rest: string | undefined): Baseline | undefined {
  if (rest === undefined) return { kind: 'registry' };
  const versions = rest.split(',').map((part) => part.trim());
  if (!versions.every((version) => /^[1-9][0-9]{0,8}$/.test(version))) return undefined;
  const ascending = [...new Set(versions.map(Number))].sort((a, b) => a - b);
  return { kind: 'registry', versions: ascending };
}
