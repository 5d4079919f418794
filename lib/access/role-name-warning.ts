import { Annotations, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito. */
const MAX_NAME_IN_US_GOV_EAST_1 = 20;

/** Warns about long role names in us-gov-east-1, where Cognito may fail with them; generated names are long. */
export function warnOfLongRoleNames(
  scope: Construct,
  roleName: string | undefined,
  tenantsHaveRoles: boolean,
): void {
  if (Stack.of(scope).region !== 'us-gov-east-1') return;
  const short = roleName !== undefined && roleName.length <= MAX_NAME_IN_US_GOV_EAST_1;
  const fixes = [
    ...(short ? [] : [`Set identity.roleName to at most ${MAX_NAME_IN_US_GOV_EAST_1} characters.`]),
    ...(tenantsHaveRoles
      ? ['Remove maxSessionDuration from tenants, whose roles have generated names.']
      : []),
  ];
  if (fixes.length === 0) return;
  Annotations.of(scope).addWarningV2(
    'dynamodb-direct-access:longRoleName',
    `In us-gov-east-1, identity pools may fail to assume roles with names of more than ${MAX_NAME_IN_US_GOV_EAST_1} characters. ${fixes.join(' ')}`,
  );
}
