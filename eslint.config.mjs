import awscdk from 'eslint-plugin-awscdk';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'node_modules',
      'cdk.out',
      'dist',
      'test/end-to-end/package-app',
      'coverage',
      '.local',
    ],
  },
  {
    // The script in the page of an access report is read by a browser as it is; its own tsconfig.json says what that has.
    files: ['**/*.ts', 'tools/report/html/page/*.js'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      awscdk.configs.recommended,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Blank lines and comments count. The wrapper of the page's script, which is called at once, does not.
    files: ['{bin,lib,tools}/**/*.{ts,mjs,js}'],
    rules: { 'max-lines-per-function': ['error', { max: 40 }] },
  },
  {
    // Its types come from amplify_outputs.json, which a deployment writes; a test builds it with one.
    files: ['examples/web/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // Synthesized templates are plain JSON, and a test that asserts what is in them proves its type.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
