import { devNull } from 'node:os';
import { runProgram } from '../fetch/runProgram.js';

const AUTHOR = { name: 'Ada of the shop', email: 'ada@example.com' } as const;

export async function hasGit(): Promise<boolean> {
  return (await runProgram('git', ['--version']).catch(() => undefined))?.code === 0;
}

/**
 * Runs git in a folder, as the author of the sample workspace and without the user's own configuration: no hooks, no
 * signatures, no line endings but ours.
 *
 * @param date of author and committer, ISO 8601. @throws Error with what git said
 */
export async function git(folder: string, args: readonly string[], date?: string): Promise<void> {
  const env = {
    ...withoutGit(process.env),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: AUTHOR.name,
    GIT_AUTHOR_EMAIL: AUTHOR.email,
    GIT_COMMITTER_NAME: AUTHOR.name,
    GIT_COMMITTER_EMAIL: AUTHOR.email,
    ...(date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
  };
  const { code, stderr } = await runProgram('git', args, { cwd: folder, env });
  if (code !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
}

/** Inside a git hook, git would take the outer repository for ours. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}
