// `npm run docs`: writes docs/differences and docs/warnings anew, and removes the pages of what is gone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DIFFERENCES_FOLDER, kindPages } from './kindPages.js';
import { formatted } from './pages.js';
import { WARNINGS_FOLDER, warningPages } from './warningPages.js';

writePages(DIFFERENCES_FOLDER, await formatted(kindPages()));
writePages(WARNINGS_FOLDER, await formatted(warningPages()));

function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    if (!pages.has(file)) rmSync(path.join(folder, file));
  }
  for (const [file, text] of pages) writeFileSync(path.join(folder, file), text);
  console.log(`docs/${path.basename(folder)}: ${pages.size} pages`);
}
