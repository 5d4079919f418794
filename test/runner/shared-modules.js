const { AsyncLocalStorage } = require('node:async_hooks');
const Module = require('node:module');
const { sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');

const TESTS = `${sep}test${sep}`;

/** By the path of a module: another test file than the one that loaded it may need the source map. */
const sourceMaps = new Map();

/** The runtime of the test file that runs; a process runs one after the other. */
let running;

// TypeScript is transformed as Jest's configuration says, and what comes of it kept in Jest's own cache.
Module._extensions['.ts'] = (module, filename) =>
  module._compile(running.transformCache.transform(filename), filename);

/** What Jest keeps of a running test is handed on by every promise, and so would be that of all test files before. */
const storage = new AsyncLocalStorage();
const ONE_STORAGE = {
  AsyncLocalStorage: function () {
    return storage;
  },
};

/** What replaces modules, or loads them anew, would do nothing here: to call it fails instead. */
const UNAVAILABLE = /mock(On|Off|(From)?Module)?$|^(isolate|reset)Modules|^requireActual$/i;

/**
 * Jest gives every test file modules of its own, loaded anew and cold. Here Node.js loads them, once for all test files
 * of a process: the CDK alone takes a second to load, and code that has run a while is several times as fast.
 *
 * What is below `test/` still belongs to one test file alone.
 */
module.exports = class SharedModules extends Runtime {
  #isWatching;

  constructor(...all) {
    super(...all);
    const { watch, watchAll } = all.at(-1);
    this.#isWatching = watch || watchAll;
    this.transformCache.sourceMaps = sourceMaps;
    running = this;
  }

  /** A test file, or one that sets tests up. */
  requireModule(path) {
    const { jest } = this.requireModuleOrMock(path, '@jest/globals');
    const available = Object.entries(jest).filter(([name]) => !UNAVAILABLE.test(name));
    globalThis.jest = Object.fromEntries(available);
    const module = new Module(path);
    module.load(path);
    return module.exports;
  }

  /** The part of Jest that has the state of a test file; what it needs is shared as well. */
  requireInternalModule(path) {
    const module = new Module(path);
    const load = module.require.bind(module);
    module.require = (name) => (name === 'node:async_hooks' ? ONE_STORAGE : load(name));
    module.load(path);
    return module.exports;
  }

  /** Node.js has its own, which is the one that is needed. */
  installGetBuiltinModule() {}

  teardown() {
    delete globalThis.jest;
    for (const path of Object.keys(require.cache)) {
      const isOfFile = path.includes(TESTS) || this.#isWatching;
      if (path.endsWith('.ts') && isOfFile) delete require.cache[path];
    }
    super.teardown();
  }
};
