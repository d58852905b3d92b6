import assert from 'node:assert/strict';
import { finds } from '../../../engine/jsonSchema/pattern/finds.js';
import { javaPatternError } from '../../../engine/jsonSchema/pattern/java/syntax.js';

// What java.util.regex of Java 17 answers, seen by running it.
const COMPILE = [
  '',
  '^[A-Z]{2}\\d{4}$',
  '(?<year>\\d{4})-\\k<year>',
  '(?i)abc(?-i:D)',
  '(?x) a b # text ( in a comment',
  '[a-z&&[^aeiou]]',
  '[]a]',
  '[^]a]',
  '[a-[b]]',
  '[&&a]',
  'a{2,3}+b*+c??',
  'a{2}{3}',
  '{1}',
  '^*',
  '}]',
  '\\Q(\\E',
  '\\Qnever closed (',
  '\\p{L}\\pL\\P{Lu}\\p{IsGreek}\\p{InGreek}\\p{InBasic_Latin}\\p{sc=Latn}\\p{gc=Lu}\\p{javaLowerCase}',
  '(?U)\\p{alpha}',
  '\\x41\\x{1F600}\\u0041\\uD83D\\uDE00\\0377\\cA\\t\\N{DIGIT ONE}',
  '\\1(a)',
  '\\b{g}\\b{2}',
  '(?<=a+)b',
  '(?<=ba*)c',
  '(?<=(?:ab){2})c',
  'a|',
  '()',
  '\\_\\-\\/',
];

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['(', /a group is not closed/],
  ['a)', /closes no group/],
  ['[a', /a \[ is not closed/],
  ['[]', /a \[ is not closed/],
  ['[^]', /a \[ is not closed/],
  ['[z-a]', /counts backwards/],
  ['[a-\\d]', /has no end/],
  ['[a[b]', /a \[ is not closed/],
  ['[&&]', /between nothing/],
  ['*a', /nothing before \* to repeat/],
  ['a**', /nothing before \* to repeat/],
  ['a??+', /nothing before \+ to repeat/],
  ['a{', /followed by no number/],
  ['a{,2}', /followed by no number/],
  ['a{2', /is not closed after its numbers/],
  ['a{3,2}', /counts backwards/],
  ['a{99999999999}', /too large a number/],
  ['(?<1a>x)', /begins with a letter/],
  ['(?<a_b>x)', /letters and digits only/],
  ['(?<a>x)(?<a>y)', /two groups are named a/],
  ['\\k<a>', /no group before/],
  ['(?P<n>a)', /no such kind of group/],
  ['(?#text)', /no such kind of group/],
  ['(?', /no such kind of group/],
  ['\\p{Foo}', /there is no \\p\{Foo\}/],
  ['\\p{alpha}', /there is no \\p\{alpha\}/],
  ['\\p{Script=Foo}', /there is no/],
  ['\\p{L', /is not closed/],
  ['\\p{}', /has no name/],
  ['\\y', /means nothing here/],
  ['[\\b]', /means nothing here/],
  ['[\\1]', /means nothing here/],
  ['\\x4', /two hexadecimal digits/],
  ['\\x{110000}', /no character of Unicode/],
  ['\\u12', /four hexadecimal digits/],
  ['\\u{1F600}', /four hexadecimal digits/],
  ['\\08', /no octal number/],
  ['\\c', /followed by no character/],
  ['\\', /ends with a backslash/],
  ['a\\E', /means nothing here/],
  ['(?<=(ab)+)c', /no obvious longest match/],
  ['(?<=ba+?)c', /no obvious longest match/],
  ['(?<!a\\1)', /no obvious longest match/],
  ['('.repeat(5_000), /nested too deeply/],
  ['['.repeat(5_000), /nested too deeply/],
];

describe('regular expressions as Java reads them', () => {
  for (const pattern of COMPILE) {
    it(`takes ${JSON.stringify(pattern)}`, () => assert.equal(javaPatternError(pattern), undefined));
  }

  for (const [pattern, reason] of REFUSED) {
    it(`refuses ${JSON.stringify(pattern).slice(0, 30)}, and says why`, () => {
      assert.match(javaPatternError(pattern) ?? 'taken', reason);
    });
  }
});

/** The names in which java.util.regex of Java 17 finds each pattern, seen by running it. */
const NAMES = [
  'ab',
  'a.b',
  'a.bb',
  'b',
  'a',
  '1',
  'aa',
  'aab',
  'a-a',
  'ab-ab',
  'AB',
  'λ',
  'É',
  '-',
  '.',
  ' ',
  '\u00a0',
  'a\nb',
  'a\n',
  '😀',
  '\x01',
  'x}',
  ']',
  'c',
  'n',
];
/** For patterns that are found in most of them. */
const allBut = (...names: readonly string[]) => NAMES.filter((name) => !names.includes(name));
const FOUND: readonly (readonly [pattern: string, names: readonly string[]])[] = [
  ['\\X-\\X', ['a-a', 'ab-ab']],
  ['^\\Aab\\z', ['ab']],
  ['\\Qa.b\\E+', ['a.b', 'a.bb']],
  ['^[a-z&&[^b]]+$', ['a', 'aa', 'a\n', 'c', 'n']],
  ['^[a-c&&b-d]+$', ['b', 'c']],
  ['^[a[0-9]]+$', ['a', '1', 'aa', 'a\n']],
  ['[]a]', ['ab', 'a.b', 'a.bb', 'a', 'aa', 'aab', 'a-a', 'ab-ab', 'a\nb', 'a\n', ']']],
  ['^[^a&&b]$', allBut('ab', 'a.b', 'a.bb', 'aa', 'aab', 'a-a', 'ab-ab', 'AB', 'a\nb', 'x}')],
  ['\\p{Alpha}{2}', ['ab', 'a.bb', 'aa', 'aab', 'ab-ab', 'AB']],
  ['\\p{IsGreek}', ['λ']],
  ['\\p{javaUpperCase}', ['AB', 'É']],
  ['\\P{Punct}', allBut('-', '.', ']')],
  ['a++b', ['ab', 'aab', 'ab-ab']],
  ['a++a', []],
  ['(?>ab|a)b', []],
  ['(a+)-\\1', ['a-a']],
  ['(?i)^ab$', ['ab', 'AB']],
  ['(?x) a b # c', ['ab', 'aab', 'ab-ab']],
  ['^\\h$', [' ', ' ']],
  ['^a\\R?b$', ['ab', 'a\nb']],
  ['\\x{1F600}', ['😀']],
  ['\\0101', ['AB']],
  ['\\cA', ['\u0001']],
  ['(?<n>a)-\\k<n>', ['a-a']],
  ['(?:^)?b$+', ['ab', 'a.b', 'a.bb', 'b', 'aab', 'ab-ab', 'a\nb']],
  ['(?=b)?b', ['ab', 'a.b', 'a.bb', 'b', 'aab', 'ab-ab', 'a\nb']],
  ['^\\S+$', allBut(' ', 'a\nb')],
  ['x}', ['x}']],
  ['a\\Z', ['a', 'aa', 'a-a', 'a\n']],
  ['^x(?i:ab)$|^(?i:A)b$', ['ab']],
  ['^a(?i)B|c(?-i)B$', ['ab', 'ab-ab']],
  ['(?iu)^\u00e9$', ['É']],
  ['(?i)^\u00e9$', []],
  ['^\\p{InGreek}$', ['λ']],
  ['^\\p{InBasicLatin}\\P{blk=Basic_Latin}?$', ['b', 'a', '1', '-', '.', ' ', 'a\n', '\u0001', ']', 'c', 'n']],
  ['(?i)^\\p{Lower}+$', ['ab', 'b', 'a', 'aa', 'aab', 'AB', 'a\n', 'c', 'n']],
  ['(?U)^\\w$', ['b', 'a', '1', 'λ', 'É', 'a\n', 'c', 'n']],
  ['(?m)^b$', ['b', 'a\nb']],
  ['^a.b$', ['a.b', 'aab']],
  ['(?s)^a.b$', ['a.b', 'aab', 'a\nb']],
  ['(?d)^a$', ['a', 'a\n']],
  ['^(?:(a)|b)\\1$', ['aa']],
  ['(a)?\\1b', ['aab']],
  ['(?<=a\\.)b', ['a.b', 'a.bb']],
  ['(?<!a)b', ['a.b', 'a.bb', 'b', 'a\nb']],
  ['^[a-c&&]$', ['b', 'a', 'a\n', 'c']],
  ['(?i)[A-B]{2}', ['ab', 'a.bb', 'aa', 'aab', 'ab-ab', 'AB']],
  ['(a+)+$', ['a', 'aa', 'a-a', 'a\n']],
  ['^(?:a?){30}a{2}$', ['aa']],
  ['^(?>a*)b', ['ab', 'b', 'aab', 'ab-ab']],
];

/** Too many ways to try one after the other; the answer is what Java would give in the end. */
const ENDLESS: readonly (readonly [pattern: string, name: string, found: boolean])[] = [
  ['^(a+)+$', `${'a'.repeat(500)}b`, false],
  ['^(?:a|aa|a*)*b', 'a'.repeat(500), false],
  ['(x+x+)+y', `${'x'.repeat(200)}y`, true],
  ['^(?:a{1,1000}){1,1000}$', 'a'.repeat(100), true],
];

describe('regular expressions that take backtracking matchers long', () => {
  for (const [pattern, name, found] of ENDLESS) {
    it(`answers ${pattern}`, () => assert.equal(finds(pattern, name), found));
  }
});

describe('which names a regular expression of Java finds', () => {
  for (const [pattern, names] of FOUND) {
    it(`finds ${pattern}`, () =>
      assert.deepEqual(
        NAMES.filter((name) => finds(pattern, name)),
        names,
      ));
  }
});
