import { isCognitoIdentityService } from '../../../lib/aws/cognito-identity-service';

/** Whether a condition key or policy variable is a claim of a token of an identity pool, in any partition. */
export function isCognitoKey(key: string, claim: string): boolean {
  const at = key.lastIndexOf(':');
  const [service, name] = [key.slice(0, at), key.slice(at + 1)];
  return name.toLowerCase() === claim && isCognitoIdentityService(service.toLowerCase());
}
