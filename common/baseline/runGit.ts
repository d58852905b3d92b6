import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

export interface GitRun {
  /** Written to the program's standard input, which is then closed. */
  readonly input?: string;
  readonly signal?: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds until the program is stopped. */
  readonly timeoutMs?: number;
  /** Bytes of output until the program is stopped. */
  readonly maxBytes?: number;
}

export type GitOutcome =
  | { readonly state: 'ran'; readonly code: number; readonly stdout: Buffer; readonly stderr: string }
  | { readonly state: 'no-git' | 'timeout' | 'too-large' | 'cancelled' };

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const MAX_STDERR = 4096;

/**
 * Runs the `git` program in a repository, without a shell. Never rejects. Nothing that a repository's configuration
 * could start is left on: no prompt, no file system monitor, no download of missing objects, no external diff.
 */
export function runGit(repository: string, args: readonly string[], run: GitRun = {}): Promise<GitOutcome> {
  if (run.signal?.aborted === true) return Promise.resolve({ state: 'cancelled' });
  const { promise, resolve } = deferred<GitOutcome>();
  const child = spawn('git', ['-C', repository, '-c', 'core.fsmonitor=false', '--no-pager', ...args], {
    // Not the repository: on Windows the working folder is searched for programs before PATH is.
    cwd: dirname(process.execPath),
    env: { ...gitEnvironment(), ...run.environment },
    windowsHide: true,
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  let stderr = '';
  const stop = (state: 'timeout' | 'too-large' | 'cancelled') => {
    child.kill('SIGKILL');
    finish({ state });
  };
  const timer = setTimeout(() => stop('timeout'), run.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const onAbort = () => stop('cancelled');
  const finish = (outcome: GitOutcome) => {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', onAbort);
    resolve(outcome);
  };
  run.signal?.addEventListener('abort', onAbort);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > (run.maxBytes ?? DEFAULT_MAX_BYTES)) stop('too-large');
    else chunks.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString('utf8')).slice(0, MAX_STDERR)));
  child.on('error', () => finish({ state: 'no-git' }));
  child.on('close', (code) => finish({ state: 'ran', code: code ?? -1, stdout: Buffer.concat(chunks), stderr }));
  // The program may end without reading everything; its exit code tells.
  child.stdin.on('error', () => undefined);
  child.stdin.end(run.input ?? '');
  return promise;
}

/** Without the variables that a git hook sets: they would bend every command to the hook's own repository. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
  };
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'])
    Reflect.deleteProperty(environment, name);
  return environment;
}

/** `Promise.withResolvers` exists only from Node 22 on. */
function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
