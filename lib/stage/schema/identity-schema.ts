import { z } from 'zod';
import { expects, flag, keys, oneOf, text } from './value-schemas';

/** Names of user pools and identity pools. Source: Cognito API references, CreateUserPool and CreateIdentityPool. */
const poolName = text(
  /^[\w\s+=,.@-]{1,128}$/,
  '1 to 128 characters of letters, digits, spaces and _ + = , . @ -',
  'shorten the name, or leave other characters out',
);

/**
 * Source: Cognito API reference, CreateUserPoolClient: HTTPS, http://localhost, or an app's own scheme; no fragment;
 * 1,024 characters at most.
 */
const redirectUrl = text(
  /^(?=.{1,1024}$)(https:\/\/[^#\s]+|http:\/\/localhost(:\d+)?(\/[^#\s]*)?|(?!https?:|javascript:|data:|file:)[a-z][a-z0-9+.-]*:\/\/[^#\s]*)$/,
  'an https:// URL, http://localhost, or an app URL such as "myapp://callback", without a fragment, 1,024 characters at most',
  'use HTTPS; plain HTTP is for http://localhost only',
);

const redirectUrls = z
  .array(redirectUrl, expects('a list of URLs', 'write ["https://app.example.com/"]'))
  .min(1, expects('at least one URL', 'name a URL, or leave the key out'))
  .max(100, expects('at most 100 URLs', 'remove some: an app client takes 100'));

/** The user pool: an existing one by its two IDs, or what differs from the defaults of a new one. */
const userPoolSchema = keys({
  userPoolId: text(
    /^[a-z]{2,4}(-[a-z]+)+-\d_[0-9a-zA-Z]{1,45}$/,
    'a user pool ID such as "us-west-2_AbCdEf123"',
    "copy the ID from the pool's overview page",
  )
    .optional()
    .describe('An existing user pool; needs userPoolClientId'),
  userPoolClientId: text(
    /^[\w+]{1,128}$/,
    'an app client ID, 1 to 128 letters and digits',
    "copy the client ID from the pool's app client page",
  )
    .optional()
    .describe('An app client of the existing user pool; needs userPoolId'),
  name: poolName.optional().describe('Default: CloudFormation names the pool'),
  signIn: oneOf(['email', 'username'])
    .optional()
    .describe('What a user signs in with. Default: email. Settled when the pool is made'),
  selfSignUp: flag().optional().describe('Whether anyone may make an account. Default: false'),
  mfa: oneOf(['off', 'optional', 'required'])
    .optional()
    .describe('Second factor by authenticator app. Default: optional'),
  featurePlan: oneOf(['lite', 'essentials', 'plus'])
    .optional()
    .describe(
      'Cognito feature plan; plus costs more and adds threat protection. Default: essentials',
    ),
  domainPrefix: text(
    /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    '1 to 63 of a-z, 0-9 and -, not at the ends, and without "aws", "amazon" or "cognito"',
    'choose another prefix',
  )
    .optional()
    .describe('Prefix of the hosted UI; needs callbackUrls'),
  callbackUrls: redirectUrls
    .optional()
    .describe('Where the hosted UI returns to after sign-in; needs domainPrefix'),
  logoutUrls: redirectUrls
    .optional()
    .describe('Where the hosted UI returns to after sign-out; needs callbackUrls'),
});

/** The `identity` key of the stage file. */
export const identitySchema = keys({
  userPool: userPoolSchema.default({}).describe('An existing user pool, or options of a new one'),
  identityPoolName: poolName.optional().describe('Default: CloudFormation names the identity pool'),
  roleName: text(
    /^[\w+=,.@-]{1,64}$/,
    '1 to 64 characters of letters, digits and _ + = , . @ -',
    'shorten the name, or leave other characters out',
  )
    .optional()
    .describe('Name of the authenticated role. Default: CloudFormation names it'),
  // Source of its length: Cognito identity pools API reference, MappingRule.
  tenantClaim: text(
    /^[\w:./-]{1,64}$/,
    'the name of a claim, 1 to 64 letters, digits and _ : . / -',
    'write the claim as the ID token has it, such as "custom:tenantId"',
  )
    .optional()
    .describe(
      'Claim of the ID token that names the tenant; needed by rows "tenant" and by tenants. A new user pool gets the attribute',
    ),
  classicFlow: flag()
    .default(false)
    .describe('Whether clients may call AssumeRoleWithWebIdentity themselves. Default: false'),
});

/** A checked `identity.userPool`; of a new pool the defaults are those of `NewUserPool`. */
export type UserPoolOptions = z.output<typeof userPoolSchema>;
