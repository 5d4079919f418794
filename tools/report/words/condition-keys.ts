import { isCognitoKey, tagWords, type ClaimsByTag } from './policy-variables';

/** Source: IAM User Guide, AWS global condition context keys; Service Authorization Reference, DynamoDB, KMS and STS. */
const KEYS: Readonly<Record<string, string>> = {
  'aws:calledvia': 'the services in the call chain',
  'aws:calledviafirst': 'the first service in the call chain',
  'aws:calledvialast': 'the last service in the call chain',
  'aws:currenttime': 'the current time',
  'aws:epochtime': 'the current time in epoch seconds',
  'aws:multifactorauthpresent': 'MFA authentication',
  'aws:principalaccount': "the principal's account",
  'aws:principalarn': 'the principal ARN',
  'aws:principalisawsservice': 'a call by an AWS service principal',
  'aws:principalorgid': "the principal's organization",
  'aws:principalorgpaths': "the principal's organization path",
  'aws:principaltype': 'the principal type',
  'aws:requestedregion': 'the requested Region',
  'aws:securetransport': 'use of TLS',
  'aws:sourceaccount': 'the source account',
  'aws:sourcearn': 'the source ARN',
  'aws:sourceip': 'the source IP address',
  'aws:sourceorgid': 'the source organization',
  'aws:sourcevpc': 'the source VPC',
  'aws:sourcevpce': 'the source VPC endpoint',
  'aws:tokenissuetime': "the session's issue time",
  'aws:userid': "the principal's unique ID",
  'aws:username': 'the IAM user name',
  'aws:viaawsservice': 'a call by an AWS service for the principal',
  'aws:vpcsourceip': 'the source IP address in the VPC',
  'dynamodb:attributes': 'the requested attributes',
  'dynamodb:enclosingoperation': 'the enclosing operation',
  'dynamodb:fulltablescan': 'a full table scan',
  'dynamodb:leadingkeys': 'the partition key',
  'dynamodb:returnconsumedcapacity': 'ReturnConsumedCapacity',
  'dynamodb:returnvalues': 'ReturnValues',
  'dynamodb:select': 'Select',
  'kms:calleraccount': "the principal's account",
  'kms:grantisforawsresource': 'a grant by an AWS service',
  'kms:grantoperations': "the grant's operations",
  'kms:keyorigin': "the key material's origin",
  'kms:requestalias': 'the alias in the request',
  'kms:resourcealiases': "the key's aliases",
  'kms:viaservice': 'the service that uses the key',
  'saml:aud': 'the audience of the SAML assertion',
  'saml:sub': 'the subject of the SAML assertion',
  'sts:externalid': 'the external ID',
  'sts:rolesessionname': 'the role session name',
  'sts:sourceidentity': 'the source identity',
  'www.amazon.com:app_id': 'the Login with Amazon app ID',
  'graph.facebook.com:app_id': 'the Facebook app ID',
  'accounts.google.com:aud': 'the Google client ID',
};

/** Describes a condition key; undefined for an unknown key. */
export function keyWords(key: string, claims: ClaimsByTag): string | undefined {
  const name = key.toLowerCase();
  const known = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  return known ?? keyWithName(key, claims) ?? tokenClaim(key);
}

/** Keys that contain a name, such as that of a tag. */
function keyWithName(key: string, claims: ClaimsByTag): string | undefined {
  const [prefix = '', ...rest] = key.split('/');
  const name = rest.join('/');
  switch (prefix.toLowerCase()) {
    case 'aws:principaltag':
      return /^x509/i.test(name) ? certificateField(name) : tagWords(name, claims);
    case 'aws:requesttag':
      return Object.hasOwn(claims, name)
        ? `${tagWords(name, claims)} (session tag ${name})`
        : `the request tag ${name}`;
    case 'aws:resourcetag':
      return `the resource tag ${name}`;
    default:
      return key.toLowerCase().startsWith('kms:encryptioncontext:')
        ? `the encryption context ${key.split(':').slice(2).join(':')}`
        : undefined;
  }
}

/** Source: IAM Roles Anywhere User Guide, Trust policy. */
function certificateField(tag: string): string {
  const [part = '', ...field] = tag.split('/');
  const whose = part.replace(/^x509(subject|issuer)$/i, (_, name: string) => name.toLowerCase());
  return `the certificate's ${whose} ${field.join('/')}`;
}

/** `<provider>:<claim>`, of identity pools and OpenID Connect providers, whose names are host names. */
function tokenClaim(key: string): string | undefined {
  for (const claim of ['aud', 'amr', 'sub']) {
    if (isCognitoKey(key, claim)) return `${claim} in the identity pool's token`;
  }
  const [, provider, claim] = /^([\w-]+(?:\.[\w-]+)+(?:\/[^:]*)?):([\w-]+)$/.exec(key) ?? [];
  return provider === undefined ? undefined : `${claim} in the token of ${provider}`;
}
