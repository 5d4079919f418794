import { sameKey } from '../../../grants/condition-operator';
import type { Principal } from '../../../grants/principals';
import type { AccessRule, RuleFinding } from '../access-rule';
import { cognitoTrusts, type CognitoTrust } from '../cognito-trust';
import { conditionElement } from '../condition-element';
import { listed } from '../listed';
import { requirement, type Compared } from '../requirement';
import { selects } from '../selected-actions';
import { hasWildcard } from '../wildcards';

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
    ...cognitoTrusts(access).flatMap(findingIn),
    ...access.principals.flatMap(ofApps),
  ],
};

function findingIn({ role, statement, service }: CognitoTrust): readonly RuleFinding[] {
  const key = `${service}:aud`;
  const required = requirement(statement.conditions, key, isOnePool);
  if (required === 'always') return [];
  const written = statement.conditions.filter((one) => sameKey(one.key, key));
  const said =
    written.length === 0
      ? `names no ${key}`
      : `has only ${listed(written.map((one) => `${one.operator} ${key} ${listed(one.values)}`))}`;
  return [
    {
      at: conditionElement(statement),
      // A token of Cognito has the claim; where other providers are trusted beside it, theirs may not.
      severity: required === 'where present' ? 'medium' : 'high',
      what:
        required === 'where present'
          ? `the trust of ${role.id} ${said}, which holds for a token without that claim`
          : `the trust of ${role.id} ${said}, so users of identity pools of strangers can assume the role`,
      fix: `write the condition StringEquals ${key} with the ID of the identity pool`,
    },
  ];
}

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
