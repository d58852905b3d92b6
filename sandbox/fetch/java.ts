import { join } from 'node:path';
import { SandboxError } from '../sandboxError.js';
import { runProgram } from './runProgram.js';

const OTHER_WAYS =
  'Or work without servers: `npm start -- --no-servers` (schemas are checked against git alone). ' +
  'Or, with Docker, let sandbox/compose.yaml run them: its first lines say how.';

/** @returns the `java` program to use. @throws SandboxError in one line where there is none of version 17 or newer. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = env['JAVA_HOME'];
  const candidates = [...(home === undefined || home === '' ? [] : [join(home, 'bin/java')]), 'java'];
  let seen = 'is missing';
  for (const java of candidates) {
    const version = await javaVersion(java, env);
    if (version === undefined) continue;
    if (version >= 17) return java;
    seen = `is needed, but this is Java ${version}`;
  }
  throw new SandboxError(
    `Java 17 or newer ${seen}. Get it with \`sudo apt install openjdk-17-jre-headless\` (Debian, Ubuntu) or ` +
      `\`brew install openjdk@17\` (macOS). ${OTHER_WAYS}`,
  );
}

/** @throws SandboxError in one line where Maven is missing. */
export async function findMaven(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (await starts('mvn', ['-v'], env)) return 'mvn';
  throw new SandboxError(
    'Maven is missing: it fetches Kafka and the registry, once. Get it with `sudo apt install maven` ' +
      `(Debian, Ubuntu) or \`brew install maven\` (macOS). ${OTHER_WAYS}`,
  );
}

async function javaVersion(java: string, env: NodeJS.ProcessEnv): Promise<number | undefined> {
  const result = await runProgram(java, ['-version'], { env }).catch(() => undefined);
  const match = /version "(?:1\.)?(\d+)/.exec(result?.stderr ?? '');
  return result?.code === 0 && match?.[1] !== undefined ? Number(match[1]) : undefined;
}

async function starts(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const result = await runProgram(program, args, { env }).catch(() => undefined);
  return result?.code === 0;
}
