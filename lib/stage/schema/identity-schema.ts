import type { z } from 'zod';
import { REDIRECT_URLS, USER_POOL_PROVIDERS } from '../../aws/quotas';
import { CONSUMER_ID } from '../../aws/name-patterns';
import { OAUTH_SCOPES } from '../../aws/user-pools';
import { TENANT_CLAIM } from '../../identity/tenant-claim';
import { expects, flag, keys, listOf, named, oneOf, text, unique } from './value-schemas';

/** Names of user pools and identity pools. Source: Cognito API references, CreateUserPool and CreateIdentityPool. */
const poolName = text(
  /^[\w\s+=,.@-]{1,128}$/,
  '1 to 128 letters, digits, spaces and _ + = , . @ -',
  'shorten the name, or remove other characters',
);

/**
 * Source: Cognito API reference, CreateUserPoolClient: HTTPS, plain HTTP for three names of this machine, with any port,
 * or an app's own scheme; no fragment; 1,024 characters at most.
 */
const redirectUrl = text(
  /^(?=.{1,1024}$)(https:\/\/[^#\s]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/[^#\s]*)?|(?!https?:|javascript:|data:|file:)[a-z][a-z0-9+.-]*:\/\/[^#\s]*)$/,
  'an https:// URL, an http:// URL of localhost, 127.0.0.1 or [::1], or an app URL such as "myapp://callback", without a fragment, at most 1,024 characters',
  'use HTTPS; plain HTTP is allowed for localhost, 127.0.0.1 and [::1] only',
);

/** What a list of redirect URLs is. */
export const REDIRECT_URLS_EXPECTED = `a list of 1 to ${REDIRECT_URLS} URLs`;

const redirectUrls = listOf(redirectUrl, {
  max: REDIRECT_URLS,
  expected: REDIRECT_URLS_EXPECTED,
  fix: 'write ["https://app.example.com/"], or remove the key',
});

/**
 * An ID token, and so AWS credentials, needs `openid`; so do `email`, `phone` and `profile`. Source: Cognito Developer
 * Guide, Configuring a user pool app client.
 */
const oauthScopes = unique(
  listOf(oneOf(OAUTH_SCOPES), {
    expected: 'a list of scopes with "openid", each once',
    fix: 'write ["openid", "email", "profile"], or remove the key',
  }),
  'remove the repeated scope',
)
  .refine(
    (scopes: readonly string[]) => scopes.length === 0 || scopes.includes('openid'),
    expects(
      'a list of scopes with "openid": without it users get no ID token, and so no AWS credentials',
      'add "openid"',
    ),
  )
  .meta({ contains: { const: 'openid' } });

const clientId = text(
  /^\w{1,128}$/,
  'an app client ID of 1 to 128 letters and digits',
  'copy the client ID from the app client page of the user pool',
);

const clientIds = unique(
  listOf(clientId, {
    max: USER_POOL_PROVIDERS,
    expected: `a list of 1 to ${USER_POOL_PROVIDERS} app client IDs, each once`,
    fix: 'write the IDs in a list, each once',
  }),
  'remove the repeated ID',
);

/** An app client of a new user pool, beside the default one. */
const clientSchema = keys({
  callbackUrls: redirectUrls
    .optional()
    .describe(
      'URLs to which the hosted UI may redirect this client after sign-in. Needs `logoutUrls` and `identity.userPool.domainPrefix`. Default: no hosted UI for this client.',
    ),
  logoutUrls: redirectUrls
    .optional()
    .describe(
      'URLs to which the hosted UI may redirect this client after sign-out. Needs `callbackUrls`. Default: no hosted UI for this client.',
    ),
}).meta({ dependencies: { callbackUrls: ['logoutUrls'], logoutUrls: ['callbackUrls'] } });

/** The keys that the hosted UI needs, in the order of the file. */
export const HOSTED_UI_KEYS = ['domainPrefix', 'callbackUrls', 'logoutUrls'] as const;

/** The keys that configure the hosted UI. */
export const HOSTED_UI_OPTIONS = [...HOSTED_UI_KEYS, 'oauthScopes'] as const;

/** The user pool: an existing one by its two IDs, or the options of a new one. */
const userPoolSchema = keys({
  userPoolId: text(
    /^[a-z]{2,4}(-[a-z]+)+-\d_[0-9a-zA-Z]{1,45}$/,
    'a user pool ID such as "us-west-2_AbCdEf123"',
    'copy the ID from the overview page of the user pool',
  )
    .optional()
    .describe(
      'An existing user pool, in the Region of the stack or in another one of its partition. Needs `userPoolClientId` or `userPoolClientIds`, and excludes all other keys. Default: a new user pool.',
    ),
  userPoolClientId: clientId
    .optional()
    .describe('An app client of the existing user pool. Default: a new app client.'),
  userPoolClientIds: clientIds
    .optional()
    .describe(
      'Several app clients of the existing user pool, instead of `userPoolClientId`. The first is the default client. Default: only `userPoolClientId`.',
    ),
  name: poolName
    .optional()
    .describe('Name of the user pool. Default: CloudFormation generates a name.'),
  signIn: oneOf(['email', 'username'])
    .optional()
    .describe('What users sign in with. It cannot be changed later. Default: "email".'),
  selfSignUp: flag().optional().describe('Whether anyone can create an account. Default: false.'),
  mfa: oneOf(['off', 'optional', 'required'])
    .optional()
    .describe('Multi-factor authentication by authenticator app. Default: "optional".'),
  featurePlan: oneOf(['lite', 'essentials', 'plus'])
    .optional()
    .describe(
      'Cognito feature plan. "plus" adds threat protection and costs more. Default: "essentials".',
    ),
  domainPrefix: text(
    /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    '1 to 63 of a-z, 0-9 and -, no hyphen at either end, without "aws", "amazon" or "cognito"',
    'choose another prefix',
  )
    .optional()
    .describe(
      'Domain prefix of the hosted UI. Needs `callbackUrls` and `logoutUrls`, here or of a client in `clients`. Default: no hosted UI.',
    ),
  callbackUrls: redirectUrls
    .optional()
    .describe(
      'URLs to which the hosted UI may redirect after sign-in. Needs `domainPrefix` and `logoutUrls`. Default: no hosted UI.',
    ),
  logoutUrls: redirectUrls
    .optional()
    .describe(
      'URLs to which the hosted UI may redirect after sign-out. Needs `domainPrefix` and `callbackUrls`. Default: no hosted UI.',
    ),
  oauthScopes: oauthScopes
    .optional()
    .describe(
      'OAuth scopes of the hosted UI. `aws.cognito.signin.user.admin` opens the self-service operations of the user pool, such as `UpdateUserAttributes` and `AssociateSoftwareToken`. Needs the hosted UI. Default: `["openid", "email", "profile"]`.',
    ),
  clients: named(
    clientSchema,
    CONSUMER_ID,
    'an object of app clients by ID',
    'write { "web": { "callbackUrls": […], "logoutUrls": […] }, "mobile": {} }',
  )
    .optional()
    .describe(
      `App clients beside the default one, by ID, such as one per front end: at most ${USER_POOL_PROVIDERS - 1}. The ID is part of the logical ID: another ID replaces the client. Default: the default client only.`,
    ),
}).meta({
  dependencies: {
    callbackUrls: HOSTED_UI_KEYS,
    logoutUrls: HOSTED_UI_KEYS,
    // The redirect URLs may be those of a client in `clients`.
    domainPrefix: { anyOf: [{ required: ['clients'] }, { required: HOSTED_UI_KEYS }] },
    oauthScopes: ['domainPrefix'],
  },
});

/** The `identity` key of the stage file. */
export const identitySchema = keys({
  userPool: userPoolSchema
    .default({})
    .describe('The user pool: an existing one, or the options of a new one.'),
  identityPoolName: poolName
    .optional()
    .describe('Name of the identity pool. Default: CloudFormation generates a name.'),
  roleName: text(
    /^[\w+=,.@-]{1,64}$/,
    '1 to 64 letters, digits and _ + = , . @ -',
    'shorten the name, or remove other characters',
  )
    .optional()
    .describe(
      'Name of the authenticated role, unique in the account across its Regions. Default: CloudFormation generates a name.',
    ),
  // Source of the maximum length: Cognito identity pools API reference, MappingRule.
  tenantClaim: text(
    /^[\w:./-]{1,64}$/,
    'a claim name of 1 to 64 letters, digits and _ : . / -',
    `write the name of the claim in the ID token, such as "${TENANT_CLAIM}"`,
  )
    .optional()
    .describe(
      'Claim of the ID token that names the tenant of the user. `rows` "tenant" and `tenants` need it. A new user pool gets the attribute, which must begin with `custom:`. Default: no tenants.',
    ),
  classicFlow: flag()
    .default(false)
    .describe(
      'Whether clients can also use the classic authentication flow, and so sessions of more than one hour.',
    ),
});

/** The validated `identity.userPool`; `NewUserPool` has the defaults of a new one. */
export type StageUserPool = z.output<typeof userPoolSchema>;
