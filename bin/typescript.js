// Runs TypeScript as ts-node does, and remembers by content what ts-node makes of a file: to load it, the compiler and
// swc takes longer than a synth. Plain JavaScript, because it runs before TypeScript can.
'use strict';
require('./compile-cache');
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const REMEMBERED = join(ROOT, 'node_modules', '.cache', 'transpiled');
const MAP = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** Besides a file's name and content, what its JavaScript depends on. */
const settings = [
  readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
  ...['ts-node', '@swc/core', 'typescript'].map((name) => require(`${name}/package.json`).version),
].join('\n');
/** Where what became of each loaded file is remembered. */
const places = new Map();

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const hash = createHash('sha256').update([settings, filename, source].join('\n')).digest('hex');
  const place = join(REMEMBERED, hash);
  places.set(filename, place);
  module._compile(recall(`${place}.js`) ?? remember(place, transpile(source, filename)), filename);
};

require('source-map-support').install({
  environment: 'node',
  retrieveSourceMap(filename) {
    const place = places.get(filename);
    const map = place && recall(`${place}.map`);
    return map ? { url: filename, map } : null;
  },
});

let service;
function transpile(source, filename) {
  const { prepareStackTrace } = Error;
  service ??= require('ts-node').create({ cwd: ROOT });
  // ts-node's own knows only the files that this process transpiled.
  Error.prepareStackTrace = prepareStackTrace;
  return service.compile(source, filename);
}

function recall(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The map is kept beside the code: it is twice as long, and only a stack trace needs it. */
function remember(place, transpiled) {
  const [code, map] = transpiled.split(MAP);
  try {
    mkdirSync(REMEMBERED, { recursive: true });
    write(`${place}.map`, Buffer.from(map, 'base64').toString());
    write(`${place}.js`, code);
  } catch {
    // A folder that cannot be written to makes ts-node run each time.
    return transpiled;
  }
  return code;
}

/** Whole or not at all: several processes may be at it. */
function write(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
