import { expects, keys, named, oneOf } from './value-schemas';
import { TABLE_ID } from '../../aws/name-patterns';
import { maxSessionDuration } from './session-schema';

/** What a workload may do with a table; the actions of each are in `lib/workloads/grant-actions.ts`. */
const grant = oneOf(['read', 'write', 'readWrite']);

/** One workload of the stage file: an application that runs on AWS. */
export const workloadSchema = keys({
  runsOn: oneOf(['ec2', 'lambda', 'ecs', 'eks']).describe('Which service gives it the credentials'),
  tables: named(
    grant,
    TABLE_ID,
    'an object of grants by table id',
    'write { "orders": "read" }, "write" or "readWrite"',
  )
    .refine(
      (tables) => Object.keys(tables).length > 0,
      expects('at least one table', 'name a table of the stage, such as { "orders": "read" }'),
    )
    .describe('What it may do with which tables: read, write or readWrite'),
  maxSessionDuration: maxSessionDuration
    .optional()
    .describe('Longest session of its role. Default: sessions.maxDuration'),
});
