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
  Module.prototype._compile = function (source, filename) {
    const hash = createHash('sha1').update(filename).update(source).digest('base64');
    const script = compile(source, filename, kept.get(hash));
    if (script.cachedDataRejected ?? true) scripts.set(hash, script);
    return run(this, script, filename);
  };
  // Only then are the functions compiled that the process calls.
  process.once('exit', () => {
    if (scripts.size > 0) remember(file, kept, scripts);
  });
}

function compile(source, filename, cachedData) {
  const [head] = Module.wrapper;
  return new Script(Module.wrap(source.replace(/^#!/, '//')), {
    filename,
    columnOffset: -head.length,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

function run(module, script, filename) {
  const require = Module.createRequire(filename);
  const { exports } = module;
  return script
    .runInThisContext()
    .call(exports, exports, require, module, filename, dirname(filename));
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
