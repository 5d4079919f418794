import { isCognitoIdentityService } from '../../../../lib/aws/cognito-identity-service';
import { COGNITO_CLAIMS, isCognitoLike, isKnownKey, meantKey } from './meant-key';
import { keyPrefix, type TrustedEntity } from './trusted-entity';

/** A condition key that no request of an entity to assume a role has. */
export interface AbsentKey {
  /** What to write instead; undefined if it is not clear what is meant. */
  readonly meant: string | undefined;
}

/** Undefined for a key that a request has, or possibly has. Source: IAM User Guide, IAM and AWS STS condition context keys. */
export function absentKey(key: string, entity: TrustedEntity): AbsentKey | undefined {
  const name = key.toLowerCase();
  if (/^(aws|sts)[:.]/.test(name)) return ofAws(key, entity);
  if (isCognitoIdentityService(entity.name)) return ofIdentityPools(key, entity);
  return entity.kind === 'Federated' ? ofProvider(key, entity) : ofCaller(key, entity);
}

/** A global key, or one of STS. Only AssumeRole takes an external ID. */
function ofAws(key: string, { kind }: TrustedEntity): AbsentKey | undefined {
  if (kind === 'Federated' && key.toLowerCase() === 'sts:externalid') return { meant: undefined };
  if (isKnownKey(key)) return undefined;
  const meant = meantKey(key);
  return meant === undefined ? undefined : { meant };
}

function ofIdentityPools(key: string, { name }: TrustedEntity): AbsentKey | undefined {
  const isClaim = COGNITO_CLAIMS.some((claim) => `${name}:${claim}` === key.toLowerCase());
  if (isClaim) return undefined;
  const claim = COGNITO_CLAIMS.find((one) => new RegExp(`[^a-z]${one}`, 'i').test(key.slice(-12)));
  const meant = claim === undefined ? meantKey(key) : `${name}:${claim}`;
  return { meant: isCognitoLike(key) || meant !== undefined ? meant : undefined };
}

/** The keys of an identity provider begin with its host and path, or with `saml`. */
function ofProvider(key: string, entity: TrustedEntity): AbsentKey | undefined {
  const prefix = keyPrefix(entity);
  const at = key.lastIndexOf(':');
  const written = key.slice(0, at).toLowerCase();
  if (entity.name.includes(':saml-provider/'))
    return written === 'saml' ? undefined : { meant: undefined };
  if (prefix === undefined || written === prefix.toLowerCase()) return undefined;
  return { meant: at < 0 ? undefined : `${prefix}:${key.slice(at + 1)}` };
}

/** A service has no token of an identity provider. Another role can have keys of the provider of its session. */
function ofCaller(key: string, { kind }: TrustedEntity): AbsentKey | undefined {
  const isOfToken = /^saml:|^[\w-]+(\.[\w-]+)+(\/[^:]*)?:/i.test(key);
  return kind === 'Service' && isOfToken ? { meant: undefined } : undefined;
}
