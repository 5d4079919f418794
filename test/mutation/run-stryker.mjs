// Mutation testing: `npm run mutation` of all folders, `npm run mutation -- workloads connectors` of some.
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** The folders of lib/ that decide who may do what. */
const FOLDERS = ['access', 'workloads', 'connectors', 'stage/rules'];

const home = join('.local', 'mutation');

/** @type {(folder: string) => ConstructorParameters<typeof Stryker>[0]} */
const optionsFor = (folder) => ({
  mutate: [`lib/${folder}/**/*.ts`],
  plugins: ['@stryker-mutator/*', './test/mutation/ignore-prose.mjs'],
  ignorers: ['prose'],
  testRunner: 'jest',
  // The mirrored tests and those of the public constructs: Jest loads every matching file for every mutant. Simulations
  // are slow, and exact statements find the same. Property tests are random, so the score would differ between runs.
  jest: {
    configFile: 'jest.config.js',
    config: {
      testMatch: [
        `<rootDir>/test/lib/${folder}/**/*.test.ts`,
        '<rootDir>/test/lib/index.test.ts',
        '!**/*.{property,simulation}.test.ts',
      ],
    },
    enableFindRelatedTests: true,
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 20,
  // The CDK keeps every stack that a process makes, and the memory with it.
  maxTestRunnerReuse: 40,
  ignorePatterns: ['.local', 'cdk.out', 'coverage'],
  tempDirName: join(home, 'sandbox'),
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: join(home, `${folder.replaceAll('/', '-')}.json`) },
  thresholds: { high: 95, low: 90, break: 90 },
});

const named = process.argv.slice(2);
for (const folder of named.length > 0 ? named : FOLDERS) {
  console.log(`\nlib/${folder}`);
  await new Stryker(optionsFor(folder)).runMutationTest();
}
