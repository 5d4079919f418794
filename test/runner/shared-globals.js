const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** What Jest itself leaves in the globals of a test file. */
const OF_JEST = ['EVENT_HANDLERS', 'RETRY_TIMES', 'TEST_TIMEOUT_SYMBOL'].map((name) =>
  Symbol.for(name),
);

/**
 * The globals of Node.js itself, which modules that all test files share need: an array made by them is an array to a
 * test. What a test file may change of the process is put back when it ends.
 */
module.exports = class SharedGlobals {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  #variables = { ...process.env };
  #before = { console, directory: process.cwd(), env: process.env, exit: process.exit };

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    const { console, directory, env, exit } = this.#before;
    globalThis.console = console;
    process.exit = exit;
    process.chdir(directory);
    process.env = env;
    for (const name of Object.keys(env)) if (!(name in this.#variables)) delete env[name];
    Object.assign(env, this.#variables);
    for (const symbol of OF_JEST) delete globalThis[symbol];
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest asks that there be this; Node.js loads all modules, so there is no context. */
  getVmContext() {
    return null;
  }
};
