// The engine as the editor's side needs it. A file of its own in the bundle (see esbuild.mjs), which is imported when it is
// needed: it is larger than everything else of the client, and activation would have to look through it.
export { formatOf } from '../../engine/formats.js';
export { judge } from '../../engine/judge/judge.js';
