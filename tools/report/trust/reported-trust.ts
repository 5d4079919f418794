import { mayCover } from '../../template-access/policies/patterns';
import type { Principal } from '../../template-access/principals/principal';
import type { Condition, PolicyStatement } from '../../template-access/policies/policy-statement';
import { isCognitoIdentityService } from '../../../lib/aws/cognito-identity-service';
import type { TemplateText } from '../../template-access/template/template-text';
import type { TemplateAccess } from '../../template-access/template-access';
import type { Admission } from '../access-report';
import { remainingWords } from '../words/remaining-words';
import { fromWords, untilWords } from '../words/limits-words';
import type { ClaimsByTag } from '../words/policy-variables';
import { principalWords } from '../words/principal-words';
import { cognitoAdmission } from './cognito-trust';
import { handedOut } from './attached-roles';
import { missingTags, tagsOfSession } from './session-tags';

/** Everybody who gets in as a principal of the template: by its trust, its keys, its password, its members. */
export function admissionsOf(
  principal: Principal,
  access: TemplateAccess,
  claims: ClaimsByTag,
): readonly Admission[] {
  switch (principal.kind) {
    case 'role':
      return principal.inTemplate
        ? principal.trust
            .filter(isAdmission)
            .flatMap((statement) => ofTrust(principal, statement, access, claims))
        : [plain(`whoever may assume the role ${principal.id}, which is not in this template`)];
    case 'user':
      return waysOfUser(principal);
    case 'group':
      return principal.members.length > 0
        ? [plain(`the users ${principal.members.join(', ')}`)]
        : [plain('whoever is put into the group')];
    default:
      return [plain('whoever the policy is attached to; nobody in this template')];
  }
}

/** Source: Service Authorization Reference, STS. */
const ASSUMES = ['', 'WithSAML', 'WithWebIdentity'].map((how) => `sts:AssumeRole${how}`);

/** Statements that only tag sessions, or name their source, let nobody in. */
function isAdmission({ effect, actions: { patterns, except } }: PolicyStatement): boolean {
  const mayAssume = patterns.some((pattern) =>
    ASSUMES.some((action) => mayCover(pattern.toLowerCase(), action.toLowerCase())),
  );
  return effect === 'Deny' || except || mayAssume;
}

function ofTrust(
  role: Principal,
  statement: PolicyStatement,
  { identityPools, principals }: TemplateAccess,
  claims: ClaimsByTag,
): readonly Admission[] {
  const { principals: trusted, effect, conditions } = statement;
  if (effect === 'Deny') return [deniedBy(statement, principals, claims)];
  const except = trusted?.except === true ? 'EVERYBODY but ' : '';
  return (trusted?.named ?? []).map(({ kind, name }) => {
    if (kind === 'Federated' && isCognitoIdentityService(name)) {
      return ofIdentityPool(role, name, conditions, { identityPools, claims });
    }
    const who = principalWords(kind, name, principals, conditions);
    const admission = limited(`${except}${who}`, conditions, claims);
    return { ...admission, notes: tagsOfSession(role, name) };
  });
}

function ofIdentityPool(
  role: Principal,
  name: TemplateText,
  conditions: readonly Condition[],
  { identityPools, claims }: Pick<TemplateAccess, 'identityPools'> & { claims: ClaimsByTag },
): Admission {
  const cognito = cognitoAdmission(conditions, identityPools);
  const others = conditions.filter((one) => !cognito.told.includes(one));
  const admission = limited(cognito.who, others, claims);
  const notes = [...handedOut(role, cognito), ...missingTags(role, name, cognito.pools)];
  return { ...admission, notes };
}

function deniedBy(
  { principals: trusted, conditions }: PolicyStatement,
  principals: readonly Principal[],
  claims: ClaimsByTag,
): Admission {
  const named = (trusted?.named ?? []).map(({ kind, name }) =>
    principalWords(kind, name, principals),
  );
  const except = trusted?.except === true ? 'everybody but ' : '';
  return {
    ...plain(`NOT ${except}${named.join(' nor ')}`),
    conditions: remainingWords(conditions, [], claims),
  };
}

/** Somebody, with the conditions of the way in. */
export function limited(
  who: string,
  conditions: readonly Condition[],
  claims: ClaimsByTag,
): Admission {
  return {
    who,
    until: untilWords(conditions),
    from: fromWords(conditions),
    conditions: remainingWords(conditions, ['limits'], claims),
    notes: [],
  };
}

function plain(who: string): Admission {
  return { who, until: 'no end', from: 'anywhere', conditions: [], notes: [] };
}

function waysOfUser({ id, inTemplate, accessKeys, hasPassword }: Principal): readonly Admission[] {
  const ways = [
    ...(inTemplate ? [] : [plain(`the user ${id}, who is not in this template`)]),
    ...accessKeys.map((key) => {
      const kept = key.keptIn.length === 0 ? '' : `, which ${key.keptIn.join(' and ')} keeps`;
      return plain(`whoever has the access key ${key.id}${kept}`);
    }),
    ...(hasPassword ? [plain("whoever has the user's password")] : []),
  ];
  return ways.length > 0 ? ways : [plain('nobody yet: a user without access key and password')];
}
