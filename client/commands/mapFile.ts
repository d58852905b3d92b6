import * as vscode from 'vscode';
import { Declined } from '../errors.js';
import { addMapping, suggestedSubjects } from '../schemas/mapping.js';
import type { CommandContribution } from './command.js';
import { pickConnection } from './pick.js';
import { schemaFileOf } from './schemaFile.js';

/** One pick that says which subject a schema file belongs to, and writes it into the workspace's settings. */
export const mapFile: CommandContribution = {
  id: 'eventStreams.mapFile',
  doing: 'map the file to a subject',
  async run(services, argument) {
    const file = await schemaFileOf(services, argument);
    if (vscode.workspace.workspaceFolders === undefined) {
      throw new Error('Open a folder first: the mapping is kept in its settings.');
    }
    const connection = await pickConnection(services, {}, 'registry');
    const known = connection.registry()?.subjects() ?? Promise.resolve([]);
    const subject = await pickOrType(file.relativePath, known, (error) =>
      services.log.warn(`The subjects of ${connection.profile.name} could not be listed. ${String(error)}`),
    );
    const onlyOne = services.connections.all().filter(({ profile }) => profile.registry !== undefined).length === 1;
    const configuration = vscode.workspace.getConfiguration('eventStreams', file.document.uri);
    const written = configuration.inspect<unknown>('schemas')?.workspaceValue;
    const mapping = {
      files: file.relativePath,
      subject,
      ...(onlyOne ? {} : { connection: connection.profile.name }),
      baseline: 'registry',
    };
    await configuration.update('schemas', addMapping(written, mapping), vscode.ConfigurationTarget.Workspace);
  },
};

interface SubjectItem extends vscode.QuickPickItem {
  readonly subject: string;
}

/** Shows suggestions at once and the registry's subjects when they come; what is typed can be taken as it is. */
async function pickOrType(
  path: string,
  known: Promise<readonly string[]>,
  onError: (error: unknown) => void,
): Promise<string> {
  const box = vscode.window.createQuickPick<SubjectItem>();
  box.title = `Subject of ${path}`;
  box.placeholder = 'Choose a subject of the registry, or type the name of a new one';
  box.busy = true;
  let subjects: readonly string[] = [];
  const show = () => {
    const typed = box.value.trim();
    const suggested = suggestedSubjects(path, subjects);
    const others = subjects.filter((subject) => !suggested.includes(subject));
    const fresh = typed === '' || subjects.includes(typed) || suggested.includes(typed) ? [] : [typed];
    box.items = [
      ...suggested.map((subject) => item(subject, subjects.includes(subject) ? 'in the registry' : 'new')),
      ...others.map((subject) => item(subject, 'in the registry')),
      ...fresh.map((subject) => item(subject, 'new')),
    ];
  };
  known
    .then((list) => {
      subjects = list;
    }, onError)
    .finally(() => {
      box.busy = false;
      show();
    });
  show();
  try {
    return await new Promise<string>((resolve, reject) => {
      box.onDidChangeValue(show);
      box.onDidAccept(() => {
        const [chosen] = box.selectedItems;
        if (chosen !== undefined) resolve(chosen.subject);
      });
      box.onDidHide(() => reject(new Declined('The question was closed.')));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

function item(subject: string, description: string): SubjectItem {
  return { label: subject, description, subject };
}
