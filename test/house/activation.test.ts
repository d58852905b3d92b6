import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { inRepository, repository } from '../support/repository.js';

/** What activation loads: everything that is imported at the top of a file, and nothing that is imported when needed. */
describe('activation', () => {
  let inputs: Metafile['inputs'];
  let loaded: readonly string[];
  let bytes: number;
  before(async () => {
    const { metafile } = await build({
      ...{ entryPoints: ['client/extension.ts'], absWorkingDir: repository, external: ['vscode'], logLevel: 'error' },
      ...{
        bundle: true,
        write: false,
        metafile: true,
        platform: 'node',
        format: 'cjs',
        mainFields: ['module', 'main'],
      },
    });
    inputs = metafile.inputs;
    loaded = loadedAtOnce(metafile, 'client/extension.ts');
    bytes = loaded.reduce((sum, file) => sum + (metafile.inputs[file]?.bytes ?? 0), 0);
  });

  it('comes with a file that may be a schema: of the schema languages, or JSON, which a mapping can make one', () => {
    const { activationEvents, contributes } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as {
      activationEvents: readonly string[];
      contributes: { languages: readonly { id: string }[] };
    };
    // VS Code adds the languages, commands and views that the manifest contributes.
    assert.deepEqual(contributes.languages.map(({ id }) => id).toSorted(), ['avdl', 'avsc', 'proto']);
    assert.deepEqual(activationEvents.toSorted(), ['onLanguage:json', 'onLanguage:jsonc']);
  });

  it('loads no library but a small one for JSON', () => {
    const packages = loaded.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    assert.deepEqual([...new Set(packages)], ['jsonc-parser']);
  });

  it('loads no schema format of the engine', () => {
    assert.deepEqual(
      loaded.filter((file) => /^engine\/(avro|protobuf|jsonSchema)\//.test(file)),
      [],
    );
  });

  it('finds the engine in a file of its own, which it would have to look through otherwise', () => {
    const importing = Object.entries(inputs)
      .filter(([file]) => file.startsWith('client/'))
      .filter(([, { imports }]) => imports.some(({ path }) => /^engine\/(formats\.|judge\/)/.test(path)))
      .map(([file]) => file);
    assert.deepEqual(importing, ['client/schemas/engine.ts']);
  });

  it('loads little', () => {
    assert.ok(bytes < 400_000, `Activation loads ${bytes} bytes of source.`);
  });
});

function loadedAtOnce({ inputs }: Metafile, entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { path, kind, external } of inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import' && external !== true) found.add(path);
    }
  }
  return [...found];
}
