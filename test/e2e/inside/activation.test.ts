import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'event-streams.event-streams';

describe('the extension in the extension host', () => {
  it('activates without an error', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is not installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command of its manifest', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commandsOfManifest().filter((command) => !registered.has(command)),
      [],
    );
  });
});

function commandsOfManifest(): readonly string[] {
  const manifest: unknown = vscode.extensions.getExtension(id)?.packageJSON;
  const { contributes } = manifest as { contributes: { commands: readonly { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}
