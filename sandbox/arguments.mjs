// What can be said to `npm start`. Plain JavaScript that runs on Node 20 before anything is installed.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './cache.mjs';

export const USAGE = `Usage: npm start [-- OPTION…]        starts Kafka and a registry, opens VS Code on a sample workspace
       npm run sandbox [-- OPTION…]  starts the servers alone

  --no-servers      open the sample workspace with git as the baseline: no Java, no servers
  --servers-only    start and fill the servers, open nothing
  --kafka ADDRESS --registry URL
                    fill and use these servers instead of starting any (see sandbox/compose.yaml)
  --browser         open VS Code in the browser even if there is a \`code\` on the PATH
  --state FOLDER    keep data, logs and the sample workspace there instead of in .sandbox/
  --reset           throw away all data and the sample workspace first
  --ports           print the addresses of the running sandbox as JSON, and do nothing else
  --help            print this

Downloads are kept in .cache/, or where EVENT_STREAMS_CACHE says.`;

/**
 * @param {readonly string[]} args
 * @returns {import('./options.js').Options | { error: string }} what is wrong with them, where they cannot be understood
 */
export function parseArguments(args) {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        'no-servers': flag,
        'servers-only': flag,
        kafka: { type: 'string' },
        registry: { type: 'string' },
        browser: flag,
        state: { type: 'string', default: path.join(repositoryRoot(), '.sandbox') },
        reset: flag,
        ports: flag,
        help: flag,
      },
    }));
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  const { kafka, registry, state } = values;
  if (state === '') return { error: '--state needs the name of a folder.' };
  if ((kafka === undefined) !== (registry === undefined)) return { error: '--kafka and --registry go together.' };
  if (kafka !== undefined && !/^[^\s,:/]+:\d+(,[^\s,:/]+:\d+)*$/.test(kafka)) {
    return { error: `--kafka takes HOST:PORT, as in 127.0.0.1:9092; "${kafka}" is none.` };
  }
  if (registry !== undefined && !/^https?:\/\/[^/]/.test(registry)) {
    return { error: `--registry takes an http:// or https:// address; "${registry}" is none.` };
  }
  if (values['no-servers'] && (values['servers-only'] || kafka !== undefined)) {
    return { error: '--no-servers cannot go with --servers-only, --kafka or --registry.' };
  }
  const own = values['no-servers'] ? 'none' : 'own';
  return {
    action: values.help ? 'help' : values.ports ? 'ports' : 'start',
    reset: values.reset,
    open: !values['servers-only'],
    browser: values.browser,
    stateDir: path.resolve(state),
    servers: kafka === undefined || registry === undefined ? own : { bootstrap: kafka, registryUrl: registry },
  };
}
