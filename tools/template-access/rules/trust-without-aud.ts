import type { Principal } from '../principals';
import type { AccessRule, RuleFinding } from './access-rule';
import { claimFinding, type RequiredClaim } from './analysis/claim-finding';
import { cognitoTrusts } from './analysis/cognito-trust';
import { conditionElement } from './analysis/condition-element';
import { requirement, type Compared } from './analysis/requirement';
import { selects } from './analysis/selected-actions';
import { hasWildcard } from './analysis/wildcards';

/**
 * A role that trusts Cognito's identity service names the identity pool whose identities it admits: anybody can make a
 * pool of their own, in an account of their own, and ask for any role that does not.
 *
 * Source: Cognito Developer Guide, IAM roles; STS API reference, AssumeRoleWithWebIdentity.
 */
export const trustWithoutAud: AccessRule = {
  name: 'TrustWithoutAud',
  severity: 'high',
  find: (access) => [
    ...cognitoTrusts(access).flatMap((trust) => claimFinding(trust, AUDIENCE)),
    ...access.principals.flatMap(ofApps),
  ],
};

const AUDIENCE: RequiredClaim = {
  claim: 'aud',
  isNarrow: isOnePool,
  letsIn: 'users of identity pools of strangers',
  fix: (key) => `write the condition StringEquals ${key} with the ID of the identity pool`,
};

function isOnePool({ value, isPattern }: Compared): boolean {
  return !isPattern || !hasWildcard(value);
}

/** Providers that anybody can make an app at, and the key that names one's own. Source: IAM User Guide, condition keys. */
const APPS: Readonly<Record<string, string>> = {
  'accounts.google.com': 'accounts.google.com:aud',
  'graph.facebook.com': 'graph.facebook.com:app_id',
  'www.amazon.com': 'www.amazon.com:app_id',
};

function ofApps(role: Principal): readonly RuleFinding[] {
  return role.trust.flatMap((statement) => {
    const { effect, actions, principals, conditions } = statement;
    if (effect === 'Deny' || !selects(actions, 'sts:AssumeRoleWithWebIdentity')) return [];
    const named = principals?.except === false ? principals.named : [];
    return named.flatMap(({ name }) => {
      const key = Object.hasOwn(APPS, name) ? APPS[name] : undefined;
      if (key === undefined || requirement(conditions, key, isOnePool) === 'always') return [];
      const what = `the trust of ${role.id} does not require ${key}, so users of everybody's apps at ${name} can assume the role`;
      const fix = `write the condition StringEquals ${key} with the ID of the app`;
      return [{ at: conditionElement(statement), what, fix }];
    });
  });
}
