import type { Principal } from '../principals/principal';
import type { AccessRule, RuleFinding } from './access-rule';
import { missingClaim, type RequiredClaim } from './analysis/required-claim';
import { cognitoTrusts } from './analysis/cognito-trust';
import { conditionElement } from './analysis/statement-elements';
import { requirement, type Compared } from './analysis/condition-requirement';
import { selects } from './analysis/statement-actions';
import { hasWildcard } from '../policies/patterns';

/**
 * A trust policy that names Cognito's identity service requires the identity pool in `aud`: otherwise anybody can create
 * a pool in an account of their own and assume the role.
 *
 * Source: Cognito Developer Guide, IAM roles; STS API reference, AssumeRoleWithWebIdentity.
 */
export const trustWithoutAud: AccessRule = {
  name: 'TrustWithoutAud',
  severity: 'high',
  find: (access) => [
    ...cognitoTrusts(access).flatMap((trust) => missingClaim(trust, AUDIENCE)),
    ...access.principals.flatMap(appFindings),
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

/** Identity providers at which anybody can register an app, and the condition key for the app. Source: IAM User Guide, condition keys. */
const APP_KEYS: Readonly<Record<string, string>> = {
  'accounts.google.com': 'accounts.google.com:aud',
  'graph.facebook.com': 'graph.facebook.com:app_id',
  'www.amazon.com': 'www.amazon.com:app_id',
};

function appFindings(role: Principal): readonly RuleFinding[] {
  return role.trust.flatMap((statement) => {
    const { effect, actions, principals, conditions } = statement;
    if (effect === 'Deny' || !selects(actions, 'sts:AssumeRoleWithWebIdentity')) return [];
    const named = principals?.except === false ? principals.named : [];
    return named.flatMap(({ name }) => {
      const key = Object.hasOwn(APP_KEYS, name) ? APP_KEYS[name] : undefined;
      if (key === undefined || requirement(conditions, key, isOnePool) === 'always') return [];
      const what = `the trust of ${role.id} does not require ${key}, so users of everybody's apps at ${name} can assume the role`;
      const fix = `write the condition StringEquals ${key} with the ID of the app`;
      return [{ at: conditionElement(statement), what, fix }];
    });
  });
}
