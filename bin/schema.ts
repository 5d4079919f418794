import { join } from 'node:path';
import { generatedFiles } from '../tools/docs/generated-files';
import { writeWholeFile } from '../tools/write-whole-file';
import { fail } from './fail';

const ROOT = join(__dirname, '..');

async function writeGeneratedFiles(): Promise<void> {
  for (const [file, text] of Object.entries(generatedFiles(ROOT))) {
    await writeWholeFile(join(ROOT, file), text);
  }
}

writeGeneratedFiles().catch(fail);
