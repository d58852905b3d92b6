import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchOnce } from '../cache.mjs';
import { sandboxSources } from '../paths.js';
import { messageOf, SandboxError } from '../sandboxError.js';
import { findMaven } from './java.js';
import { runProgram } from './runProgram.js';

export const KAFKA_VERSION = '4.3.1';
export const REGISTRY_VERSION = '3.0.9';

const COPY_DEPENDENCIES = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
/** This old version takes an artifact without asking for its parent descriptors, which mirrors may lack. */
const COPY_ARTIFACT = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy';

type Log = (line: string) => void;

/** @returns the folder with the jars of Apache Kafka and its console tools. @throws SandboxError */
export async function kafkaJars(log: Log): Promise<string> {
  const pom = join(sandboxSources(), 'maven/pom.xml');
  return fetched(`kafka-${KAFKA_VERSION}`, `Apache Kafka ${KAFKA_VERSION} (54 MB)`, log, (into) =>
    maven(['-f', pom, COPY_DEPENDENCIES, '-DincludeScope=runtime', `-DoutputDirectory=${into}`], into),
  );
}

/** @returns the jar that runs the registry. @throws SandboxError */
export async function registryJar(log: Log): Promise<string> {
  const name = `apicurio-registry-${REGISTRY_VERSION}`;
  const folder = await fetched(name, `Apicurio Registry ${REGISTRY_VERSION} (109 MB)`, log, async (into) => {
    const artifact = `io.apicurio:apicurio-registry-app:${REGISTRY_VERSION}:tar.gz:all`;
    await maven([COPY_ARTIFACT, `-Dartifact=${artifact}`, `-DoutputDirectory=${into}`], into);
    const archive = (await readdir(into)).find((file) => file.endsWith('.tar.gz'));
    if (archive === undefined) throw new Error(`Maven gave no archive for ${artifact}`);
    const unpacked = await runProgram('tar', ['-xzf', archive], { cwd: into });
    if (unpacked.code !== 0) throw new Error(`${archive} cannot be unpacked: ${unpacked.stderr}`);
    await rm(join(into, archive));
  });
  return join(folder, `apicurio-registry-app-${REGISTRY_VERSION}-runner.jar`);
}

async function fetched(name: string, what: string, log: Log, fill: (into: string) => Promise<void>): Promise<string> {
  try {
    return await fetchOnce(name, async (into) => {
      log(`Fetching ${what}, once …`);
      await fill(into);
    });
  } catch (error) {
    if (error instanceof SandboxError) throw error;
    throw new SandboxError(`${what} could not be fetched. ${messageOf(error)}`);
  }
}

/** Runs in an empty folder, so that no project of the user's gets in the way. */
async function maven(args: readonly string[], into: string): Promise<void> {
  const program = await findMaven();
  const cwd = await mkdtemp(join(tmpdir(), 'event-streams-maven-'));
  try {
    const { code, stdout } = await runProgram(program, ['-q', '-B', ...args], { cwd });
    if (code === 0 && (await readdir(into)).length > 0) return;
    throw new Error(
      `Maven failed; is this machine online? Run it again to go on where it stopped, ` +
        `or work without servers: \`npm start -- --no-servers\`.\n${firstError(stdout)}`,
    );
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

/** Maven explains at length how to ask it for more; the first line says what went wrong. */
function firstError(output: string): string {
  const line = output.split('\n').find((candidate) => candidate.includes('[ERROR] '));
  const [, words = 'It said nothing.'] = /\[ERROR\] (.*?)(?: -> \[Help.*)?$/.exec(line ?? '') ?? [];
  return words;
}
