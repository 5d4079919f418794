import { TABLE_ID } from '../../aws/name-patterns';
import { POD_FORMS } from '../../workloads/admitted-pods';
import { maxSessionDuration } from './session-schema';
import { keys, named, notEmpty, oneOf, textOf } from './value-schemas';

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
  cluster: textOf(POD_FORMS.clusterArn)
    .optional()
    .describe(
      'ARN of the only EKS cluster whose pods may use the role. Only with `runsOn` "eks". Default: any cluster in the account.',
    ),
  namespace: textOf(POD_FORMS.namespace)
    .optional()
    .describe(
      'The only Kubernetes namespace whose pods may use the role. Only with `runsOn` "eks". Default: any namespace.',
    ),
  serviceAccount: textOf(POD_FORMS.serviceAccount)
    .optional()
    .describe(
      'The only Kubernetes service account whose pods may use the role. Only with `runsOn` "eks". Default: any service account.',
    ),
  maxSessionDuration: maxSessionDuration
    .optional()
    .describe(
      'Maximum session duration of the role. The four services choose their own durations and do not need it. Default: `sessions.maxDuration`.',
    ),
});
