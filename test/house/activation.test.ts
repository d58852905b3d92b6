import assert from 'node:assert/strict';
import { build, type Metafile } from 'esbuild';
import { repository } from '../support/repository.js';

/** What activation loads: everything that is imported at the top of a file, and nothing that is imported when needed. */
describe('activation', () => {
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
    loaded = loadedAtOnce(metafile, 'client/extension.ts');
    bytes = loaded.reduce((sum, file) => sum + (metafile.inputs[file]?.bytes ?? 0), 0);
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

  it('loads little', () => {
    assert.ok(bytes < 450_000, `Activation loads ${bytes} bytes of source.`);
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
