import type { Problem } from '../../problem.js';
import { lookupTypes } from '../resolve/registryScope.js';
import type { ProtobufSchema } from '../schema.js';
import type { Checker } from './checker.js';
import { checkEnums } from './enums.js';
import { checkExtends } from './extends.js';
import { checkImports } from './imports.js';
import { checkMessages } from './messages.js';
import { checkNames } from './names.js';
import { checkOptions } from './optionUses.js';
import { checkServices } from './services.js';
import { buildSymbols } from './symbols.js';

/** Everything that is wrong with a schema, in text order. */
export function validate(schema: ProtobufSchema): readonly Problem[] {
  const problems = [...schema.document.syntaxProblems];
  const checker: Checker = { schema, symbols: buildSymbols(schema), registry: lookupTypes(schema), problems };
  checkImports(checker);
  checkNames(checker);
  checkMessages(checker);
  checkEnums(checker);
  checkExtends(checker);
  checkServices(checker);
  checkOptions(checker);
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
