/**
 * Why Java's `java.net.URI` would not read the text; undefined where it does. The reference makes such a URI of every `$id`,
 * `$ref` and anchor that it reads, and refuses the schema where it cannot.
 *
 * Source of the rules: RFC 2396 with the deviations that the documentation of `java.net.URI` lists.
 */
export function javaUriError(text: string): string | undefined {
  if (/^[\w#/.-]*$/.test(text) && text.indexOf('#') === text.lastIndexOf('#') && text !== '//') return undefined;
  const colon = text.search(/[:/?#]/);
  if (text.charAt(colon) !== ':') return hierarchicalError(text);
  const scheme = text.slice(0, colon);
  if (!/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme)) return 'what stands before its colon is no scheme';
  const rest = text.slice(colon + 1);
  if (rest.startsWith('/')) return hierarchicalError(rest);
  const [specific, fragment] = splitAt(rest, '#');
  if (specific === '') return 'there is nothing after its colon';
  return illegal(specific, ANYWHERE) ?? illegal(fragment, ANYWHERE);
}

function hierarchicalError(text: string): string | undefined {
  const [beforeFragment, fragment] = splitAt(text, '#');
  const [beforeQuery, query] = splitAt(beforeFragment, '?');
  let path = beforeQuery;
  if (text.startsWith('//')) {
    const slash = path.indexOf('/', 2);
    const authority = path.slice(2, slash < 0 ? undefined : slash);
    path = slash < 0 ? '' : path.slice(slash);
    if (authority === '' && text.length === 2) return 'there is no host after //';
    const error = authorityError(authority);
    if (error !== undefined) return error;
  }
  return illegal(path, IN_PATH) ?? illegal(query, ANYWHERE) ?? illegal(fragment, ANYWHERE);
}

/** A host in brackets must be an IPv6 address; any other text of legal characters is some authority. */
function authorityError(authority: string): string | undefined {
  if (!/[[\]]/.test(authority)) return illegal(authority, IN_AUTHORITY);
  const [, user = '', host = ''] = /^(?:([^[\]@]+)@)?\[([^[\]]*)\](?::\d*)?$/.exec(authority) ?? [];
  return isIpv6(host) ? illegal(user, IN_AUTHORITY) : 'what stands in its brackets is no IPv6 address';
}

function isIpv6(host: string): boolean {
  const [address = '', zone] = host.split('%');
  if (zone !== undefined && !/^[A-Za-z0-9_.-]+$/.test(zone)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => groupCount(half, index === halves.length - 1));
  if (counts.includes(undefined)) return false;
  const groups = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** How many groups of 16 bits there are; undefined where one is no number. The last two may be an IPv4 address. */
function groupCount(text: string, last: boolean): number | undefined {
  if (text === '') return 0;
  const groups = text.split(':');
  const ipv4 = last && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(groups.at(-1) ?? '');
  const hex = ipv4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return hex.length + (ipv4 ? 2 : 0);
}

const IN_PATH = /^[\w.!~*'():@&=+$,;/-]$/;
const IN_AUTHORITY = /^[\w.!~*'():@&=+$,;-]$/;
const ANYWHERE = /^[\w.!~*'():@&=+$,;/?[\]-]$/;

function illegal(text: string, legal: RegExp): string | undefined {
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '%') {
      if (!/^[0-9A-Fa-f]{2}/.test(text.slice(at + 1))) return 'a % is followed by no two hexadecimal digits';
    } else if (character > '\x7f' ? /[\p{Z}\p{Cc}]/u.test(character) : !legal.test(character)) {
      return `it may not have ${character === ' ' ? 'a space' : character} there`;
    }
  }
  return undefined;
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
