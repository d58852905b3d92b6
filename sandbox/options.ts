/** For TypeScript outside this folder, which does not see the types of plain JavaScript. */
export { parseArguments } from './arguments.mjs';
export type { Options } from './arguments.mjs';
