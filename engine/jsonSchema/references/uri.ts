interface UriParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** A reference resolved against a base as RFC 3986, section 5.2, says. Never throws; any text is some address. */
export function resolveUri(base: string, reference: string): string {
  if (base === '') return reference;
  const to = splitUri(reference);
  if (to.scheme !== undefined) return reference;
  const from = splitUri(base);
  if (to.authority !== undefined) return joinUri({ ...to, scheme: from.scheme });
  if (to.path === '') {
    return joinUri({ ...from, query: to.query ?? from.query, fragment: to.fragment });
  }
  // A urn and its like have no folders to be relative to.
  const path = to.path.startsWith('/') ? to.path : mergePaths(from, to.path);
  return joinUri({ ...from, path: withoutDots(path), query: to.query, fragment: to.fragment });
}

/** The address without its fragment, and the fragment without `#`. */
export function splitFragment(address: string): readonly [document: string, fragment: string] {
  const at = address.indexOf('#');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}

/**
 * The names of a JSON pointer in a fragment, unescaped. Like the reference, which reads them as a form's values, this takes
 * a `+` for a space.
 */
export function pointerNames(fragment: string): readonly string[] {
  return fragment
    .split('/')
    .slice(1)
    .map((name) => percentDecoded(name.replaceAll('+', ' ')).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function percentDecoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    // Not an escape after all: the text stands for itself.
    return name;
  }
}

function splitUri(address: string): UriParts {
  const match = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address);
  return {
    scheme: match?.[1],
    authority: match?.[2],
    path: match?.[3] ?? '',
    query: match?.[4],
    fragment: match?.[5],
  };
}

function joinUri({ scheme, authority, path, query, fragment }: UriParts): string {
  const before = (scheme === undefined ? '' : `${scheme}:`) + (authority === undefined ? '' : `//${authority}`);
  return before + path + (query === undefined ? '' : `?${query}`) + (fragment === undefined ? '' : `#${fragment}`);
}

function mergePaths(from: UriParts, path: string): string {
  if (from.authority !== undefined && from.path === '') return `/${path}`;
  return from.path.slice(0, from.path.lastIndexOf('/') + 1) + path;
}

function withoutDots(path: string): string {
  if (!path.includes('.')) return path;
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  const names = path.split('/');
  names.forEach((name, index) => {
    const last = index === names.length - 1;
    if (name === '..') kept.pop();
    else if (name !== '.' && !(rooted && index === 0)) kept.push(name);
    if (last && (name === '.' || name === '..')) kept.push('');
  });
  return (rooted ? '/' : '') + kept.join('/');
}
