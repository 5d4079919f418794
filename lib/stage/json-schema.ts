import { z } from 'zod';
import { stageSchema } from './schema/stage-schema';

/** The JSON Schema of a stage file, as `config/schema.json` holds it for editors. */
export function stageJsonSchema(): object {
  return {
    title: 'Stage file',
    ...z.toJSONSchema(stageSchema, { io: 'input', target: 'draft-7' }),
  };
}
