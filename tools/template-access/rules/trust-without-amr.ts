import { sameKey } from '../policies/condition-operator';
import type { TemplateAccess } from '../template-access';
import type { AccessRule, RuleFinding } from './access-rule';
import { cognitoTrusts, type CognitoTrust } from './analysis/cognito-trust';
import { comparedIn } from './analysis/condition-requirement';
import { admits, type IdentityKind } from './analysis/identity-kind';
import { missingClaim } from './analysis/required-claim';
import { assignedKinds } from './analysis/role-users';

/**
 * The trust policy of a role requires `amr`, because all identities of a pool have valid tokens: a role for authenticated
 * identities excludes unauthenticated identities, and the reverse. The fix admits the identities that the identity pool
 * assigns the role to.
 *
 * Source: Cognito Developer Guide, IAM roles.
 */
export const trustWithoutAmr: AccessRule = {
  name: 'TrustWithoutAmr',
  severity: 'high',
  find: (access) =>
    cognitoTrusts(access)
      .filter((trust) => !isForUnauthenticatedOnly(trust))
      .flatMap((trust) => findingsIn(trust, access)),
};

function findingsIn(trust: CognitoTrust, access: TemplateAccess): readonly RuleFinding[] {
  const kinds = assignedKinds(trust.role, access);
  const isForUnauthenticated = kinds.length === 1 && kinds[0] === 'unauthenticated';
  const others = isForUnauthenticated ? 'authenticated' : 'unauthenticated';
  return missingClaim(trust, access, {
    claim: 'amr',
    isNarrow: (compared) => !admits(compared, others),
    whoCanAssume: isForUnauthenticated
      ? 'Authenticated identities, not only unauthenticated ones,'
      : 'Unauthenticated identities',
    fix: (key, how) =>
      kinds.length > 1
        ? `Assign unauthenticated identities a role of their own, and for this one: ${how.charAt(0).toLowerCase()}${how.slice(1)} ForAnyValue:StringLike ${key} authenticated`
        : `${how} ForAnyValue:StringLike ${key} ${kinds[0] ?? 'authenticated'}`,
  });
}

function isForUnauthenticatedOnly({ statement: { conditions }, service }: CognitoTrust): boolean {
  return conditions.some((one) => {
    const compared = sameKey(one.key, `${service}:amr`) ? comparedIn(one) : [];
    const isOnly = (kind: IdentityKind, other: IdentityKind) =>
      compared.every((each) => admits(each, kind) && !admits(each, other));
    return compared.length > 0 && isOnly('unauthenticated', 'authenticated');
  });
}
