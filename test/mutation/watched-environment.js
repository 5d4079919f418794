const { performance } = require('node:perf_hooks');
const { TestEnvironment } = require('jest-environment-node');

/** What the runner is told of each test file, by its path: it runs in the same process. */
const watched = (globalThis.watchedTestFiles ??= new Map());

/** The counts of what ran outside of tests, in all files so far. */
const staticCounts = ({ __stryker__: context }) => ({ ...context?.mutantCoverage?.static });

/** Notes how long a test file takes and which mutants it runs outside of its tests, and stops at the first failure. */
module.exports = class extends TestEnvironment {
  #failed = false;
  #began = performance.now();
  #before;
  #file;

  constructor(config, context) {
    super(config, context);
    this.#file = context.testPath;
  }

  async setup() {
    await super.setup();
    this.#before = staticCounts(this.global);
  }

  /** Jest runs the other tests of a file after one has failed; a mutant is killed by then. */
  handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure') this.#failed = true;
    if (name === 'test_start' && this.#failed) test.mode = 'skip';
  }

  async teardown() {
    const outside = Object.entries(staticCounts(this.global))
      .filter(([mutant, count]) => count !== this.#before[mutant])
      .map(([mutant]) => mutant);
    watched.set(this.#file, { time: performance.now() - this.#began, outside });
    await super.teardown();
  }
};
