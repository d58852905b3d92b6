import type { Checker } from './checker.js';
import type { NamedSymbol } from './symbols.js';

/**
 * Finds what a name means, as protoc does: from the innermost scope outwards the first part of the name decides, and
 * the rest must be found inside. `accepts` says which symbols may be meant by a name of one part.
 */
export function lookup(
  checker: Checker,
  name: string,
  scope: string,
  accepts: (symbol: NamedSymbol) => boolean,
): NamedSymbol | undefined {
  const { visible } = checker.symbols;
  if (name.startsWith('.')) return visible.get(name.slice(1));
  const dot = name.indexOf('.');
  const first = dot < 0 ? name : name.slice(0, dot);
  let fallback: NamedSymbol | undefined;
  for (let prefix = scope; ; prefix = outer(prefix)) {
    const found = visible.get(prefix === '' ? first : `${prefix}.${first}`);
    if (found !== undefined) {
      if (dot < 0) {
        if (accepts(found)) return found;
        fallback ??= found;
      } else if (
        found.kind === 'package' ||
        found.kind === 'message' ||
        found.kind === 'enum' ||
        found.kind === 'service'
      ) {
        const whole = visible.get(prefix === '' ? name : `${prefix}.${name}`);
        // A package may continue further out; a type may not.
        if (whole !== undefined || found.kind !== 'package') return whole;
      }
    }
    if (prefix === '') return fallback;
  }
}

export function isType(symbol: NamedSymbol): boolean {
  return symbol.kind === 'message' || symbol.kind === 'enum';
}

function outer(scope: string): string {
  return scope.slice(0, Math.max(0, scope.lastIndexOf('.')));
}
