// Most stacks are made outside of tests, by the test files themselves; for what runs there Stryker's own runner for
// Jest runs all test files, each to its end.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import {
  commonTokens,
  declareFactoryPlugin,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import { strykerPlugins as ofJest, strykerValidationSchema } from '@stryker-mutator/jest-runner';

/** In the sandbox, which is the working directory: a runner that Stryker starts anew has not seen the dry run. */
const SEEN = 'dry-run.json';

class NearestTestsFirst {
  #jest;
  #run;
  #seen;
  /** How many mutants of a source a test file has killed. */
  #kills = new Map();

  constructor(jest) {
    this.#jest = jest;
    this.#run = jest.run.bind(jest);
  }

  init() {
    return this.#jest.init();
  }

  capabilities() {
    return this.#jest.capabilities();
  }

  async dryRun(options) {
    const result = await this.#jest.dryRun(options);
    if (result.status === 'complete') writeFileSync(SEEN, JSON.stringify(seenIn(result)));
    return result;
  }

  /** One file after the other, until one kills the mutant. */
  async mutantRun(options) {
    this.#seen ??= JSON.parse(readFileSync(SEEN, 'utf8'));
    const { activeMutant, sandboxFileName } = options;
    let nrOfTests = 0;
    for (const { path, testFilter, all } of this.#filesFor(activeMutant.id, sandboxFileName)) {
      this.#jest.run = (settings) => this.#run({ ...settings, testFiles: [path] });
      const result = await this.#jest.mutantRun({ ...options, testFilter });
      nrOfTests += result.nrOfTests ?? 0;
      if (result.status === 'survived') continue;
      this.#kills.set(`${sandboxFileName} ${path}`, this.#killsOf(sandboxFileName, path) + 1);
      // A test file whose stack cannot be made has failed as well, with all of its tests.
      return result.status === 'error'
        ? { status: 'killed', nrOfTests, killedBy: all, failureMessage: result.errorMessage }
        : { ...result, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  #killsOf(source, path) {
    const isNamesake = basename(path, '.test.ts') === basename(source, '.ts');
    return this.#kills.get(`${source} ${path}`) ?? (isNamesake ? 2 : 0);
  }

  /** The near files that run the mutant: the quicker and the likelier to kill it, the earlier. */
  #filesFor(mutant, source) {
    return this.#seen
      .filter(({ path }) => isNear(source, path))
      .flatMap(({ path, time, all, outside, tests }) => {
        const testFilter = outside.includes(mutant) ? undefined : (tests[mutant] ?? []);
        const cost = time / (1 + this.#killsOf(source, path));
        return testFilter?.length === 0 ? [] : [{ path, cost, all, testFilter }];
      })
      .sort((one, other) => one.cost - other.cost);
  }
}

/** Tests that synthesize the largest stages, and the sources that they are about: for others they would cost a minute. */
const OF_LARGE_STAGES = /\/(consumer-sizes|sizes|template-size|template-bytes)\.test\.ts$/;
const ABOUT_LARGE_STAGES = /\/(.*sizes?|template-bytes|policy-groups|longest-arns|sum)\.ts$/;

/** Of tests at the top of `test/`, which make whole stacks, only constructs have need. */
const CONSTRUCTS = ['access', 'workloads', 'connectors'];

/** The tests of a folder stand on their own: those of `lib/x/` are in `test/x/`, and for constructs in `test/` itself. */
function isNear(source, testFile) {
  if (OF_LARGE_STAGES.test(testFile) && !ABOUT_LARGE_STAGES.test(source)) return false;
  const [folder] = relative(resolve('lib'), source).split(sep);
  const [place] = relative(resolve('test'), dirname(testFile)).split(sep);
  return place === folder || (place === '' && CONSTRUCTS.includes(folder));
}

/** Of each test file: how long it takes, its tests, the mutants that run outside of them, and the tests by mutant. */
function seenIn({ tests, mutantCoverage }) {
  const files = {};
  for (const { fileName, id } of tests) {
    const watched = globalThis.watchedTestFiles.get(fileName);
    const file = (files[fileName] ??= { path: fileName, ...watched, all: [], tests: {} });
    file.all.push(id);
    for (const mutant of Object.keys(mutantCoverage.perTest[id] ?? {})) {
      (file.tests[mutant] ??= []).push(id);
    }
  }
  return Object.values(files);
}

const [{ factory }] = ofJest;
const create = (injector) => new NearestTestsFirst(injector.injectFunction(factory));
create.inject = tokens(commonTokens.injector);

export { strykerValidationSchema };
export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'nearest-tests-first', create),
];
