import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { inRepository } from '../support/repository.js';

/** A piece of a line and its scopes, the innermost last. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Tokens of a text by one of our grammars, through the tokenizer that VS Code uses. */
export type Tokenizer = (text: string) => readonly Token[];

export async function tokenizerOf(grammarFile: string): Promise<Tokenizer> {
  const path = inRepository('syntaxes', grammarFile);
  const raw = textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
  const registry = new textmate.Registry({
    onigLib: loadOniguruma(),
    loadGrammar: (scopeName) => Promise.resolve(scopeName === raw.scopeName ? raw : null),
  });
  const grammar = await registry.loadGrammar(raw.scopeName);
  if (grammar === null) throw new Error(`${grammarFile} is no grammar.`);
  return (text) => {
    let state = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}

async function loadOniguruma(): Promise<textmate.IOnigLib> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}
