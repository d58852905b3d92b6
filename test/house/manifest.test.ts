import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { CLIENT_COMMANDS } from '../../common/protocol/requests.js';
import { DEFAULT_SETTINGS, parseSettings } from '../../common/settings/parseSettings.js';
import { inRepository } from '../support/repository.js';
import {
  contributions,
  listAt,
  objectAt,
  registeredCommands,
  settingsThatAreRead,
  textAt,
  textsIn,
} from './manifest.js';
import { sourcesIn } from './sources.js';

describe('the manifest and the code', () => {
  const contributes = contributions();
  const commands = listAt(contributes, 'commands');
  const ids = commands.map((command) => textAt(command, 'command'));
  const settings = objectAt(objectAt(contributes, 'configuration'), 'properties');
  const views = Object.values(objectAt(contributes, 'views'))
    .flatMap((container) => listAt({ container }, 'container'))
    .map((view) => textAt(view, 'id'));

  it('have the same commands', () => {
    assert.deepEqual([...registeredCommands()].sort(), [...ids].sort());
    assert.equal(new Set(ids).size, ids.length);
  });

  it('have the commands that the language server names', () => {
    const named: readonly string[] = Object.values(CLIENT_COMMANDS);
    assert.deepEqual(
      named.filter((command) => !ids.includes(command)),
      [],
    );
  });

  it('have the same settings', () => {
    const names = Object.keys(settings).map((name) => name.replace(/^eventStreams\./, ''));
    assert.deepEqual(names.sort(), settingsThatAreRead());
  });

  it('have the same defaults', () => {
    const defaults = Object.entries(settings).map(([name, setting]) => [
      name.replace(/^eventStreams\./, ''),
      objectAt({ setting }, 'setting')['default'],
    ]);
    const parsed = parseSettings(Object.fromEntries(defaults));
    assert.deepEqual(parsed, { settings: DEFAULT_SETTINGS, problems: [] });
  });

  it('have the same views', () => {
    const client = sourcesIn(['client']).map(({ text }) => text);
    assert.deepEqual(
      views.filter((view) => !client.some((text) => text.includes(`'${view}'`))),
      [],
    );
    assert.ok(views.length > 0);
  });

  it('show only commands that exist, in menus, keys, welcomes and walkthroughs', () => {
    const menus = Object.values(objectAt(contributes, 'menus')).flatMap((menu) => listAt({ menu }, 'menu'));
    const entries = [...menus, ...listAt(contributes, 'keybindings')].map((entry) => textAt(entry, 'command'));
    const places = ['viewsWelcome', 'walkthroughs'].flatMap((key) => textsIn(contributes[key]));
    const links = places.flatMap((text) => [...text.matchAll(/(?:command|onCommand):(eventStreams\.[\w.]+)/g)]);
    const named = [...entries, ...links.map(([, command = '']) => command)];
    const known = new Set([...ids, ...views.map((view) => `${view}.focus`)]);
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });

  it('name only files that exist', () => {
    const files = textsIn(contributes).filter((text) => /^(\.\/)?(media|syntaxes|dist)\/[\w/.-]+$/.test(text));
    assert.deepEqual(
      files.filter((file) => !file.includes('dist/') && !existsSync(inRepository(file))),
      [],
    );
    assert.ok(files.length > 0);
  });

  for (const [name, setting] of Object.entries(settings)) {
    it(`describe ${name}, with a type and a default`, () => {
      const parts = objectAt({ setting }, 'setting');
      assert.match(name, /^eventStreams\.[a-z][\w.]*$/);
      assert.match(textAt(parts, 'markdownDescription' in parts ? 'markdownDescription' : 'description'), /\S.*\./);
      assert.ok('type' in parts && 'default' in parts);
    });
  }

  for (const command of commands) {
    it(`name ${textAt(command, 'command')} as the palette shows it`, () => {
      assert.match(textAt(command, 'command'), /^eventStreams\.[a-z]\w*$/);
      assert.equal(textAt(command, 'category'), 'Event Streams');
      assert.match(textAt(command, 'title'), /^[A-Z][^.]*…?$/);
      assert.match(textAt(command, 'icon'), /^\$\([a-z-]+\)$/);
    });
  }
});
