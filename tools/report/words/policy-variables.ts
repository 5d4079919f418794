import { isCognitoIdentityService } from '../../../lib/aws/cognito-identity-service';

/** The claim of the ID token that a session tag comes from, by tag. */
export type ClaimsByTag = Readonly<Record<string, string>>;

/** Source: IAM User Guide, Policy variables; Cognito Developer Guide, Role trust and permissions. */
const VARIABLES: Readonly<Record<string, string>> = {
  'accounts.google.com:sub': "the user's ID at Google",
  'aws:userid': "the principal's unique ID",
  'aws:username': 'the IAM user name',
  'graph.facebook.com:id': "the user's ID at Facebook",
  'www.amazon.com:user_id': "the user's ID at Login with Amazon",
};

const TAG = /^aws:PrincipalTag\//i;

/** A policy variable with a default value: `aws:PrincipalTag/team, 'none'`. */
const WITH_DEFAULT = /^([^,]*?)\s*,\s*'(.*)'$/s;

/** Describes a policy variable; an unknown one is shown as written. */
export function variableWords(variable: string, claims: ClaimsByTag): string {
  const [, key, byDefault] = WITH_DEFAULT.exec(variable) ?? [];
  if (key !== undefined) {
    return `${variableWords(key, claims)} (default "${byDefault ?? ''}")`;
  }
  if (isCognitoKey(variable, 'sub')) return "the user's identity ID";
  const name = variable.toLowerCase();
  if (Object.hasOwn(VARIABLES, name)) return String(VARIABLES[name]);
  return TAG.test(variable) ? tagWords(variable.replace(TAG, ''), claims) : `\${${variable}}`;
}

/** A session tag, by the claim that it comes from. */
export function tagWords(tag: string, claims: ClaimsByTag): string {
  const claim = Object.hasOwn(claims, tag) ? claims[tag] : undefined;
  if (claim === undefined) return `the principal tag ${tag}`;
  return claim === 'sub' ? "the user's sub in the user pool" : `the user's ${claim}`;
}

/** Whether a condition key or policy variable is a claim of an identity pool's token, in any partition. */
export function isCognitoKey(key: string, claim: string): boolean {
  const at = key.lastIndexOf(':');
  const [service, name] = [key.slice(0, at), key.slice(at + 1)];
  return name.toLowerCase() === claim && isCognitoIdentityService(service.toLowerCase());
}
