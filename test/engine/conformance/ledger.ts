import { readFileSync } from 'node:fs';

/** Cases that are known to differ from the reference, each with its reason, from the table in docs/conformance.md. */
export function readLedger(): ReadonlyMap<string, string> {
  const page = readFileSync(new URL('../../../../docs/conformance.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z]+-[a-z0-9]+)` \| (.+) \|$/gm)];
  return new Map(rows.map((row) => [row[1] ?? '', row[2] ?? '']));
}
