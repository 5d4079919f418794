import { conditionOperator } from '../../template-access/policies/condition-operator';
import type { Principal } from '../../template-access/principals/principal';
import type { Condition } from '../../template-access/policies/policy-statement';
import {
  referenceOf,
  shown,
  split,
  type TemplateText,
} from '../../template-access/template/template-text';
import { serviceWords } from './service-words';

/**
 * A principal of a policy, in words.
 *
 * @param conditions of an Allow, which limit who `*` is @default - none, as for a Deny
 */
export function principalWords(
  kind: string,
  name: TemplateText,
  principals: readonly Principal[],
  conditions: readonly Condition[] = [],
): string {
  if (name === '*') return anybodyWords(conditions);
  if (kind === 'Service') return serviceWords(shown(name));
  if (kind === 'Federated') return providerWords(name);
  if (kind !== 'AWS') return `${kind} ${shown(name)}`;
  const own = principals.find((one) => one.inTemplate && one.arn === name);
  return own ? `the ${own.kind} ${own.id}` : accountWords(name);
}

/** An ARN of IAM, or the twelve digits of an account. */
function accountWords(name: TemplateText): string {
  const [, , service, , account = '', ...rest] = split(name, ':');
  const whose = accountName(account);
  const resource = rest.join(':');
  if (/^\d{12}$/.test(name) || referenceOf(name) === 'AWS::AccountId') {
    return `whoever IAM policies of ${accountName(name)} let`;
  }
  if (resource === 'root') return `whoever IAM policies of ${whose} let`;
  const [type = '', ...path] = resource.split('/');
  if (service === 'iam' && path.length > 0)
    return `the ${type} ${shown(path.join('/'))} of ${whose}`;
  return shown(name);
}

function accountName(account: TemplateText): string {
  return referenceOf(account) === 'AWS::AccountId' ? 'this account' : `account ${shown(account)}`;
}

/** Source: IAM User Guide, Identity providers and federation. */
function providerWords(name: TemplateText): string {
  const [, provider] = /:(?:oidc-provider)\/(.*)$/s.exec(name) ?? [];
  if (provider !== undefined) return `holders of a token of ${shown(provider)} (OpenID Connect)`;
  const [, saml] = /:saml-provider\/(.*)$/s.exec(name) ?? [];
  if (saml !== undefined) return `whoever the SAML provider ${shown(saml)} signs in`;
  return `holders of a token of ${shown(name)}`;
}

/** Condition keys that name the owner of the caller, and what precedes their values. */
const WHOSE: Readonly<Record<string, string>> = {
  'aws:principalaccount': 'account',
  'aws:principalarn': 'principal',
  'aws:principalorgid': 'organization',
  'aws:principalorgpaths': "organization's path",
  'kms:calleraccount': 'account',
};

/**
 * Who `*` is: only callers of an account or organization where conditions demand that.
 *
 * Source: IAM User Guide, AWS global condition context keys; KMS Developer Guide, condition keys.
 */
export function anybodyWords(conditions: readonly Condition[]): string {
  const ties = conditions.filter(isTie).map(({ key, values }) => {
    const whose = WHOSE[key.toLowerCase()] ?? '';
    return values.map((value) => ownerWords(whose, value)).join(' or ');
  });
  return ties.length === 0 ? 'anybody, in any AWS account' : `any caller of ${ties.join(', in ')}`;
}

/** A pattern of nothing but wildcards ties nobody; nor does IfExists, or a list that may be empty. */
function isTie({ operator, key, values }: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  const isPositive = /^(String(Equals|Like)|Arn(Equals|Like))$/i.test(base);
  const isKnown = Object.hasOwn(WHOSE, key.toLowerCase());
  const isOpen = ifExists || set === 'ForAllValues' || values.some((one) => /^[*?]*$/.test(one));
  return isKnown && isPositive && !isOpen;
}

function ownerWords(whose: string, value: TemplateText): string {
  return referenceOf(value) === 'AWS::AccountId' ? 'this account' : `the ${whose} ${shown(value)}`;
}
