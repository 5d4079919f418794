import { FederatedPrincipal, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { TENANT_TAG } from '../aws/condition-keys';
import type { PrincipalTags } from './principal-tags';

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
 * out guests. A session that carries tags needs `sts:TagSession` too, or it does not come about. Clients have a say in
 * which role they get (`CustomRoleArn`, and in the classic flow any), so a role tells by the tag whose it is.
 */
export function identityPoolPrincipal(admitted: AdmittedIdentities): IPrincipal {
  const { identityPoolId, principalTags, onlyTenant, exceptTenants = [] } = admitted;
  const service = admitted.identityService;
  const tenant = `aws:RequestTag/${TENANT_TAG}`;
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
