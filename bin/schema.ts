import { join } from 'node:path';
import { stageJsonSchema } from '../lib/config/json-schema';
import { writeJsonFile } from '../lib/write-whole-file';
import { fail } from './fail';

writeJsonFile(join(__dirname, '..', 'config', 'schema.json'), stageJsonSchema()).catch(fail);
