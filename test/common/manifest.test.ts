import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { DEFAULT_SETTINGS, parseSettings } from '../../common/settings/parseSettings.js';
import { inRepository } from '../support/repository.js';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
  };
}

interface SettingSchema {
  readonly default?: unknown;
  readonly type?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

const PARSED = Object.keys(DEFAULT_SETTINGS).map((name) => `eventStreams.${name}`);

describe('manifest', () => {
  const { contributes } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as Manifest;
  const { properties } = contributes.configuration;

  it('describes every setting that is parsed', () => {
    for (const name of PARSED) assert.ok(properties[name] !== undefined, name);
  });

  it('gives the defaults that hold in the code', () => {
    const defaults = Object.fromEntries(
      PARSED.map((name) => [name.slice('eventStreams.'.length), properties[name]?.default]),
    );
    assert.deepEqual(parseSettings(defaults), { settings: DEFAULT_SETTINGS, problems: [] });
  });

  for (const [name, setting] of Object.entries(properties)) {
    it(`says what ${name} is, of which type, and what each of its values means`, () => {
      assert.ok((setting.description ?? setting.markdownDescription ?? '').length > 10);
      assert.ok(setting.type !== undefined);
      assert.ok('default' in setting);
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length);
    });
  }

  it('lets the code take each value that it offers', () => {
    for (const name of PARSED) {
      for (const value of properties[name]?.enum ?? []) {
        assert.deepEqual(
          parseSettings({ [name.slice('eventStreams.'.length)]: value }).problems,
          [],
          `${name} ${value}`,
        );
      }
    }
  });

  it('agrees with the code on what is right and what is wrong', () => {
    const validates = (name: string, value: unknown) =>
      new Ajv({ strict: false }).validate(properties[`eventStreams.${name}`] ?? false, value);
    const cases: readonly (readonly [name: string, value: unknown, right: boolean])[] = [
      ['schemas', [{ files: '*.avsc', subject: '${basename}-value', level: 'FULL', baseline: 'registry:1,2' }], true],
      ['schemas', [{ files: '*.json', format: 'json', references: [{ name: 'a', file: 'a.json' }] }], true],
      ['schemas', [{ subject: 'a' }], false],
      ['schemas', [{ files: 'a', level: 'SIDEWAYS' }], false],
      ['schemas', [{ files: 'a', baseline: 'git:-x' }], false],
      ['schemas', [{ files: 'a', baseline: 'registry:0' }], false],
      ['connections', [{ name: 'a', registry: { url: 'http://h:1', password: '${env:A}', tls: true } }], true],
      ['connections', [{ name: 'a', kafka: { bootstrapServers: ['h:1'], sasl: { mechanism: 'PLAIN' } } }], true],
      ['connections', [{ name: 'a', registry: { url: 'http://h:1', password: 'secret' } }], false],
      ['connections', [{ registry: { url: 'http://h:1' } }], false],
      ['warnings', { 'avro-bytes-as-string': 'off' }, true],
      ['warnings', { 'avro-bytes-as-string': 'loud' }, false],
      ['warnings', ['avro-bytes-as-string'], false],
      ['defaultBaseline', 'directory:schemas/old', true],
      ['defaultBaseline', 'HEAD', false],
    ];
    for (const [name, value, right] of cases) {
      assert.equal(validates(name, value), right, `manifest: ${JSON.stringify(value)}`);
      assert.equal(parseSettings({ [name]: value }).problems.length === 0, right, `code: ${JSON.stringify(value)}`);
    }
  });

  it('names grammars and language configurations that exist', () => {
    const languages = contributes.languages.map(({ id }) => id);
    for (const { configuration } of contributes.languages) {
      JSON.parse(readFileSync(inRepository(configuration), 'utf8'));
    }
    for (const { language, scopeName, path } of contributes.grammars) {
      assert.ok(languages.includes(language));
      assert.ok(existsSync(inRepository(path)));
      assert.equal(
        (JSON.parse(readFileSync(inRepository(path), 'utf8')) as { scopeName: string }).scopeName,
        scopeName,
      );
    }
  });

  it('has each setting on its page', () => {
    const page = readFileSync(inRepository('docs', 'settings.md'), 'utf8');
    for (const name of PARSED) assert.ok(page.includes(`\`${name}\``), name);
  });
});
