import {
  COGNITO_IDENTITY_SERVICE,
  isCognitoIdentityService,
} from '../../../../lib/aws/cognito-identity-service';
import {
  ASSUME_ROLE_WITH_SAML,
  ASSUME_ROLE_WITH_WEB_IDENTITY,
} from '../../policies/assume-role-actions';
import { hasWildcard } from '../../policies/patterns';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { isLiteral } from '../../template/template-text';
import { COGNITO_CLAIMS, isCognitoLike, isKnownKey, meantKey } from './meant-key';
import { selects } from '../../policies/selected-actions';
import { assumeStatements, keyPrefix, type TrustedEntity } from './trusted-entity';

/** Why the sessions of a principal never have the key of a policy variable, and what to write. */
export interface AbsentVariable {
  readonly why: string;
  readonly fix: string;
}

/** Undefined for a key that a session has, or possibly has. Source: IAM User Guide, Policy variables. */
export function absentVariable(
  key: string,
  principal: Principal,
  access: TemplateAccess,
): AbsentVariable | undefined {
  const misspelt = misspeltVariable(key);
  if (misspelt) return misspelt;
  if (principal.kind === 'unattached policy' || !principal.inTemplate) return undefined;
  const name = key.toLowerCase();
  if (name === 'aws:username') return ofUser(principal);
  if (name.startsWith('aws:principaltag/')) return ofTag(key, principal, access);
  if (/^(aws|sts|dynamodb|kms|s3|ec2|iam):/.test(name)) return undefined;
  return isOfToken(name) ? ofToken(key, principal, access) : undefined;
}

/** IAM has no variable of this name. */
function misspeltVariable(key: string): AbsentVariable | undefined {
  const [, claim] = /^.*:(\w+)$/.exec(key) ?? [];
  const isClaim = COGNITO_CLAIMS.some((one) => one === claim?.toLowerCase());
  const isMisspelt =
    !key.includes(':') ||
    (/^aws:/i.test(key) && !isKnownKey(key)) ||
    (isCognitoLike(key) && !(isClaim && isService(key)));
  if (!isMisspelt) return undefined;
  const meant = isCognitoLike(key) ? meantClaim(key) : meantKey(key);
  return {
    why: `IAM has no policy variable \${${key}}`,
    fix:
      meant === undefined
        ? 'Write a policy variable that IAM has, with its prefix'
        : `Write \${${meant}}`,
  };
}

function isService(key: string): boolean {
  return isCognitoIdentityService(key.slice(0, key.lastIndexOf(':')).toLowerCase());
}

/** The identity ID is the claim that policies mean. */
function meantClaim(key: string): string {
  const [, found = 'sub'] = /[^a-z](amr|aud|sub)$/i.exec(key) ?? [];
  return `${COGNITO_IDENTITY_SERVICE}:${found.toLowerCase()}`;
}

function ofUser({ kind, id }: Principal): AbsentVariable | undefined {
  if (kind !== 'role') return undefined;
  return {
    why: `sessions of the role ${id} have no \${aws:username}, which only IAM users have`,
    fix: `Write the variable that identifies a session of ${id}: \${${COGNITO_IDENTITY_SERVICE}:sub} for identities of an identity pool, \${aws:userid} otherwise`,
  };
}

function isOfToken(name: string): boolean {
  return /^saml:|^[\w-]+(\.[\w-]+)+(\/[^:]*)?:/.test(name);
}

/** The claims of a token are in sessions that its provider's users begin, and in no others. */
function ofToken(
  key: string,
  principal: Principal,
  access: TemplateAccess,
): AbsentVariable | undefined {
  const { kind, id } = principal;
  const prefix = key.slice(0, key.lastIndexOf(':')).toLowerCase();
  if (kind === 'role' && mayBegin(principal, prefix)) return undefined;
  const whose = kind === 'role' ? `sessions of the role ${id}` : `requests of the ${kind} ${id}`;
  const [pool] = access.identityPools;
  const users =
    isCognitoIdentityService(prefix) && pool ? `the users of ${pool.id}` : 'users of that provider';
  return {
    why: `${whose} have no \${${key}}: nobody assumes it with a token of ${prefix}`,
    fix: `Name the partition keys that ${id} needs, or move the statement to the role of ${users}`,
  };
}

/** Whether a user of a provider can, or possibly can, assume a role. */
function mayBegin(role: Principal, prefix: string): boolean {
  const statements = assumeStatements(role);
  if (
    role.trust.length === 0 ||
    statements.some(({ principals }) => principals?.except !== false)
  ) {
    return true;
  }
  return statements.some(({ actions, principals }) => {
    const isByToken = prefix === 'saml' ? ASSUME_ROLE_WITH_SAML : ASSUME_ROLE_WITH_WEB_IDENTITY;
    const isOf = (one: TrustedEntity) =>
      hasWildcard(one.name) ||
      (one.kind === 'Federated' &&
        (prefix === 'saml' ? one.name.includes(':saml-provider/') : isProvider(one, prefix)));
    return selects(actions, isByToken) && principals?.named.some(isOf);
  });
}

function isProvider(entity: TrustedEntity, prefix: string): boolean {
  const own = keyPrefix(entity);
  return own === undefined ? !isLiteral(entity.name) : own.toLowerCase() === prefix;
}

/** A tag of the principal, of its session, or of none. */
function ofTag(
  key: string,
  principal: Principal,
  access: TemplateAccess,
): AbsentVariable | undefined {
  const tag = key.slice(key.indexOf('/') + 1);
  const isTag = (one: string) => one.toLowerCase() === tag.toLowerCase();
  const { kind, id, tags, hasTransform } = principal;
  if (
    kind === 'group' ||
    hasTransform ||
    tags.some((one) => isTag(one.key) || !isLiteral(one.key))
  ) {
    return undefined;
  }
  if (kind === 'user')
    return { why: `the user ${id} has no tag ${tag}`, fix: `Add the tag ${tag} to ${id}` };
  return ofSessionTag(tag, principal, access);
}

/** Services whose sessions have tags without a permission for it. */
const TAGGING = /^(pods\.eks|rolesanywhere)\./;

function ofSessionTag(
  tag: string,
  role: Principal,
  { identityPools }: TemplateAccess,
): AbsentVariable | undefined {
  const named = assumeStatements(role).flatMap(({ principals }) => principals?.named ?? []);
  const isTagging = role.trust.some(
    ({ effect, actions }) => effect === 'Allow' && selects(actions, 'sts:TagSession'),
  );
  const isOnlyCognito = named.every(({ name }) => isCognitoIdentityService(name));
  if (role.trust.length === 0 || named.length === 0 || named.some(({ name }) => TAGGING.test(name)))
    return undefined;
  if (!isTagging) {
    return isOnlyCognito
      ? withoutMapping(tag, role, 'its trust policy does not allow sts:TagSession')
      : withoutTag(tag, role);
  }
  const pools = identityPools.filter(({ attachments }) =>
    attachments.some((one) => one.role === role.arn),
  );
  const isMapped = pools.some(({ principalTags }) =>
    principalTags.some((one) => one.tag.toLowerCase() === tag.toLowerCase()),
  );
  const isKnown = isOnlyCognito && pools.length > 0;
  return isKnown && !isMapped
    ? withoutMapping(tag, role, `no identity pool maps a claim to the tag ${tag}`)
    : undefined;
}

function withoutTag(tag: string, { id }: Principal): AbsentVariable {
  return {
    why: `${id} has no tag ${tag}, and its sessions have none because its trust policy does not allow sts:TagSession`,
    fix: `Add the tag ${tag} to ${id}`,
  };
}

function withoutMapping(tag: string, { id }: Principal, cause: string): AbsentVariable {
  return {
    why: `sessions of the role ${id} have no tag ${tag}: ${cause}`,
    fix: `Map a claim that users cannot write to the tag ${tag} in an AWS::Cognito::IdentityPoolPrincipalTag, and allow sts:TagSession in the trust policy of ${id}`,
  };
}
