import {
  referenceOf,
  shown,
  split,
  type TemplateText,
} from '../../template-access/template/template-text';
import type { Principal } from '../../template-access/principals/principal';
import type { Condition } from '../../template-access/policies/policy-statement';
import { anybodyWords } from './anybody-words';
import { serviceWords } from './service-words';

/** Whom an Allow names, in words, where `*` is anybody that its conditions leave; a denial is told without them. */
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
