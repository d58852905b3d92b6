import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FORMATS } from '../../engine/formats.js';
import type { FormatId } from '../../engine/options.js';
import { sharedSandbox } from '../../sandbox/shared.js';
import type { SharedSandbox } from '../../sandbox/shared.js';
import { runCli } from '../cli/runCli.js';
import { readExamples } from '../docs/examples.js';
import type { KindExample } from '../docs/examples.js';
import { inRepository } from '../support/repository.js';

type Answer = 'compatible' | 'incompatible' | 'no answer';

interface Row {
  readonly kind: string;
  readonly here: Answer;
  readonly there: Answer;
}

const AT_ONCE = 6;
/** Milliseconds; an answer of this registry is lost now and then. */
const PATIENCE = 10_000;

/** What docs/other-registries.md says of each kind on which the two do not agree. */
function documented(): ReadonlyMap<string, string> {
  const page = readFileSync(inRepository('docs', 'other-registries.md'), 'utf8');
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const known = new Map<string, string>();
  for (const [, kinds = '', here = '', there = ''] of rows) {
    for (const [, kind = ''] of kinds.matchAll(/`([A-Z_]+)`/g)) {
      known.set(kind, kinds.includes(',') ? 'no answer' : `${here}, there ${there}`);
    }
  }
  return known;
}

describe('kinds of differences and the registry of the sandbox', function () {
  this.timeout(300_000);
  let sandbox: SharedSandbox;
  const own = randomUUID();
  const made = new Set<string>();
  before(async () => {
    sandbox = await sharedSandbox();
  });
  after(async () => {
    // The registry is shared: hundreds of subjects more would hide those that other tests look for.
    for (const subject of made) {
      for (const query of ['', '?permanent=true']) await send('DELETE', `/subjects/${subject}${query}`);
    }
    await sandbox.release();
  });

  async function send(method: string, path: string, body?: object): Promise<{ status: number; json: unknown }> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await fetch(`${sandbox.registryUrl}${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(PATIENCE),
        });
        return { status: answer.status, json: await answer.json() };
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }
  }

  async function there(format: FormatId, { kind, old, new: next }: KindExample): Promise<Answer> {
    const subject = `${own}-${format}-${kind}`;
    made.add(subject);
    const registered = await send('POST', `/subjects/${subject}/versions`, { schemaType: format, schema: old });
    assert.equal(registered.status, 200, `${kind}: ${JSON.stringify(registered.json)}`);
    await send('PUT', `/config/${subject}`, { compatibility: 'BACKWARD' });
    const path = `/compatibility/subjects/${subject}/versions/latest`;
    const { status, json } = await send('POST', path, { schemaType: format, schema: next });
    if (status !== 200) return 'no answer';
    return (json as { is_compatible: boolean }).is_compatible ? 'compatible' : 'incompatible';
  }

  async function rowsOf(format: FormatId): Promise<readonly Row[]> {
    const examples = [...readExamples(format).values()];
    const requests = examples.map(({ old, new: next, profile }) => JSON.stringify({ format, old, new: next, profile }));
    const { stdout } = await runCli(['compare', '--stdin', '--brief'], { stdin: [`${requests.join('\n')}\n`] });
    const ours = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { compatible: boolean }).compatible);
    const rows: Row[] = [];
    for (let start = 0; start < examples.length; start += AT_ONCE) {
      const part = examples.slice(start, start + AT_ONCE).map(async (example, index) => ({
        kind: example.kind,
        here: ours[start + index] === true ? ('compatible' as const) : ('incompatible' as const),
        there: await there(format, example),
      }));
      rows.push(...(await Promise.all(part)));
    }
    return rows;
  }

  it('are decided alike, but for those that docs/other-registries.md lists', async () => {
    const found = new Map<string, string>();
    const counts: string[] = [];
    for (const { id } of FORMATS) {
      const rows = await rowsOf(id);
      const silent = rows.filter((row) => row.there === 'no answer');
      const other = rows.filter((row) => row.there !== 'no answer' && row.there !== row.here);
      for (const { kind } of silent) found.set(kind, 'no answer');
      for (const row of other) found.set(row.kind, `${row.here}, there ${row.there}`);
      counts.push([rows.length, rows.length - silent.length - other.length, other.length, silent.length].join(' '));
    }
    assert.deepEqual([...found].sort(), [...documented()].sort());
    const page = readFileSync(inRepository('docs', 'other-registries.md'), 'utf8');
    const table = [...page.matchAll(/^\| (?:Avro|Protobuf|JSON Schema) +\|(.*)\|$/gm)].map(([, cells = '']) =>
      cells
        .split('|')
        .map((cell) => cell.trim())
        .join(' '),
    );
    assert.deepEqual(table, counts);
  });
});
