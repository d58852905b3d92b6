import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { classArchiveFlags, type JavaRuntime } from './classArchive.js';
import { freePorts } from './ports.js';
import { server, type Server } from './server.js';

export interface RegistryOptions {
  readonly java: string;
  readonly jar: string;
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly managementPort: number;
  /** Further system properties, e.g. for basic authentication; they win over ours. */
  readonly properties: Readonly<Record<string, string>>;
  readonly heapMb: number;
  /** Further flags for Java, see `registryClassFlags`. */
  readonly javaFlags: readonly string[];
}

export const REGISTRY_HEAP_MB = 256;

/** Apicurio Registry as the Confluent-compatible registry, on loopback, with its data in a file. */
export function apicurioRegistry(options: RegistryOptions, changed: () => Promise<void>): Server {
  return server({
    what: 'the registry',
    logFile: options.logFile,
    prepare: async () => {
      await mkdir(options.folder, { recursive: true });
    },
    command: command(options),
    ready: () => answers(registryUrl(options.port)),
    changed,
  });
}

/** The root of the Confluent-compatible API. */
export function registryUrl(port: number): string {
  return `http://127.0.0.1:${port}/apis/ccompat/v7`;
}

function command(options: RegistryOptions): readonly string[] {
  const properties: Readonly<Record<string, string | number>> = {
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': options.port,
    'quarkus.management.host': '127.0.0.1',
    'quarkus.management.port': options.managementPort,
    'apicurio.datasource.url': `jdbc:h2:file:${join(options.folder, 'registry')}`,
    ...options.properties,
  };
  return [
    options.java,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Xmx${options.heapMb}m`,
    ...options.javaFlags,
    ...Object.entries(properties).map(([name, value]) => `-D${name}=${value}`),
    '-jar',
    options.jar,
  ];
}

/** Flags with which the registry starts faster, see `classArchiveFlags`. */
export function registryClassFlags(
  runtime: JavaRuntime,
  jar: string,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const server = async (folder: string, javaFlags: readonly string[]): Promise<Server> => {
    const { port, managementPort } = await freePorts(['port', 'managementPort']);
    const plain = { properties: {}, heapMb: REGISTRY_HEAP_MB };
    const files = { jar, folder, logFile: join(folder, 'registry.log') };
    return apicurioRegistry({ ...plain, ...files, java: runtime.java, javaFlags, port, managementPort }, () =>
      Promise.resolve(),
    );
  };
  return classArchiveFlags({ name: basename(dirname(jar)), what: 'the registry', server }, runtime, log);
}

/** Any HTTP answer of the API will do: with authentication on, it is 401. */
async function answers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${url}/subjects`, { signal: AbortSignal.timeout(2_000) });
    return status === 200 || status === 401;
  } catch {
    // Not listening yet: asked again until the deadline, which words the failure.
    return false;
  }
}
