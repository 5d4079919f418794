/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['lib/{access,workloads,connectors,config,probes}/**/*.ts'],
  plugins: [new URL('nearest-tests-first.mjs', import.meta.url).pathname],
  testRunner: 'nearest-tests-first',
  jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Each test file is a run of Jest; what runs on and on is ended by Stryker's counting of hits.
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 20,
  // The CDK keeps every token, and by it every stack: soon collecting garbage takes longer than the tests.
  maxTestRunnerReuse: 40,
  ignorePatterns: ['.local', 'cdk.out', 'coverage'],
  tempDirName: '.local/mutation/sandbox',
  cleanTempDir: 'always',
  incremental: true,
  incrementalFile: '.local/mutation/incremental.json',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.local/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
