import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../../tools/docs/generated-files';

const ROOT = join(__dirname, '..', '..', '..');

test.each(Object.entries(generatedFiles(ROOT)))(
  '%s is up to date (npm run schema)',
  (file, text) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
  },
);
