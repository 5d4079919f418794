import { FederatedPrincipal, type IPrincipal, type Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { requestTag, TENANT_TAG } from '../aws/condition-keys';
import { IAM_QUOTAS } from '../aws/quotas';
import { mostCharacters } from './deployed-length';
import type { PrincipalTags } from './principal-tags';
import { quotaError, type PolicyHolder } from './quota-error';

export interface AdmittedIdentities {
  /** The name of Cognito's identity service where the stack is. */
  readonly identityService: string;
  /** The only identity pool whose identities are admitted. */
  readonly identityPoolId: string;
  /** The tags that their sessions carry. */
  readonly principalTags: PrincipalTags;
  /** The only tenant whose users are admitted. @default - any */
  readonly onlyTenant?: string;
  /** Tenants whose users are not admitted, because they have a role of their own. @default - none */
  readonly exceptTenants?: readonly string[];
}

/**
 * The trusted principal of a role: identities that one identity pool has authenticated, and no others.
 *
 * `aud` keeps out the identities of every other pool; `amr` is multi-valued, hence the set operator, and keeps
 * out unauthenticated identities. A session that carries tags needs `sts:TagSession` too, or it does not come about.
 * Clients have a say in which role they get (`CustomRoleArn`, and in the classic flow any), so a role tells by the tag
 * whose it is.
 */
export function identityPoolPrincipal(admitted: AdmittedIdentities): IPrincipal {
  const { identityPoolId, principalTags, onlyTenant, exceptTenants = [] } = admitted;
  const service = admitted.identityService;
  const tenant = requestTag(TENANT_TAG);
  const principal = new FederatedPrincipal(
    service,
    {
      StringEquals: {
        [`${service}:aud`]: identityPoolId,
        ...(onlyTenant === undefined ? {} : { [tenant]: onlyTenant }),
      },
      'ForAnyValue:StringLike': { [`${service}:amr`]: 'authenticated' },
      ...(exceptTenants.length > 0 ? { StringNotEquals: { [tenant]: exceptTenants } } : {}),
    },
    'sts:AssumeRoleWithWebIdentity',
  );
  return Object.keys(principalTags).length > 0 ? principal.withSessionTags() : principal;
}

/** The longest of what AWS fills in: the ARN of a trust anchor; the ID of an identity pool is shorter. */
const LONGEST_VALUE =
  'arn:aws-us-gov:rolesanywhere:us-isof-south-1:111122223333:trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab';
const LONGEST_REFERENCE = 'us-isof-south-1:1234abcd-12ab-34cd-56ef-1234567890ab';

/**
 * Asserts that IAM takes the trust policy of a role, which unlike permissions cannot be split.
 *
 * @throws {Error} where it exceeds IAM's quota of characters
 */
export function assertTrustPolicyFits(role: Role, holder: PolicyHolder): void {
  const document: unknown = Stack.of(role).resolve(role.assumeRolePolicy);
  const characters = mostCharacters(document, (name) =>
    name === 'Ref' ? LONGEST_REFERENCE : LONGEST_VALUE,
  );
  if (characters <= IAM_QUOTAS.trustPolicyCharacters) return;
  throw quotaError(
    `the trust policy of ${holder.name} has ${characters} characters`,
    `IAM allows ${IAM_QUOTAS.trustPolicyCharacters}`,
    holder,
  );
}
