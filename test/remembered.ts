import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskCache } from '../tools/template-checks/disk-cache';

const ROOT = join(__dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'tests');

/**
 * What a function finds out, kept by all that it depends on: its arguments, the code of its module and of all modules
 * of ours that this one needs, the versions of all packages, and that of Node.js. Where any of them has changed, as on a
 * machine that has nothing kept, it is found out anew; an error is never kept.
 *
 * @param moduleFile which has the function
 * @param given plain data
 */
export async function remembered<Given extends readonly unknown[], Found>(
  moduleFile: string,
  find: (...given: Given) => Promise<Found>,
  ...given: Given
): Promise<Found> {
  const asked = JSON.stringify([find.name, given], plain);
  const key = keyOf(moduleFile).update(asked).digest('hex');
  const memory = new DiskCache(CACHE);
  const known = memory.read(key);
  if (known !== undefined) return known as Found;
  const found = await find(...given);
  memory.write(key, JSON.stringify(found));
  return found;
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'function') throw new Error('remembered by a function, not by plain data');
  return value;
}

/** A folder in which a module of ours may keep what it finds out: another one, where its code is another. */
export function rememberedFolder(moduleFile: string): string {
  return join(CACHE, keyOf(moduleFile).digest('hex'));
}

function keyOf(moduleFile: string): Hash {
  const hash = createHash('sha256').update(process.version);
  hash.update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const file of [...codeOf(moduleFile)].sort()) hash.update(readFileSync(file));
  return hash;
}

/** The files of a loaded module and of all that it needs, packages apart. */
function codeOf(file: string, found = new Set<string>()): Set<string> {
  const loaded = require.cache[file];
  if (!loaded) throw new Error(`${file} is not loaded`);
  if (found.has(file) || file.includes('node_modules')) return found;
  found.add(file);
  loaded.children.forEach(({ filename }) => codeOf(filename, found));
  return found;
}
