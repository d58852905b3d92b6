import { parseArguments as parse } from './arguments.mjs';

/** What `npm start` and `npm run sandbox` were told, as start.mjs hands it over. */
export interface Options {
  readonly action: 'start' | 'ports' | 'help';
  readonly reset: boolean;
  /** Whether VS Code is opened. */
  readonly open: boolean;
  readonly browser: boolean;
  /** Absolute. */
  readonly stateDir: string;
  readonly servers: 'own' | 'none' | { readonly bootstrap: string; readonly registryUrl: string };
}

/** The parser of start.mjs, with types for folders that do not see those of plain JavaScript. */
export function parseArguments(args: readonly string[]): Options | { readonly error: string } {
  return parse(args);
}
