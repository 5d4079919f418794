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
 * @param ofEverybody the time for all sessions
 * @param tenants tenants, some with a time for their sessions
 * @param allowed the permissions of the role
 */
export function revocations(
  ofEverybody: Date | undefined,
  tenants: readonly TenantSessions[],
  allowed: readonly Permission[],
): Permission[] {
  const actions = [...new Set(allowed.flatMap((permission) => permission.actions))];
  const denial = (whose: string, issuedBefore: Date, condition: Conditions): Permission => ({
    sid: () => `RevokeSessionsOf${whose}`,
    effect: Effect.DENY,
    actions,
    // The denial covers every resource, also those that are granted later.
    resource: '*',
    conditions: {
      ...condition,
      DateLessThan: { 'aws:TokenIssueTime': inWholeSeconds(issuedBefore) },
    },
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

/** ISO 8601 in UTC. Part of a second counts as a whole one, so that no credentials issued before the time remain. */
function inWholeSeconds(time: Date): string {
  const seconds = new Date(Math.ceil(time.getTime() / 1_000) * 1_000);
  return seconds.toISOString().replace('.000Z', 'Z');
}
