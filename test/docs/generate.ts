// `npm run docs`: writes docs/differences anew, and removes the pages of kinds that are gone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DIFFERENCES_FOLDER, kindPages } from './kindPages.js';

const pages = await kindPages();
mkdirSync(DIFFERENCES_FOLDER, { recursive: true });
for (const file of readdirSync(DIFFERENCES_FOLDER)) {
  if (!pages.has(file)) rmSync(path.join(DIFFERENCES_FOLDER, file));
}
for (const [file, text] of pages) writeFileSync(path.join(DIFFERENCES_FOLDER, file), text);
console.log(`docs/differences: ${pages.size} pages`);
