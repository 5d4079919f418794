import { TABLE_ID } from '../../aws/name-patterns';
import { maxSessionDuration } from './session-schema';
import { keys, named, notEmpty, oneOf } from './value-schemas';

/** What a workload may do with a table; `lib/workloads/grant-actions.ts` has the actions of each. */
const grant = oneOf(['read', 'write', 'readWrite']);

const grants = named(
  grant,
  TABLE_ID,
  'an object of grants by table ID',
  'write { "orders": "read" }, "write" or "readWrite"',
);

/** One workload of the stage file: an application that runs on AWS. */
export const workloadSchema = keys({
  runsOn: oneOf(['ec2', 'lambda', 'ecs', 'eks']).describe(
    'Service that runs the application and assumes its role: EC2 instances, Lambda functions, ECS tasks or EKS pods (Pod Identity).',
  ),
  tables: notEmpty(grants, {
    expected: 'at least one table',
    fix: 'name a table of the stage, such as { "orders": "read" }',
  }).describe('Tables of the stage that the workload uses, each with its grant.'),
  maxSessionDuration: maxSessionDuration
    .optional()
    .describe(
      'Maximum session duration of the role. The four services choose their own durations and do not need it. Default: `sessions.maxDuration`.',
    ),
});
