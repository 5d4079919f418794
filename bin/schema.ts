import { join } from 'node:path';
import { generatedFiles } from '../tools/docs/generated-files';
import { writeWholeFile } from '../tools/write-whole-file';
import { fail } from './fail';

const ROOT = join(__dirname, '..');

try {
  for (const [file, text] of Object.entries(generatedFiles(ROOT))) {
    writeWholeFile(join(ROOT, file), text);
  }
} catch (error) {
  fail(error);
}
