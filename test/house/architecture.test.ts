import assert from 'node:assert/strict';
import ts from 'typescript';
import { forbiddenImports, importersOf } from './imports.js';
import { allFolders, productFolders, sourceOf, sourcesIn, visit } from './sources.js';

describe('architecture', () => {
  const sources = sourcesIn(allFolders);
  const product = sourcesIn(productFolders);

  it('imports only what the folders may see', () => {
    assert.deepEqual(sources.flatMap(forbiddenImports), []);
  });

  it('has one file that loads the Kafka library', () => {
    assert.ok(importersOf(/^@platformatic\/kafka/, product).length <= 1);
  });

  it('sends HTTP requests from one file', () => {
    const senders = product.filter(({ tree }) => !declares(tree, 'fetch') && calls(tree, /^(globalThis\.)?fetch$/));
    const files = senders.map(({ file }) => file).filter((file) => file !== 'common/registry/http.ts');
    assert.deepEqual(files, []);
  });

  const allowed: readonly (readonly [file: string, code: string])[] = [
    ['server/a.ts', "import { a } from '../engine/a.js';"],
    ['common/a.ts', "import type { a } from '../engine/a.js';"],
    ['common/a.ts', "import { a } from '../engine/options.js';"],
    ['client/a.ts', "import * as vscode from 'vscode';"],
  ];
  for (const [file, code] of allowed) {
    it(`allows ${file} to say ${code}`, () => {
      assert.deepEqual(forbiddenImports(sourceOf(file, code)), []);
    });
  }

  const forbidden: readonly (readonly [file: string, code: string])[] = [
    ['engine/a.ts', "import { a } from '../common/a.js';"],
    ['engine/a.ts', "import { readFileSync } from 'node:fs';"],
    ['engine/text/a.ts', "export * from '../../server/a.js';"],
    ['common/a.ts', "import { a } from '../engine/a.js';"],
    ['server/a.ts', "import * as vscode from 'vscode';"],
    ['server/a.ts', "const a = await import('../client/a.js');"],
    ['server/a.ts', "type A = import('../client/a.js').A;"],
    ['client/a.ts', "import { a } from '../server/a.js';"],
    ['client/explorer/a.ts', "import { Admin } from '@platformatic/kafka';"],
    ['cli/a.ts', "import { request } from 'node:https';"],
    ['media/a.ts', "import { a } from '../engine/a.js';"],
    ['client/a.ts', "import { exec } from 'child_process';"],
  ];
  for (const [file, code] of forbidden) {
    it(`forbids ${file} to say ${code}`, () => {
      assert.equal(forbiddenImports(sourceOf(file, code)).length, 1);
    });
  }
});

function calls(tree: ts.SourceFile, name: RegExp): boolean {
  const callees: string[] = [];
  visit(tree, (node) => {
    if (ts.isCallExpression(node)) callees.push(node.expression.getText(tree));
  });
  return callees.some((callee) => name.test(callee));
}

/** Whether a file has a function or parameter of its own of that name. */
function declares(tree: ts.SourceFile, name: string): boolean {
  const names: (string | undefined)[] = [];
  visit(tree, (node) => {
    const named = ts.isParameter(node) || ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
    if (named) names.push(node.name?.getText(tree));
  });
  return names.includes(name);
}
