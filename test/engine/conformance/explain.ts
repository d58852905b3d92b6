import { CASE_FILES, readCases } from './cases.js';
import { evaluate } from './evaluate.js';

/** Prints one case in full: both texts, what the reference says, what the engine says. `node explain.js <id>`. */
function explain(id: string): boolean {
  const found = CASE_FILES.flatMap((file) => readCases(file)).find((testCase) => testCase.id === id);
  if (found === undefined) {
    print(`There is no case ${id}.`);
    return false;
  }
  const { agrees, expected, got } = evaluate(found);
  const flags = [found.referenceError ? 'reference throws' : '', found.unstable ? 'unstable' : ''].filter(Boolean);
  print(`${found.id} ${found.format} ${found.group} ${found.level} ${found.policy} ${flags.join(' ')}`);
  for (const side of ['old', 'new'] as const) {
    print(`--- ${side}`, pretty(found[side].text));
    for (const reference of found[side].references) {
      print(`--- ${side} reference ${reference.name} = ${reference.subject} v${reference.version}`);
      print(pretty(reference.text));
    }
  }
  print('--- the reference says', ...expected, '--- the engine says', ...got);
  print(agrees ? 'They agree.' : 'They disagree.');
  return agrees;
}

function pretty(text: string): string {
  if (text.includes('\n')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: a Protobuf file, or a case about broken text. Shown as it is.
    return text;
  }
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

process.exitCode = process.argv.slice(2).every((id) => explain(id)) ? 0 : 1;
