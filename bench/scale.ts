import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../bin/fail';
import { writeWholeFile } from '../tools/write-whole-file';
import { scaleTables } from './scale/tables';
import { withTables } from './scale/with-tables';

const PAGE = join(__dirname, '..', 'docs', 'scale.md');

/** Computes the tables of docs/scale.md anew; a test fails until that is done. */
async function main(): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  writeWholeFile(PAGE, withTables(page, scaleTables()));
}

main().catch(fail);
