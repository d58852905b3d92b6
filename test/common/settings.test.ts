import assert from 'node:assert/strict';
import { resolveEnvironment } from '../../common/settings/environment.js';
import { parseBaseline, printBaseline } from '../../common/settings/baselineText.js';
import { DEFAULT_SETTINGS, parseSettings } from '../../common/settings/parseSettings.js';
import { parseSettingsFile } from '../../common/settings/settingsFile.js';

describe('settings', () => {
  it('are the defaults where nothing is set', () => {
    assert.deepEqual(parseSettings(undefined), { settings: DEFAULT_SETTINGS, problems: [] });
    assert.deepEqual(parseSettings({}), { settings: DEFAULT_SETTINGS, problems: [] });
  });

  it('read a whole configuration', () => {
    const { settings, problems } = parseSettings({
      connections: [
        {
          name: 'local',
          kafka: {
            bootstrapServers: ['localhost:9092', '[::1]:9093'],
            tls: true,
            sasl: { mechanism: 'plain', username: 'a' },
          },
          registry: { url: 'http://localhost:8081/', username: 'a', password: '${env:SECRET}' },
        },
      ],
      schemas: [
        {
          files: 'schemas/*.avsc',
          subject: '${basename}-value',
          connection: 'local',
          baseline: 'registry:3,1',
          level: 'full',
        },
        { files: '*.json', format: 'json', references: [{ name: 'a.json', file: 'a.json' }] },
      ],
      defaultBaseline: 'git:origin/main...',
      defaultLevel: 'FULL_TRANSITIVE',
      policy: 'LENIENT',
      registryProfile: '7.x',
      warnings: { 'avro-bytes-as-string': 'off' },
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      connections: [
        {
          name: 'local',
          kafka: {
            bootstrapServers: ['localhost:9092', '[::1]:9093'],
            tls: {},
            sasl: { mechanism: 'PLAIN', username: 'a' },
          },
          registry: { url: 'http://localhost:8081', username: 'a', password: '${env:SECRET}', timeoutMs: 10_000 },
          readOnly: false,
          production: false,
        },
      ],
      schemas: [
        {
          files: 'schemas/*.avsc',
          connection: 'local',
          subject: '${basename}-value',
          baseline: { kind: 'registry', versions: [1, 3] },
          level: 'FULL',
          references: [],
        },
        { files: '*.json', format: 'JSON', references: [{ name: 'a.json', file: 'a.json' }] },
      ],
      defaultBaseline: { kind: 'git', ref: 'origin/main...' },
      defaultLevel: 'FULL_TRANSITIVE',
      policy: 'LENIENT',
      registryProfile: '7.x',
      warnings: { 'avro-bytes-as-string': 'off' },
    });
  });

  it('keep what can be used beside entries that cannot, and say where those are', () => {
    const { settings, problems } = parseSettings({
      schemas: [{ files: 'a.avsc', level: 'SIDEWAYS' }, 'b.avsc', { subject: 'x' }, { files: 'c.avsc', bogus: 1 }],
      defaultLevel: 7,
      policy: 'STRICT',
    });
    assert.deepEqual(
      settings.schemas.map((mapping) => mapping.files),
      ['a.avsc', 'c.avsc'],
    );
    assert.equal(settings.defaultLevel, 'BACKWARD');
    assert.deepEqual(
      problems.map((problem) => problem.path),
      [
        'eventStreams.schemas[0].level',
        'eventStreams.schemas[1]',
        'eventStreams.schemas[2].files',
        'eventStreams.schemas[3].bogus',
        'eventStreams.defaultLevel',
      ],
    );
  });

  it('survive every shape of nonsense', () => {
    for (const nonsense of [
      null,
      1,
      'x',
      [],
      [[]],
      { connections: 1, schemas: { a: 1 } },
      { connections: [null, []] },
    ]) {
      const { settings } = parseSettings(nonsense);
      assert.deepEqual(settings.schemas, []);
      assert.deepEqual(settings.connections, []);
    }
  });

  it('refuse a secret that is written down, without repeating it', () => {
    const { settings, problems } = parseSettings({
      connections: [
        { name: 'a', registry: { url: 'http://h:1', password: 'hunter2' } },
        { name: 'b', registry: { url: 'http://user:hunter2@h:1' } },
        { name: 'c', kafka: { bootstrapServers: 'h:1', sasl: { mechanism: 'PLAIN', password: 'hunter2' } } },
      ],
    });
    assert.equal(JSON.stringify({ settings, problems }).includes('hunter2'), false);
    assert.equal(settings.connections[0]?.registry?.password, undefined);
    assert.equal(problems.filter((problem) => problem.path.endsWith('.password')).length, 2);
    assert.ok(problems.some((problem) => problem.path === 'eventStreams.connections[1].registry.url'));
  });

  it('refuse two connections of one name, servers without a port, and connections to nothing', () => {
    const { settings, problems } = parseSettings({
      connections: [
        { name: 'a', registry: { url: 'http://h:1' } },
        { name: 'a', registry: { url: 'http://h:2' } },
        { name: 'b', kafka: { bootstrapServers: ['h'] } },
        { name: 'c' },
      ],
    });
    assert.equal(settings.connections.length, 1);
    assert.deepEqual(
      problems.map((problem) => problem.path),
      [
        'eventStreams.connections[1].name',
        'eventStreams.connections[2].kafka.bootstrapServers',
        'eventStreams.connections[2]',
        'eventStreams.connections[3]',
      ],
    );
  });

  it('tell of a mapping to a connection that is not there', () => {
    const { problems } = parseSettings({ schemas: [{ files: 'a.avsc', subject: 's', connection: 'nowhere' }] });
    assert.match(problems[0]?.message ?? '', /no connection "nowhere"/);
  });

  it('are read from a settings file with comments, trailing commas, both notations and a byte order mark', () => {
    const text = `\uFEFF{
      // shared by the team
      "eventStreams.defaultLevel": "FULL",
      "editor.tabSize": 2,
      "eventStreams": { "policy": "LENIENT", },
    }`;
    const { settings, problems } = parseSettingsFile(text);
    assert.deepEqual(problems, []);
    assert.equal(settings.defaultLevel, 'FULL');
    assert.equal(settings.policy, 'LENIENT');
    assert.match(parseSettingsFile('{\n"a": }').problems[0]?.message ?? '', /line 2/);
  });

  it('say in words what is wrong with the text of the file, and where', () => {
    const wrong = {
      '{\n"a": [1': 'a closing ] is missing in line 2.',
      '{\n"a": 1': 'a closing } is missing in line 2.',
      '{\n"a" 1}': 'a colon is missing in line 2.',
      '{"a": 1\n"b": 2}': 'a comma is missing in line 2.',
      '{"a": }': 'a value is missing in line 1.',
      '{a: 1}': 'there is a word that has no meaning here in line 1.',
      '{"a": "b\n}': 'a text in double quotes does not end in line 1.',
      '{} /*': 'a comment does not end in line 1.',
      '{} 1': 'there is more text after the end of the settings in line 1.',
    };
    for (const [text, words] of Object.entries(wrong)) {
      const [problem] = parseSettingsFile(text).problems;
      assert.equal(problem?.message, `The settings file is not valid JSON with comments: ${words}`, text);
    }
  });

  it('take an environment variable only in its own notation', () => {
    assert.equal(resolveEnvironment('${env:A}', { A: 'x' }), 'x');
    assert.equal(resolveEnvironment('${env:B}', { A: 'x' }), undefined);
    assert.equal(resolveEnvironment('plain', { A: 'x' }), 'plain');
  });
});

describe('baselines in settings', () => {
  for (const text of [
    'none',
    'registry',
    'registry:3',
    'registry:1,2',
    'git:HEAD',
    'git:origin/main...',
    'directory:a/b',
  ]) {
    it(`${text} is read and written back`, () => {
      const baseline = parseBaseline(text);
      assert.ok(baseline);
      assert.equal(printBaseline(baseline), text);
    });
  }

  for (const text of [
    '',
    'none:1',
    'registry:',
    'registry:0',
    'registry:a',
    'git',
    'git:',
    'git:--upload-pack=x',
    'git:a..b',
    'git:HEAD:x',
    'git:a\nb',
    'directory:',
    'svn:1',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(parseBaseline(text), undefined));
  }
});
