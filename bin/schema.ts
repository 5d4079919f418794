import { join } from 'node:path';
import { stageJsonSchema } from '../lib/stage/schema/stage-schema';
import { writeJsonFile } from '../tools/write-whole-file';
import { fail } from './fail';

writeJsonFile(join(__dirname, '..', 'config', 'schema.json'), stageJsonSchema()).catch(fail);
