import { isCognitoKey, tagWords, type ClaimsByTag } from './policy-variables';

/** Source: IAM User Guide, AWS global condition context keys; Service Authorization Reference, DynamoDB, KMS and STS. */
const KEYS: Readonly<Record<string, string>> = {
  'aws:calledvia': 'the services that the call came through',
  'aws:calledviafirst': 'the first service that the call came through',
  'aws:calledvialast': 'the last service that the call came through',
  'aws:currenttime': 'the time',
  'aws:epochtime': 'the time, in seconds since 1970,',
  'aws:multifactorauthpresent': 'sign-in with a second factor',
  'aws:principalaccount': "the caller's account",
  'aws:principalarn': 'the caller',
  'aws:principalisawsservice': 'that the caller is an AWS service',
  'aws:principalorgid': "the caller's organization",
  'aws:principalorgpaths': "the path of the caller's account in its organization",
  'aws:principaltype': "the caller's type",
  'aws:requestedregion': 'the region called',
  'aws:securetransport': 'encryption in transport',
  'aws:sourceaccount': 'the account that the service calls for',
  'aws:sourcearn': 'what the service calls for',
  'aws:sourceip': "the caller's address",
  'aws:sourceorgid': 'the organization that the service calls for',
  'aws:sourcevpc': "the caller's VPC",
  'aws:sourcevpce': "the caller's VPC endpoint",
  'aws:tokenissuetime': "the session's start",
  'aws:userid': "the caller's unique ID",
  'aws:username': "the IAM user's name",
  'aws:viaawsservice': 'that an AWS service calls on behalf of the caller',
  'aws:vpcsourceip': "the caller's address in its VPC",
  'dynamodb:attributes': 'the attributes named',
  'dynamodb:enclosingoperation': 'the operation around the call',
  'dynamodb:fulltablescan': 'that the whole table is scanned',
  'dynamodb:leadingkeys': 'the partition key',
  'dynamodb:returnconsumedcapacity': 'ReturnConsumedCapacity',
  'dynamodb:returnvalues': 'ReturnValues',
  'dynamodb:select': 'Select',
  'kms:calleraccount': "the caller's account",
  'kms:grantisforawsresource': 'that an AWS service makes the grant',
  'kms:grantoperations': 'the operations of the grant',
  'kms:keyorigin': "the origin of the key's material",
  'kms:requestalias': 'the alias that the call names',
  'kms:resourcealiases': "the key's aliases",
  'kms:viaservice': 'the service that uses the key for the caller',
  'saml:aud': 'the audience of the SAML assertion',
  'saml:sub': 'the subject of the SAML assertion',
  'sts:externalid': 'the external ID',
  'sts:rolesessionname': "the session's name",
  'sts:sourceidentity': 'the source identity',
  'www.amazon.com:app_id': 'the app at Login with Amazon',
  'graph.facebook.com:app_id': 'the app at Facebook',
  'accounts.google.com:aud': 'the app at Google',
};

/** The key of a condition in words; undefined where there are none. */
export function keyWords(key: string, claims: ClaimsByTag): string | undefined {
  const name = key.toLowerCase();
  const known = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  return known ?? keyWithName(key, claims) ?? tokenClaim(key);
}

/** Keys that hold the name of a tag, or of something like it. */
function keyWithName(key: string, claims: ClaimsByTag): string | undefined {
  const [prefix = '', ...rest] = key.split('/');
  const name = rest.join('/');
  switch (prefix.toLowerCase()) {
    case 'aws:principaltag':
      return /^x509/i.test(name) ? certificateField(name) : tagWords(name, claims);
    case 'aws:requesttag':
      return Object.hasOwn(claims, name)
        ? `${tagWords(name, claims)} (session tag ${name})`
        : `the tag ${name} asked for`;
    case 'aws:resourcetag':
      return `the resource's tag ${name}`;
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

/** `<provider>:<claim>`, of identity pools and of OpenID Connect providers, whose names are hosts. */
function tokenClaim(key: string): string | undefined {
  for (const claim of ['aud', 'amr', 'sub']) {
    if (isCognitoKey(key, claim)) return `${claim} of the identity pool's token`;
  }
  const [, provider, claim] = /^([\w-]+(?:\.[\w-]+)+(?:\/[^:]*)?):([\w-]+)$/.exec(key) ?? [];
  return provider === undefined ? undefined : `${claim} of the token of ${provider}`;
}
