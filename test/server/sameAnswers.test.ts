import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { FormatId } from '../../engine/options.js';
import { runCli } from '../cli/runCli.js';
import { readExamples } from '../docs/examples.js';
import { startTestClient } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import { inRepository } from '../support/repository.js';
import { startStandaloneServer } from '../support/standaloneServer.js';
import { waitFor } from '../support/waitFor.js';

interface Pair {
  readonly format: string;
  readonly old: string;
  readonly new: string;
  readonly oldReferences?: readonly unknown[];
  readonly newReferences?: readonly unknown[];
}

/** So many pairs of each format, spread over its corpus. */
const PAIRS = 25;
const ENDINGS: Readonly<Record<string, string>> = { avro: 'avsc', protobuf: 'proto', json: 'schema.json' };
const IDS: Readonly<Record<string, FormatId>> = { avro: 'AVRO', protobuf: 'PROTOBUF', json: 'JSON' };

/** Some of the conformance corpus, and the pair of each kind of difference. */
function pairsOf(name: string): readonly Pair[] {
  const kinds = [...readExamples(IDS[name] ?? 'AVRO').values()];
  return [...conformancePairs(name), ...kinds.map((pair) => ({ format: name, old: pair.old, new: pair.new }))];
}

function conformancePairs(name: string): readonly Pair[] {
  const text = gunzipSync(readFileSync(inRepository('test', 'corpus', 'conformance', `${name}.jsonl.gz`))).toString();
  const lines = text.split('\n').filter((line) => line !== '');
  const step = Math.max(1, Math.floor(lines.length / PAIRS));
  return lines
    .filter((_, index) => index % step === 0)
    .map((line) => JSON.parse(line) as Pair)
    .filter((pair) => (pair.oldReferences ?? []).length === 0 && (pair.newReferences ?? []).length === 0)
    .filter((pair) => typeof pair.old === 'string' && typeof pair.new === 'string');
}

interface Found {
  readonly code?: number | string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

const places = (found: readonly Found[]) =>
  [...new Set(found.map(({ code, range: { start } }) => `${code ?? ''} ${start.line}:${start.character}`))].sort();

describe('the same answers everywhere', function () {
  this.timeout(120_000);
  for (const [name, ending] of Object.entries(ENDINGS)) {
    it(`gives kinds and places alike in the editor, the standalone server and the terminal: ${name}`, async () => {
      const pairs = pairsOf(name);
      assert.ok(pairs.length > 5, String(pairs.length));
      const names = pairs.map((_, index) => `pair${index}.${ending}`);
      using repository = temporaryRepository(
        Object.fromEntries(pairs.map((pair, index) => [names[index] ?? '', pair.old])),
      );
      pairs.forEach((pair, index) => repository.write(names[index] ?? '', pair.new));
      const { stdout } = await runCli(['check', '--output', 'sarif'], { cwd: repository.folder });
      const results = (
        JSON.parse(stdout) as {
          runs: {
            results: {
              ruleId: string;
              locations: {
                physicalLocation: {
                  artifactLocation: { uri: string };
                  region: { startLine: number; startColumn: number };
                };
              }[];
            }[];
          }[];
        }
      ).runs[0]?.results;
      const editor = await startTestClient({ folder: repository.folder });
      const standalone = await startStandaloneServer({
        initialize: { rootUri: pathToFileURL(repository.folder).toString() },
      });
      let told = 0;
      const uris = names.map((file) => pathToFileURL(repository.path(file)).toString());
      for (const [index, pair] of pairs.entries()) {
        editor.open(uris[index] ?? '', pair.new);
        standalone.open(uris[index] ?? '', pair.new);
      }
      for (const [index, pair] of pairs.entries()) {
        const file = names[index] ?? '';
        const uri = uris[index] ?? '';
        const state = await editor.state(uri);
        const inEditor = places(await editor.diagnostics(uri));
        const inTerminal = (results ?? [])
          .map(({ ruleId, locations }) => ({ ruleId, at: locations[0]?.physicalLocation }))
          .filter(({ at }) => at?.artifactLocation.uri === file)
          .map(({ ruleId, at }) => `${ruleId} ${(at?.region.startLine ?? 0) - 1}:${(at?.region.startColumn ?? 0) - 1}`);
        const what = `${state.verdict}\n${pair.old}\n→\n${pair.new}`;
        assert.deepEqual([...new Set(inTerminal)].sort(), inEditor, what);
        if (inEditor.length > 0) told++;
        await waitFor(`the same from the standalone server for ${file}`, () => {
          const last = standalone.published.filter((one) => one.uri === uri).at(-1);
          return last !== undefined && places(last.diagnostics).join() === inEditor.join();
        });
      }
      assert.ok(told > 5, `${told} of ${pairs.length} say anything`);
      await editor.dispose();
      await standalone.end();
    });
  }
});
