import { Effect, type Conditions } from 'aws-cdk-lib/aws-iam';
import { principalTag, TENANT_TAG } from '../aws/condition-keys';
import { tenantConstructId } from './role-names';
import type { Permission } from './permission';
import type { TenantSessions } from './tenant-sessions';

/**
 * Denies everything that the role allows to credentials issued before a time.
 *
 * Source: IAM User Guide, Revoke IAM role temporary security credentials, with the allowed actions in place of `*`.
 *
 * @param ofEverybody the time for all sessions, ISO 8601 in UTC
 * @param tenants tenants, some with a time for their sessions
 * @param allowed the permissions of the role
 */
export function revocations(
  ofEverybody: string | undefined,
  tenants: readonly TenantSessions[],
  allowed: readonly Permission[],
): Permission[] {
  const actions = [...new Set(allowed.flatMap((permission) => permission.actions))];
  const denial = (whose: string, issuedBefore: string, condition: Conditions): Permission => ({
    sid: () => `RevokeSessionsOf${whose}`,
    effect: Effect.DENY,
    actions,
    // The denial covers every resource, also those that are granted later.
    resource: '*',
    conditions: { ...condition, DateLessThan: { 'aws:TokenIssueTime': issuedBefore } },
  });
  return [
    ...tenants.flatMap(({ id, revokeIssuedBefore }) =>
      revokeIssuedBefore === undefined
        ? []
        : [
            denial(tenantConstructId(id), revokeIssuedBefore, {
              StringEquals: { [principalTag(TENANT_TAG)]: id },
            }),
          ],
    ),
    ...(ofEverybody === undefined ? [] : [denial('Everybody', ofEverybody, {})]),
  ];
}
