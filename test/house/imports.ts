import path from 'node:path';
import { importsOf, type Import, type Source } from './sources.js';

/** Folder → the folders that it may import from, besides itself. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  common: ['engine'],
  server: ['engine', 'common'],
  client: ['engine', 'common'],
  cli: ['engine', 'common', 'server'],
  media: ['common'],
  sandbox: ['engine', 'common'],
  test: ['engine', 'common', 'server', 'client', 'cli', 'media', 'sandbox'],
};

/** What `common` may load from the engine rather than only name as a type: the lists of the values that settings may have. */
const valuesForCommon = 'engine/options';

/** Package → the places that may import it. Absent: any place but the engine, which has its own line below. */
const homes: readonly (readonly [name: RegExp, places: RegExp, why: string])[] = [
  [/^vscode$/, /^(client|test\/(client|e2e))\//, 'only the client runs inside VS Code'],
  [/^vscode-languageclient/, /^(client|test)\//, 'the client talks to the language server'],
  [/^vscode-languageserver(?!-textdocument|-types|-protocol)/, /^(server|test)\//, 'the server is the language server'],
  [/^@platformatic\/kafka/, /^(client\/kafka\/|sandbox\/|test\/)/, 'one adapter touches the Kafka library'],
  [
    /^(kafkajs|@kafkajs\/)/,
    /^(sandbox\/seed\/|test\/)/,
    'users’ clients are for interoperability tests and sample data',
  ],
  [/^(avsc|protobufjs)/, /^(client\/records\/|sandbox\/|test\/)/, 'records are encoded and decoded in one place'],
  [
    /^(node:)?(http|https|http2|net|tls|dns)$/,
    /^(common\/registry\/http\.ts|client\/|sandbox\/|test\/)/,
    'one file speaks HTTP',
  ],
  [/^(undici|axios|got|node-fetch)/, /^$/, 'one file speaks HTTP, with what Node has'],
  [
    /^(node:)?child_process$/,
    /^(common\/baseline\/runGit\.ts|cli\/check\/schemaFiles\.ts|sandbox\/|test\/)/,
    'git alone is started, from two files',
  ],
];

/** Each import of the file that the house does not allow, worded for whoever added it. */
export function forbiddenImports(source: Source): readonly string[] {
  return importsOf(source).flatMap((found) => {
    const problem = found.specifier.startsWith('.') ? badNeighbour(source.file, found) : badPackage(source.file, found);
    return problem === undefined ? [] : [`${source.file}:${found.line} imports ${found.specifier}: ${problem}`];
  });
}

/** Files of the product that import the Kafka library: there must be one. */
export function importersOf(name: RegExp, sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => importsOf(source).some(({ specifier, typesOnly }) => name.test(specifier) && !typesOnly))
    .map(({ file }) => file);
}

function badNeighbour(file: string, { specifier, typesOnly }: Import): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const from = folderOf(file);
  const to = folderOf(target);
  if (to === from || to === 'package.json') return undefined;
  if (neighbours[from]?.includes(to) !== true) return `${from}/ may not import from ${to}/`;
  if (from === 'common' && !typesOnly && !target.startsWith(valuesForCommon)) {
    return `common/ may load nothing of the engine but ${valuesForCommon}`;
  }
  return undefined;
}

function badPackage(file: string, { specifier }: Import): string | undefined {
  const from = folderOf(file);
  if (from === 'engine' && specifier !== 'jsonc-parser')
    return 'the engine is pure: no node, no package but jsonc-parser';
  if (from === 'media') return 'panels load nothing but their own code';
  const home = homes.find(([name, places]) => name.test(specifier) && !places.test(file));
  return home?.[2];
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? '';
}
