import { directReferences } from '../../common/baseline/references.js';
import type { DirectReference } from '../../common/baseline/references.js';
import { openFiles } from '../check/openFile.js';
import type { CheckSurroundings, OpenedFile } from '../check/openFile.js';
import type { Workspace } from '../workspace.js';

/** One schema to register. */
export interface Planned {
  readonly opened: OpenedFile;
  readonly subject: string;
  readonly connection: string;
  /** Those with a file name one that stands before this one in the plan. */
  readonly references: readonly DirectReference[];
}

/**
 * The mapped files with all files that they refer to, dependencies first.
 * @throws Error where a file is needed that has no subject, two files have one subject, or files refer to each other
 */
export async function planOf(workspace: Workspace, surroundings: CheckSurroundings): Promise<readonly Planned[]> {
  const mapped = (await readable(workspace.files, surroundings)).filter(({ target }) => target.subject !== undefined);
  const plan = new Map<string, Planned>();
  const begun: string[] = [];
  const add = async (opened: OpenedFile, neededBy: string | undefined): Promise<void> => {
    if (plan.has(opened.file)) return;
    if (begun.includes(opened.file))
      throw new Error(`${opened.name} refers to itself, through ${neededBy ?? 'others'}.`);
    begun.push(opened.file);
    const planned = await plannedOf(opened, neededBy, workspace);
    for (const reference of planned.references) {
      if (!('file' in reference) || plan.has(reference.file)) continue;
      const known = mapped.find(({ file }) => file === reference.file);
      const [needed] = known === undefined ? await readable([reference.file], surroundings) : [known];
      if (needed !== undefined) await add(needed, opened.name);
    }
    begun.pop();
    plan.set(opened.file, planned);
  };
  for (const opened of mapped) await add(opened, undefined);
  const planned = [...plan.values()];
  refuseSharedSubjects(planned);
  return planned;
}

/** @throws Error where a schema cannot be read: half a plan is none */
async function readable(files: readonly string[], surroundings: CheckSurroundings): Promise<readonly OpenedFile[]> {
  const { opened, unreadable } = await openFiles(files, surroundings);
  const [first] = unreadable;
  if (first !== undefined) throw new Error(first.reason);
  return opened;
}

async function plannedOf(opened: OpenedFile, neededBy: string | undefined, workspace: Workspace): Promise<Planned> {
  const { question, subject } = opened.target;
  const because = neededBy === undefined ? '' : `, to which ${neededBy} refers,`;
  if (question === undefined || subject === undefined) {
    throw new Error(`${opened.name}${because} has no subject: name one for it in eventStreams.schemas.`);
  }
  if (question.connection === undefined) {
    throw new Error(
      `${opened.name}${because} has no connection with a registry: name one for it in eventStreams.schemas.`,
    );
  }
  const asked = { ...question, text: opened.document.text };
  const references = await directReferences(asked, workspace.readText);
  return { opened, subject, connection: question.connection, references };
}

/** Which of them would be the newer version is nothing that their names tell. */
function refuseSharedSubjects(plan: readonly Planned[]): void {
  const names = new Map<string, string>();
  for (const { opened, subject, connection } of plan) {
    const key = `${connection}\0${subject}`;
    const other = names.get(key);
    if (other !== undefined)
      throw new Error(
        `${other} and ${opened.name} both have the subject ${subject}. Give the paths of those to register.`,
      );
    names.set(key, opened.name);
  }
}
