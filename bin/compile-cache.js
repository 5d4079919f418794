// Keeps what V8 made of each module for the next process, as Node.js does by itself from 22.8 on: half of a synth is
// V8 compiling the CDK. V8 itself refuses what another version of it made, or for other flags.
'use strict';
const { mkdirSync, openSync, readSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const { deserialize, serialize, cachedDataVersionTag } = require('node:v8');
const { constants, Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/** Node.js 20 does not know who imports from code that was kept. */
const IMPORTS_LATER = /\bimport\s*\(/;
/** Bytes of a length. */
const LENGTH = 4;
const DIRECTORY = join(__dirname, '..', 'node_modules', '.cache', 'compiled');

if (Module.enableCompileCache) Module.enableCompileCache(DIRECTORY);
else
  keepCompiled(join(DIRECTORY, `${basename(process.argv[1] ?? 'node')}-${cachedDataVersionTag()}`));

function keepCompiled(file) {
  const kept = keptIn(file);
  const scripts = new Map();
  const { _compile } = Module.prototype;
  Module.prototype._compile = function (source, filename, format) {
    const hash = `${source.length} ${crc32(source)}`;
    // The program itself is Node.js' own, because that keeps what it learns of files while the program loads.
    const isKept = this.parent && format !== 'module' && !IMPORTS_LATER.test(source);
    const script = isKept && compile(source, filename, kept.code(filename, hash));
    if (!script) return _compile.call(this, source, filename, format);
    if (script.cachedDataRejected ?? true) scripts.set(filename, { hash, script });
    return run(this, script, filename);
  };
  // Only then are the functions compiled that the process calls.
  process.once('exit', () => {
    if (scripts.size > 0) keep(file, kept, scripts);
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

/** A file begins with the length of its index, which says where the code of each module is: no other is read. */
function keptIn(file) {
  let [descriptor, index, start] = [undefined, new Map(), 0];
  try {
    descriptor = openSync(file);
    start = LENGTH + read(descriptor, 0, LENGTH).readUInt32LE();
    index = deserialize(read(descriptor, LENGTH, start - LENGTH));
  } catch {
    // Nothing is kept yet.
  }
  const code = (filename, hash) => {
    const place = index.get(filename);
    return place?.hash === hash ? read(descriptor, start + place.offset, place.length) : undefined;
  };
  return { index, code };
}

function read(descriptor, position, length) {
  const buffer = Buffer.alloc(length);
  readSync(descriptor, buffer, 0, length, position);
  return buffer;
}

/** Whole or not at all: several processes may be at it. */
function keep(file, { index, code }, scripts) {
  const all = new Map(
    [...index].map(([name, { hash }]) => [name, { hash, data: code(name, hash) }]),
  );
  for (const [name, { hash, script }] of scripts) {
    all.set(name, { hash, data: script.createCachedData() });
  }
  let offset = 0;
  const places = [...all].map(
    ([
      name,
      {
        hash,
        data: { length },
      },
    ]) => {
      offset += length;
      return [name, { hash, offset: offset - length, length }];
    },
  );
  const head = serialize(new Map(places));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(head.length);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(DIRECTORY, { recursive: true });
    writeFileSync(
      draft,
      Buffer.concat([length, head, ...[...all.values()].map(({ data }) => data)]),
    );
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written to makes V8 compile each time.
  }
}
