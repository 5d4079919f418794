import type { z } from 'zod';
import { USER_POOL_PROVIDERS } from '../../aws/quotas';
import { CONSUMER_ID } from '../../aws/name-patterns';
import { HOSTED_UI_KEYS, oauthScopes, redirectUrls } from './hosted-ui-schema';
import { flag, keys, listOf, named, oneOf, text, unique } from './value-schemas';

/** Names of user pools and identity pools. Source: Cognito API references, CreateUserPool and CreateIdentityPool. */
export const poolName = text(
  /^[\w\s+=,.@-]{1,128}$/,
  '1 to 128 letters, digits, spaces and _ + = , . @ -',
  'shorten the name, or remove other characters',
);

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

/** An additional app client of a new user pool. */
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

/** The `identity.userPool` key of the stage file: an existing user pool by its IDs, or the options of a new one. */
export const userPoolSchema = keys({
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
      `Additional app clients, by ID, such as one per front end: at most ${USER_POOL_PROVIDERS - 1}. The ID is part of the logical ID: another ID replaces the client. Default: the default client only.`,
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

/** The validated `identity.userPool`; `NewUserPool` has the defaults of a new one. */
export type StageUserPool = z.output<typeof userPoolSchema>;
