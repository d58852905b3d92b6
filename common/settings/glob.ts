/** A compiled glob, or why it is none. */
export type Glob =
  { readonly valid: true; matches(path: string): boolean } | { readonly valid: false; readonly reason: string };

/** More alternatives than this in one glob are a mistake; unlimited, `{a,b}{a,b}…` would grow without end. */
const MAX_ALTERNATIVES = 256;
const MAX_LENGTH = 1000;

/**
 * Compiles a glob over paths with forward slashes, relative to a folder: `*` and `?` stay within one name, `**` spans
 * folders, `{a,b}` are alternatives. A glob without a slash matches file names in every folder, as `files.associations`
 * does. Not compiled to a regular expression: matching here is at worst quadratic, for every pattern and path.
 */
export function compileGlob(glob: string): Glob {
  if (glob.length > MAX_LENGTH) return { valid: false, reason: `A glob has at most ${MAX_LENGTH} characters.` };
  const alternatives = expandBraces(glob.replace(/^(?:\.\/)+/, ''));
  if (alternatives === 'unbalanced') return { valid: false, reason: 'A curly bracket of this glob is not closed.' };
  if (alternatives === 'too-many') {
    return { valid: false, reason: `This glob stands for more than ${MAX_ALTERNATIVES} alternatives; split it.` };
  }
  const patterns = alternatives.map((alternative) => {
    const segments = alternative
      .split('/')
      .filter((segment, index, all) => !(segment === '**' && all[index - 1] === '**'));
    return segments.length === 1 ? ['**', ...segments] : segments;
  });
  return { valid: true, matches: (path) => patterns.some((pattern) => matchSegments(pattern, path.split('/'))) };
}

function expandBraces(glob: string): readonly string[] | 'unbalanced' | 'too-many' {
  const open = glob.indexOf('{');
  if (open < 0) return glob.includes('}') ? 'unbalanced' : [glob];
  const group = braceGroup(glob, open);
  if (group === undefined || glob.lastIndexOf('}', open) >= 0) return 'unbalanced';
  const results: string[] = [];
  for (const option of group.options) {
    const rest = expandBraces(option + glob.slice(group.end));
    if (typeof rest === 'string') return rest;
    for (const tail of rest) results.push(glob.slice(0, open) + tail);
    if (results.length > MAX_ALTERNATIVES) return 'too-many';
  }
  return results;
}

function braceGroup(
  glob: string,
  open: number,
): { readonly options: readonly string[]; readonly end: number } | undefined {
  const options: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < glob.length; i++) {
    const character = glob[i];
    if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      options.push(glob.slice(from, i));
      from = i + 1;
    } else if (character === '}' && --depth === 0) {
      options.push(glob.slice(from, i));
      return { options, end: i + 1 };
    }
  }
  return undefined;
}

/** Greedy with one step back: after a `**` only the latest one ever needs to take more, as with `*` in one name. */
function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  return matchGreedily(
    pattern.length,
    path.length,
    (p) => pattern[p] === '**',
    (p, i) => matchName(pattern[p] ?? '', path[i] ?? ''),
  );
}

function matchName(pattern: string, name: string): boolean {
  return matchGreedily(
    pattern.length,
    name.length,
    (p) => pattern[p] === '*',
    (p, i) => pattern[p] === '?' || pattern[p] === name[i],
  );
}

function matchGreedily(
  patternLength: number,
  length: number,
  isStar: (p: number) => boolean,
  isMatch: (p: number, i: number) => boolean,
): boolean {
  let p = 0;
  let i = 0;
  let star = -1;
  let taken = 0;
  while (i < length) {
    if (p < patternLength && isStar(p)) {
      star = p++;
      taken = i;
    } else if (p < patternLength && isMatch(p, i)) {
      p++;
      i++;
    } else if (star >= 0) {
      p = star + 1;
      i = ++taken;
    } else return false;
  }
  while (p < patternLength && isStar(p)) p++;
  return p === patternLength;
}
