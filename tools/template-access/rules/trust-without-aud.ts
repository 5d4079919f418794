import type { Principal } from '../principals/principal';
import type { AccessRule, RuleFinding } from './access-rule';
import { missingClaim } from './analysis/required-claim';
import { cognitoTrusts, type CognitoTrust } from './analysis/cognito-trust';
import { poolsAssigning } from './analysis/role-users';
import type { TemplateAccess } from '../template-access';
import { shownList } from '../template/template-text';
import { conditionElement } from './analysis/statement-elements';
import { requirement, type Compared } from './analysis/condition-requirement';
import { ASSUME_ROLE_WITH_WEB_IDENTITY } from '../policies/assume-role-actions';
import { selects } from '../policies/selected-actions';
import { hasWildcard } from '../policies/patterns';

/**
 * A trust policy for Cognito identity pools requires the identity pool in `aud`: otherwise anyone can create an identity pool in
 * another account and assume the role.
 *
 * Source: Cognito Developer Guide, IAM roles; STS API reference, AssumeRoleWithWebIdentity.
 */
export const trustWithoutAud: AccessRule = {
  name: 'TrustWithoutAud',
  severity: 'high',
  find: (access) => [
    ...cognitoTrusts(access).flatMap((trust) => audienceFindings(trust, access)),
    ...access.principals.flatMap(appFindings),
  ],
};

function audienceFindings(trust: CognitoTrust, access: TemplateAccess): readonly RuleFinding[] {
  const pools = poolsAssigning(trust.role, access).map(({ id }) => id);
  const whose = pools.length > 0 ? `the ID of ${shownList(pools)}` : 'the ID of the identity pool';
  return missingClaim(trust, access, {
    claim: 'aud',
    isNarrow: isOnePool,
    whoCanAssume: 'Identities of identity pools in any account',
    fix: (key, how) => `${how} StringEquals ${key} with ${whose}`,
  });
}

function isOnePool({ value, isPattern }: Compared): boolean {
  return !isPattern || !hasWildcard(value);
}

/** Identity providers where anyone can register an app, and the condition key for the app. Source: IAM User Guide, condition keys. */
const APP_KEYS: Readonly<Record<string, string>> = {
  'accounts.google.com': 'accounts.google.com:aud',
  'graph.facebook.com': 'graph.facebook.com:app_id',
  'www.amazon.com': 'www.amazon.com:app_id',
};

function appFindings(role: Principal): readonly RuleFinding[] {
  return role.trust.flatMap((statement) => {
    const { effect, actions, principals, conditions } = statement;
    if (effect === 'Deny' || !selects(actions, ASSUME_ROLE_WITH_WEB_IDENTITY)) return [];
    const named = principals?.except === false ? principals.named : [];
    return named.flatMap(({ name }) => {
      const key = Object.hasOwn(APP_KEYS, name) ? APP_KEYS[name] : undefined;
      if (key === undefined || requirement(conditions, key, isOnePool) === 'always') return [];
      const what = `Users of any app at ${name} can assume ${role.id}: its trust policy does not require ${key}`;
      const fix = `Add the condition StringEquals ${key} with the ID of the app`;
      return [{ at: conditionElement(statement), what, fix }];
    });
  });
}
