import { FederatedPrincipal, type IPrincipal, type Role } from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { cognitoIdentityService } from '../aws/cognito-identity-service';
import { requestTag, TENANT_TAG } from '../aws/condition-keys';
import { longestArn, LONGEST_REGION, UUID } from '../aws/longest-arns';
import { IAM_QUOTAS } from '../aws/quotas';
import { isLiteral } from '../aws/policy-literals';
import { printedValue } from '../aws/printed-value';
import { maxCharacters } from './deployed-length';
import type { PrincipalTags } from './principal-tags';
import { quotaError, type PolicyHolder } from './quota-error';

/** The identities that a trust policy admits. */
export interface AdmittedIdentities {
  /** The service name of Cognito identity pools in the Region of the stack. */
  readonly identityService: string;
  /** The ID of the only identity pool whose identities are admitted. */
  readonly identityPoolId: string;
  /** The session tags of the identities. */
  readonly principalTags: PrincipalTags;
  /** The only tenant whose users are admitted. @default - any */
  readonly onlyTenant?: string;
  /** Tenants whose users are not admitted, because their tenant has a role of its own. @default - none */
  readonly exceptTenants?: readonly string[];
}

/**
 * The trusted principal of a role: authenticated identities of one identity pool, and no others.
 *
 * `aud` excludes identities of other identity pools. `amr` excludes unauthenticated identities; it is multivalued,
 * hence the set operator. Session tags need `sts:TagSession`, or the call fails. The condition on the tenant is
 * necessary because clients can request a role (`CustomRoleArn`; in the classic flow any). Source: Cognito Developer
 * Guide, Role trust and permissions.
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

/** @throws {Error} if a trust policy would admit the identities of other identity pools */
export function assertIdentityPoolId(identityPoolId: string): void {
  if (isLiteral(identityPoolId)) return;
  throw new Error(
    `Invalid identityPoolId ${printedValue(identityPoolId)}. Use the ID of one identity pool, <region>:<uuid>.`,
  );
}

/** The longest values that CloudFormation resolves: the ARN of a trust anchor, and the ID of an identity pool. */
const LONGEST_VALUE = longestArn('rolesanywhere', `trust-anchor/${UUID}`);
const LONGEST_REFERENCE = `${LONGEST_REGION}:${UUID}`;

/**
 * Asserts that the trust policy of a role fits IAM's quota. Unlike permissions, it cannot be split.
 *
 * @throws {Error} if the trust policy exceeds IAM's quota
 */
export function assertTrustPolicyFits(role: Role, holder: PolicyHolder): void {
  const document: unknown = Stack.of(role).resolve(role.assumeRolePolicy);
  const characters = maxCharacters(document, (name) =>
    name === 'Ref' ? LONGEST_REFERENCE : LONGEST_VALUE,
  );
  if (characters <= IAM_QUOTAS.trustPolicyCharacters) return;
  throw quotaError(
    `the trust policy of ${holder.name} has ${characters} characters`,
    `IAM allows ${IAM_QUOTAS.trustPolicyCharacters}`,
    holder,
  );
}

/**
 * The service name of Cognito identity pools in the Region of a construct. Without a concrete Region it is that of
 * commercial Regions, because condition keys must be literals.
 *
 * @throws {Error} if the Region has no identity pools
 */
export function identityServiceOf(scope: Construct): string {
  const { region } = Stack.of(scope);
  const service = cognitoIdentityService(Token.isUnresolved(region) ? undefined : region);
  if (service !== undefined) return service;
  throw new Error(
    `Amazon Cognito identity pools are not available in ${region}. Deploy the stack to another Region.`,
  );
}
