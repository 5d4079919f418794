import { isCognitoIdentityService } from '../../../../lib/aws/cognito-identity-service';
import {
  ASSUME_ROLE,
  ASSUME_ROLE_ACTIONS,
  ASSUME_ROLE_WITH_SAML,
  ASSUME_ROLE_WITH_WEB_IDENTITY,
} from '../../policies/assume-role-actions';
import { hasWildcard } from '../../policies/patterns';
import type { PolicyStatement } from '../../policies/policy-statement';
import type { Principal } from '../../principals/principal';
import { isLiteral, shown, split, type TemplateText } from '../../template/template-text';
import { selects } from '../../policies/selected-actions';

/** A principal that a trust policy names. */
export interface TrustedEntity {
  readonly kind: string;
  readonly name: TemplateText;
}

/** Identity providers that IAM knows by name. Source: IAM User Guide, JSON policy elements: Principal. */
const WEB_PROVIDERS = ['accounts.google.com', 'graph.facebook.com', 'www.amazon.com'];

/** The statements of a trust policy that allow assuming the role. */
export function assumeStatements({ trust }: Principal): readonly PolicyStatement[] {
  return trust.filter(
    ({ effect, actions }) =>
      effect === 'Allow' && ASSUME_ROLE_ACTIONS.some((action) => selects(actions, action)),
  );
}

/** The one action by which an entity assumes roles; undefined for an entity that is not known. Source: STS API reference. */
export function assumeAction({ kind, name }: TrustedEntity): string | undefined {
  if (hasWildcard(name)) return undefined;
  switch (kind) {
    case 'Federated':
      if (isCognitoIdentityService(name) || WEB_PROVIDERS.includes(name))
        return ASSUME_ROLE_WITH_WEB_IDENTITY;
      if (name.includes(':oidc-provider/')) return ASSUME_ROLE_WITH_WEB_IDENTITY;
      return name.includes(':saml-provider/') ? ASSUME_ROLE_WITH_SAML : undefined;
    case 'Service':
      return isCognitoIdentityService(name) ? ASSUME_ROLE_WITH_WEB_IDENTITY : ASSUME_ROLE;
    case 'AWS':
      return ASSUME_ROLE;
    default:
      return undefined;
  }
}

/** The kind that an entity must have instead of its own: identity pools are federated, and services are not. */
export function meantKind({ kind, name }: TrustedEntity): string | undefined {
  if (isCognitoIdentityService(name)) return kind === 'Federated' ? undefined : 'Federated';
  const isService = isLiteral(name) && /^[\w.-]+\.amazonaws\.com$/.test(name);
  const isPool = name.startsWith('cognito-idp.');
  return kind === 'Federated' && isService && !isPool ? 'Service' : undefined;
}

/** The prefix of an identity provider's condition keys: its host and path; undefined if it is not known. */
export function keyPrefix({ name }: TrustedEntity): string | undefined {
  if (!name.startsWith('arn:')) return isLiteral(name) ? name : undefined;
  const [, ...path] = split(name, '/');
  const prefix = path.join('/');
  return isLiteral(prefix) && prefix !== '' ? prefix : undefined;
}

/** Such as `identity pools`, `lambda.amazonaws.com`. */
export function entityWords({ name }: TrustedEntity): string {
  if (isCognitoIdentityService(name)) return 'Identities of identity pools';
  return shown(name);
}
