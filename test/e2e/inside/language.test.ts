import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/waitFor.js';
import { requiredField } from '../support/sampleRepository.js';

describe('the language features in the extension host', () => {
  let document: vscode.TextDocument;

  before(async () => {
    const [file] = await vscode.workspace.findFiles('schemas/order.avsc');
    assert.ok(file);
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), requiredField);
    assert.ok(await vscode.workspace.applyEdit(edit));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const breaking = (): Promise<vscode.Diagnostic> =>
    waitFor(
      'the breaking change to be found',
      () => vscode.languages.getDiagnostics(document.uri).find(({ message }) => message.includes('currency')),
      { timeout: 20_000 },
    );

  it('underline exactly the name of the field', async () => {
    const { range, source, severity, relatedInformation } = await breaking();
    assert.equal(document.getText(range).replaceAll('"', ''), 'currency');
    assert.equal(source, 'event-streams');
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.equal(relatedInformation?.length, 1);
  });

  it('open what the file was compared with, where the diagnostic links to', async () => {
    const { relatedInformation } = await breaking();
    const location = relatedInformation?.[0]?.location;
    assert.ok(location);
    const older = await vscode.workspace.openTextDocument(location.uri);
    assert.ok(!older.getText().includes('currency'));
    assert.match(older.getText(location.range), /Order/);
  });

  it('offer a fix that adds a default', async () => {
    const { range } = await breaking();
    const actions = await waitFor('a quick fix', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return found.length > 0 && found;
    });
    assert.ok(actions.some(({ title, isPreferred }) => title.includes('default') && isPreferred === true));
  });

  it('explain the field under the mouse', async () => {
    const { range } = await breaking();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      range.start.translate(0, 2),
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    assert.match(words.join('\n'), /currency/);
  });

  it('outline the record and its fields', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = symbols.flatMap((symbol) => [symbol.name, ...symbol.children.map(({ name }) => name)]);
    assert.deepEqual(names, ['Order', 'id', 'amount', 'currency']);
  });

  it('say above the schema what it is compared with', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.match(lenses.map(({ command }) => command?.title ?? '').join('\n'), /HEAD/);
  });
});
