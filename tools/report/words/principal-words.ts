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
 * Describes a principal of a policy.
 *
 * @param conditions - conditions of an Allow, which limit who `*` is @default - none, for a Deny
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
  return own ? `${own.kind} ${own.id}` : accountWords(name);
}

/** An IAM ARN, or a 12-digit account ID. */
function accountWords(name: TemplateText): string {
  const [, , service, , account = '', ...rest] = split(name, ':');
  const whose = accountName(account);
  const resource = rest.join(':');
  if (/^\d{12}$/.test(name) || referenceOf(name) === 'AWS::AccountId') {
    return `principals in ${accountName(name)} that its IAM policies allow`;
  }
  if (resource === 'root') return `principals in ${whose} that its IAM policies allow`;
  const [type = '', ...path] = resource.split('/');
  if (service === 'iam' && path.length > 0) return `${type} ${shown(path.join('/'))} in ${whose}`;
  return shown(name);
}

function accountName(account: TemplateText): string {
  return referenceOf(account) === 'AWS::AccountId' ? 'this account' : `account ${shown(account)}`;
}

/** Source: IAM User Guide, Identity providers and federation. */
function providerWords(name: TemplateText): string {
  const [, provider] = /:(?:oidc-provider)\/(.*)$/s.exec(name) ?? [];
  if (provider !== undefined) return `federated identities of OIDC provider ${shown(provider)}`;
  const [, saml] = /:saml-provider\/(.*)$/s.exec(name) ?? [];
  if (saml !== undefined) return `federated identities of SAML provider ${shown(saml)}`;
  return `federated identities of ${shown(name)}`;
}

/** Condition keys that identify the principal or its account, and the words before their values. */
const WHOSE: Readonly<Record<string, string>> = {
  'aws:principalaccount': 'in account',
  'aws:principalarn': 'with ARN',
  'aws:principalorgid': 'in organization',
  'aws:principalorgpaths': 'in organization path',
  'kms:calleraccount': 'in account',
};

/**
 * Who `*` is: conditions can limit it to an account, an organization or an ARN.
 *
 * Source: IAM User Guide, AWS global condition context keys; KMS Developer Guide, condition keys.
 */
export function anybodyWords(conditions: readonly Condition[]): string {
  const ties = conditions.filter(isTie).map(({ key, values }) => {
    const whose = WHOSE[key.toLowerCase()] ?? '';
    return values.map((value) => ownerWords(whose, value)).join(' or ');
  });
  return ties.length === 0
    ? 'any principal in any AWS account'
    : `any principal ${ties.join(' and ')}`;
}

/** Wildcards alone, IfExists and ForAllValues do not limit the principal. */
function isTie({ operator, key, values }: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  const isPositive = /^(String(Equals|Like)|Arn(Equals|Like))$/i.test(base);
  const isKnown = Object.hasOwn(WHOSE, key.toLowerCase());
  const isOpen = ifExists || set === 'ForAllValues' || values.some((one) => /^[*?]*$/.test(one));
  return isKnown && isPositive && !isOpen;
}

function ownerWords(whose: string, value: TemplateText): string {
  return referenceOf(value) === 'AWS::AccountId' ? 'in this account' : `${whose} ${shown(value)}`;
}
