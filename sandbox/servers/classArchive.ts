import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchOnce } from '../cache.mjs';
import { runProgram } from '../fetch/runProgram.js';
import { messageOf } from '../sandboxError.js';
import type { Server } from './server.js';

/** The Java that servers run on. */
export interface JavaRuntime {
  readonly java: string;
  /** A short name of exactly this Java, see `javaRuntime`. */
  readonly build: string;
}

export interface ArchivedServer {
  /** The program whose classes are kept, with its version, e.g. `kafka-4.3.1`. */
  readonly name: string;
  /** For messages, e.g. "the Kafka broker". */
  readonly what: string;
  /** The server with the given flags for Java, with its data and its log below `folder`, which is made by it and soon gone. */
  readonly server: (folder: string, javaFlags: readonly string[]) => Promise<Server>;
}

/** An archive is of no use to another build of the same version of Java: `build` tells them apart. */
export async function javaRuntime(java: string): Promise<JavaRuntime> {
  const { stderr } = await runProgram(java, ['-version']);
  return { java, build: createHash('sha256').update(stderr).digest('hex').slice(0, 12) };
}

/**
 * Flags with which Java takes a server's classes from an archive in the cache, read and verified already ("class data
 * sharing"): the server then starts in about half the time. The archive is made once for each Java, by starting the
 * server and stopping it. Java itself looks whether the archive fits, and does without where it does not; so do we where
 * cannot make one, and where the server does not start, which is said.
 */
export async function classArchiveFlags(
  archived: ArchivedServer,
  { java, build }: JavaRuntime,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const { name, what } = archived;
  try {
    const folder = await fetchOnce(`${name}-classes-${build}`, async (into) => {
      if (!(await hasOwnArchive(java))) return;
      log(`Preparing a faster start of ${what}, once …`);
      await makeArchive(archived, into);
    });
    return existsSync(archiveIn(folder)) ? [`-XX:SharedArchiveFile=${archiveIn(folder)}`] : [];
  } catch (error) {
    log(`Going on without a faster start of ${what}: ${messageOf(error)}`);
    return [];
  }
}

/** A Java without an archive of its own classes makes none of others. */
async function hasOwnArchive(java: string): Promise<boolean> {
  return (await runProgram(java, ['-Xshare:on', '-version'])).code === 0;
}

async function makeArchive({ server }: ArchivedServer, into: string): Promise<void> {
  const run = join(into, 'run');
  const started = await server(run, [`-XX:ArchiveClassesAtExit=${archiveIn(into)}`]);
  await started.start();
  await started.stop();
  await rm(run, { recursive: true });
}

function archiveIn(folder: string): string {
  return join(folder, 'classes.jsa');
}
