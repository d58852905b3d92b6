import tseslint from 'typescript-eslint';

// Type-checked and strict; no rule is switched off line by line.
export default tseslint.config(
  { ignores: ['dist/', 'out/', '.cache/', '.sandbox/', 'artifacts/', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans in messages read well; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `void` arrows are how VS Code's listeners are written.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // exactOptionalPropertyTypes and index access by known key read the same to this rule.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // `settings['key']` is required by noPropertyAccessFromIndexSignature.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-globals': ['error', 'event', 'name'],
    },
  },
  {
    files: ['test/**/*.ts'],
    // `it` and `describe` return nothing worth awaiting; assertion helpers narrow by throwing.
    rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['it', 'describe'] }] },
  },
);
