/** A name split as the reference splits it: what follows the last dot, and what stands before it. */
export interface SplitName {
  readonly simpleName: string;
  /** Undefined for the empty namespace. */
  readonly namespace: string | undefined;
  readonly fullName: string;
}

/** A dotted name carries its own namespace; a simple one takes the given one. An empty namespace is none. */
export function splitName(name: string, namespace: string | undefined): SplitName {
  const dot = name.lastIndexOf('.');
  const space = dot < 0 ? namespace : name.slice(0, dot);
  const simpleName = dot < 0 ? name : name.slice(dot + 1);
  if (space === undefined || space === '') return { simpleName, namespace: undefined, fullName: simpleName };
  return { simpleName, namespace: space, fullName: `${space}.${simpleName}` };
}

/** The full name that a use of a type by name looks for first. */
export function qualify(name: string, namespace: string | undefined): string {
  return namespace === undefined || name.includes('.') ? name : `${namespace}.${name}`;
}

/**
 * Whether the reference accepts a simple name: a letter of any script or an underscore, then also digits. It looks at
 * UTF-16 units one by one, so that letters outside the basic plane are refused.
 */
export function isAcceptedName(name: string): boolean {
  if (name.length === 0) return false;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    const letter = (unit | 32) >= 97 && (unit | 32) <= 122;
    if (unit < 128 ? letter || unit === 95 || (i > 0 && unit >= 48 && unit <= 57) : isLetterOrDigit(name, i)) continue;
    return false;
  }
  return true;
}

/** What the Avro specification allows, which every implementation reads. */
export function isPortableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

function isLetterOrDigit(name: string, at: number): boolean {
  const unit = name.charAt(at);
  return at === 0 ? /^\p{L}$/u.test(unit) : /^[\p{L}\p{Nd}]$/u.test(unit);
}
