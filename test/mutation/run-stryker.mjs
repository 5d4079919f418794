// Mutation testing: `npm run mutation` of all folders, `npm run mutation -- workloads stage/rules` of some.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** The folders of lib/ that decide who may do what. */
const FOLDERS = ['access', 'workloads', 'connectors', 'stage/rules'];

/** Mutants that the tests must find, in percent of those of a folder. */
const LEAST_SCORE = 90;

const home = join('.local', 'mutation');

/** @typedef {{ mutate: string, tests: string[] }} Run source files, and the suites that must find their mutants */

/**
 * Jest loads every suite of a run for every mutant. A folder is one run with its mirrored suites and those of the public
 * constructs. A suite of a stage rule validates whole stages, and so concerns each rule: in one run, that of
 * `stage/rules` would take hours. There, each file is a run with the suite of its name and the one about all rules.
 *
 * @type {(folder: string) => Run[]}
 */
const runsOf = (folder) =>
  folder === 'stage/rules'
    ? readdirSync(`lib/${folder}`).map((file) => ({
        mutate: `lib/${folder}/${file}`,
        tests: [`test/lib/${folder}/{rule,${file.replace('.ts', '')}}.test.ts`],
      }))
    : [
        {
          mutate: `lib/${folder}/**/*.ts`,
          tests: [
            `test/lib/${folder}/**/*.test.ts`,
            'test/lib/{index,direct-access,invalid-props,policy-literals}.test.ts',
          ],
        },
      ];

/** @type {(run: Run) => ConstructorParameters<typeof Stryker>[0]} */
const optionsFor = ({ mutate, tests }) => ({
  mutate: [mutate],
  plugins: ['@stryker-mutator/*', './test/mutation/ignore-prose.mjs'],
  ignorers: ['prose'],
  testRunner: 'jest',
  // Simulations are slow, and exact statements find the same. Property tests are random, so the score would differ
  // between runs.
  jest: {
    configFile: 'jest.config.js',
    config: {
      testMatch: [
        ...tests.map((path) => `<rootDir>/${path}`),
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
  jsonReporter: { fileName: join(home, `${mutate.replace(/\W+/g, '-')}.json`) },
  thresholds: { high: 95, low: LEAST_SCORE, break: null },
});

const named = process.argv.slice(2);
for (const folder of named.length > 0 ? named : FOLDERS) {
  const found = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
  for (const run of runsOf(folder)) {
    console.log(`\n${run.mutate}`);
    for (const { status } of await new Stryker(optionsFor(run)).runMutationTest()) {
      if (status in found) found[/** @type {keyof typeof found} */ (status)] += 1;
    }
  }
  const caught = found.Killed + found.Timeout;
  const score = (100 * caught) / (caught + found.Survived + found.NoCoverage);
  console.log(`\nlib/${folder}: ${score.toFixed(1)} %`);
  if (!(score >= LEAST_SCORE)) process.exitCode = 1;
}
