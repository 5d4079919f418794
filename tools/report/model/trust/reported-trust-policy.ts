import { isCognitoIdentityService } from '../../../../lib/aws/cognito-identity-service';
import { ASSUME_ROLE_ACTIONS } from '../../../template-access/policies/assume-role-actions';
import { mayCover } from '../../../template-access/policies/patterns';
import type { Principal } from '../../../template-access/principals/principal';
import type {
  Condition,
  PolicyStatement,
} from '../../../template-access/policies/policy-statement';
import type { TemplateAccess } from '../../../template-access/template-access';
import type { TemplateText } from '../../../template-access/template/template-text';
import { fromWords, untilWords } from '../../words/limits-words';
import { otherConditions } from '../../words/other-conditions';
import type { ClaimsByTag } from '../../words/policy-variables';
import { principalWords } from '../../words/principal-words';
import { isPodIdentity, isRolesAnywhere } from '../../words/service-words';
import type { ReportedTrust } from '../access-report';
import { isClosedTo } from './closed-trust';
import { cognitoTrust, type AllowedIdentities } from './cognito-trust';
import { podsTrust } from './pods-trust';
import { revocationNotes } from './revocation-notes';
import { groupsWithRole, groupWords, roleAssignments } from './role-assignments';
import { missingTagSession, tagSessionNotes } from './session-tags';
import { unlimitedTrust } from './unlimited-trust';

/** Who can assume a role of the template, by its trust policy. */
export function reportedTrustPolicy(
  role: Principal,
  access: TemplateAccess,
  claims: ClaimsByTag,
): readonly ReportedTrust[] {
  return role.trust
    .filter(decidesWhoAssumes)
    .flatMap((statement) => trustStatement(role, statement, access, claims));
}

/** Statements that only allow `sts:TagSession` or `sts:SetSourceIdentity` do not allow assuming the role. */
function decidesWhoAssumes({ effect, actions: { patterns, except } }: PolicyStatement): boolean {
  const mayAssume = patterns.some((pattern) =>
    ASSUME_ROLE_ACTIONS.some((action) => mayCover(pattern.toLowerCase(), action.toLowerCase())),
  );
  return effect === 'Deny' || except || mayAssume;
}

function trustStatement(
  role: Principal,
  statement: PolicyStatement,
  access: TemplateAccess,
  claims: ClaimsByTag,
): readonly ReportedTrust[] {
  const { principals: trusted, effect, conditions } = statement;
  const { identityPools, principals } = access;
  if (effect === 'Deny') return [denial(statement, principals, claims)];
  return (trusted?.named ?? []).map(({ kind, name }) => {
    const closed = isClosedTo({ kind, name }, statement, role, access);
    return closed ? nobody(trustOf(kind, name)) : trustOf(kind, name);
  });

  function trustOf(kind: string, name: TemplateText): ReportedTrust {
    if (kind === 'Federated' && isCognitoIdentityService(name)) {
      return identityPoolTrust(role, name, conditions, { identityPools, claims });
    }
    const notes = tagSessionNotes(role, name);
    if (trusted?.except === true) {
      const who = principalWords(kind, name, principals, conditions);
      return { ...withConditions(`EVERYONE except ${who}`, conditions, claims), notes };
    }
    const trust = otherTrust(kind, name, conditions, access, claims);
    return { ...trust, notes: [...notes, ...trust.notes] };
  }
}

/** UnsatisfiableTrust has the cause. */
function nobody(trust: ReportedTrust): ReportedTrust {
  return { ...trust, who: `NOBODY, although it names ${trust.who}` };
}

/** A service, an account, a role or user, or another provider. */
function otherTrust(
  kind: string,
  name: TemplateText,
  conditions: readonly Condition[],
  { principals, revocationLists }: TemplateAccess,
  claims: ClaimsByTag,
): ReportedTrust {
  const who = principalWords(kind, name, principals, conditions);
  const pods = podsTrust(kind === 'Service' && isPodIdentity(name) ? conditions : []);
  const others = conditions.filter((one) => !pods.describedConditions.includes(one));
  const trust = withConditions(`${who}${pods.who}`, others, claims);
  return isRolesAnywhere(name)
    ? { ...trust, notes: revocationNotes(conditions, revocationLists) }
    : trust;
}

function identityPoolTrust(
  role: Principal,
  name: TemplateText,
  conditions: readonly Condition[],
  { identityPools, claims }: Pick<TemplateAccess, 'identityPools'> & { claims: ClaimsByTag },
): ReportedTrust {
  const cognito = cognitoTrust(conditions, identityPools);
  const others = conditions.filter((one) => !cognito.describedConditions.includes(one));
  const trust = withConditions(membersWords(role, cognito), others, claims);
  const notes = [
    ...roleAssignments(role, cognito),
    ...missingTagSession(role, name, cognito.pools),
  ];
  return { ...trust, notes };
}

/** Identities that get the role by their groups only are members; a role with another way has more. */
function membersWords(role: Principal, { who, pools }: AllowedIdentities): string {
  const groups = pools.flatMap((pool) => groupsWithRole(role, pool));
  const isAttached = pools.some(
    ({ attachments, classicFlow }) =>
      classicFlow !== 'closed' || attachments.some((one) => one.role === role.arn),
  );
  return groups.length === 0 || isAttached ? who : `members of ${groupWords(groups)}: ${who}`;
}

function denial(
  { principals: trusted, conditions }: PolicyStatement,
  principals: readonly Principal[],
  claims: ClaimsByTag,
): ReportedTrust {
  const named = (trusted?.named ?? []).map(({ kind, name }) =>
    principalWords(kind, name, principals),
  );
  const except = trusted?.except === true ? 'everyone except ' : '';
  return {
    ...unlimitedTrust(`DENIED: ${except}${named.join(' and ')}`),
    conditions: otherConditions(conditions, [], claims),
  };
}

function withConditions(
  who: string,
  conditions: readonly Condition[],
  claims: ClaimsByTag,
): ReportedTrust {
  return {
    who,
    until: untilWords(conditions),
    from: fromWords(conditions),
    conditions: otherConditions(conditions, ['limits'], claims),
    notes: [],
  };
}
