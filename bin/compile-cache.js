// Keeps what V8 made of each module for the next process, as Node.js does by itself from 22.8 on: half of a synth is
// V8 compiling the CDK. V8 itself refuses what another version of it made, or for other flags.
'use strict';
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const { deserialize, serialize, cachedDataVersionTag } = require('node:v8');
const { constants, Script } = require('node:vm');

const DIRECTORY = join(__dirname, '..', 'node_modules', '.cache', 'compiled');

if (Module.enableCompileCache) Module.enableCompileCache(DIRECTORY);
else
  keepCompiled(join(DIRECTORY, `${basename(process.argv[1] ?? 'node')}-${cachedDataVersionTag()}`));

function keepCompiled(file) {
  const kept = recall(file);
  const scripts = new Map();
  const { _compile } = Module.prototype;
  Module.prototype._compile = function (source, filename, format) {
    const hash = createHash('sha1').update(filename).update(source).digest('base64');
    // The program itself is Node.js' own, because that keeps what it learns of files while the program loads.
    const script = this.parent && format !== 'module' && compile(source, filename, kept.get(hash));
    if (!script) return _compile.call(this, source, filename, format);
    if (script.cachedDataRejected ?? true) scripts.set(hash, script);
    return run(this, script, filename);
  };
  // Only then are the functions compiled that the process calls.
  process.once('exit', () => {
    if (scripts.size > 0) remember(file, kept, scripts);
  });
}

/** What cannot be compiled is for Node.js to tell: it may be an ECMAScript module. */
function compile(source, filename, cachedData) {
  const [head] = Module.wrapper;
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const options = { filename, columnOffset: -head.length, cachedData, importModuleDynamically };
  try {
    return new Script(Module.wrap(source.replace(/^#!/, '//')), options);
  } catch {
    return undefined;
  }
}

function run(module, script, filename) {
  const { exports } = module;
  const values = [exports, Module.createRequire(filename), module, filename, dirname(filename)];
  return script.runInThisContext().apply(exports, values);
}

function recall(file) {
  try {
    return deserialize(readFileSync(file));
  } catch {
    return new Map();
  }
}

/** Whole or not at all: several processes may be at it. */
function remember(file, kept, scripts) {
  const draft = `${file}.${process.pid}`;
  try {
    for (const [hash, script] of scripts) kept.set(hash, script.createCachedData());
    mkdirSync(DIRECTORY, { recursive: true });
    writeFileSync(draft, serialize(kept));
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written to makes V8 compile each time.
  }
}
