import { Annotations, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito. */
const LONGEST_NAME_IN_US_GOV_EAST_1 = 20;

/** Warns of long role names where Cognito may fail with them; CloudFormation gives long ones to roles without a name. */
export function warnOfLongRoleNames(
  scope: Construct,
  roleName: string | undefined,
  tenantsHaveRoles: boolean,
): void {
  if (Stack.of(scope).region !== 'us-gov-east-1') return;
  const short = roleName !== undefined && roleName.length <= LONGEST_NAME_IN_US_GOV_EAST_1;
  const fixes = [
    ...(short ? [] : ['set identity.roleName to a shorter one']),
    ...(tenantsHaveRoles ? ['remove maxSessionDuration from tenants'] : []),
  ];
  if (fixes.length === 0) return;
  Annotations.of(scope).addWarningV2(
    'dynamodb-direct-access:longRoleName',
    `in us-gov-east-1 identity pools may fail to assume a role whose name is longer than ${LONGEST_NAME_IN_US_GOV_EAST_1} characters; ${fixes.join(', and ')}`,
  );
}
