import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { tenantConstructId } from '../config/tenant-names';
import { TENANT_TAG } from './principal-tags';

/** Whose sessions are cut off, and from when on they count again. */
export interface Revocation {
  /** Credentials issued before this time, ISO 8601 in UTC, are worth nothing. */
  readonly issuedBefore: string;
  /** The only tenant whose sessions end. @default - everybody's */
  readonly tenant?: string;
}

/**
 * The statements that cut sessions off: they deny everything that the role allows.
 *
 * Source: IAM User Guide, Revoke IAM role temporary security credentials, with the allowed actions in place of `*`.
 *
 * @param allowed the statements of the role
 */
export function revocationStatements(
  revocations: readonly Revocation[],
  allowed: readonly PolicyStatement[],
): PolicyStatement[] {
  const actions = [...new Set(allowed.flatMap((statement) => statement.actions))].sort();
  return revocations.map(
    ({ issuedBefore, tenant }) =>
      new PolicyStatement({
        sid: `RevokeSessionsOf${tenant === undefined ? 'AllUsers' : tenantConstructId(tenant)}`,
        effect: Effect.DENY,
        actions,
        // A denial is to hold wherever the actions are allowed, now and later.
        resources: ['*'],
        conditions: {
          ...(tenant === undefined
            ? {}
            : { StringEquals: { [`aws:PrincipalTag/${TENANT_TAG}`]: tenant } }),
          DateLessThan: { 'aws:TokenIssueTime': issuedBefore },
        },
      }),
  );
}
