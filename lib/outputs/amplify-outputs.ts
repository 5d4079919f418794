import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { AppClientOutput } from '../stage/app-clients';
import { SIGN_IN_OUTPUTS } from '../stage/output-names';
import type { StageConfig } from '../stage/schema/stage-schema';
import { userPoolRegion } from '../aws/user-pools';
import { ownEntry } from '../aws/own-entry';
import {
  DEFAULT_OAUTH_SCOPES,
  type HostedUiOptions,
  type RedirectUrls,
} from '../identity/app-client';
import { PASSWORD_POLICY, type MfaMode, type UserPoolOptions } from '../identity/new-user-pool';
import { clientTables } from './client-tables';
import { fromOutputs, type DeployedOutputs } from './deployed-outputs';

export interface AmplifyOutputsOptions {
  /** The app client that signs in. @default - the default client */
  readonly client?: AppClientOutput | undefined;
  /** The endpoint of a local stack. @default - AWS */
  readonly endpoint?: string | undefined;
}

const DEFAULT_CLIENT: AppClientOutput = { id: undefined, output: SIGN_IN_OUTPUTS.client };

/**
 * The contents of `amplify_outputs.json`, the client configuration file of Amplify Gen 2.
 *
 * `auth` configures sign-in, in the Region of the user pool; `custom` has the stack's Region, the endpoint of a local
 * stack, and the tables by ID. The password policy, MFA and hosted UI of an existing user pool are unknown, and absent.
 *
 * @throws {Error} listing every output that the deployed stack does not have
 */
export function amplifyOutputs(
  stage: StageConfig,
  outputs: DeployedOutputs,
  { client = DEFAULT_CLIENT, endpoint }: AmplifyOutputsOptions = {},
) {
  const { id, output } = client;
  return fromOutputs(outputs, (read) => {
    const region = read(SIGN_IN_OUTPUTS.region);
    const { userPool } = stage.identity;
    const { userPoolId: existing, clients = {} } = userPool;
    const urls = id === undefined ? userPool : (ownEntry(clients, id) ?? {});
    const auth = {
      aws_region: existing === undefined ? region : userPoolRegion(existing),
      user_pool_id: read(SIGN_IN_OUTPUTS.userPool),
      user_pool_client_id: read(output),
      identity_pool_id: read(SIGN_IN_OUTPUTS.identityPool),
      unauthenticated_identities_enabled: false,
      ...(existing === undefined ? newUserPool(userPool, urls, region) : {}),
    };
    const custom = {
      region,
      ...(endpoint !== undefined && { endpoint }),
      tables: clientTables(stage, read),
    };
    return { version: '1', auth, custom };
  });
}

function newUserPool(options: UserPoolOptions, urls: RedirectUrls, region: string) {
  const { signIn = 'email', mfa = 'optional' } = options;
  return {
    ...USERNAME_ATTRIBUTES[signIn],
    standard_required_attributes: ['email'],
    user_verification_types: ['email'],
    password_policy: {
      min_length: PASSWORD_POLICY.minLength,
      require_lowercase: PASSWORD_POLICY.requireLowercase,
      require_uppercase: PASSWORD_POLICY.requireUppercase,
      require_numbers: PASSWORD_POLICY.requireDigits,
      require_symbols: PASSWORD_POLICY.requireSymbols,
    },
    mfa_configuration: MFA_CONFIGURATIONS[mfa],
    mfa_methods: mfa === 'off' ? [] : ['TOTP'],
    ...hostedUi(options, urls, region),
  };
}

/**
 * What users sign in with, besides a user name. Amplify for Swift refuses a file with any other than `email` and
 * `phone_number`; without the key, Amplify takes user names.
 */
const USERNAME_ATTRIBUTES: Readonly<Record<NonNullable<UserPoolOptions['signIn']>, object>> = {
  email: { username_attributes: ['email'] },
  username: {},
};

const MFA_CONFIGURATIONS: Readonly<Record<MfaMode, string>> = {
  off: 'NONE',
  optional: 'OPTIONAL',
  required: 'REQUIRED',
};

function hostedUi(
  { domainPrefix, oauthScopes = DEFAULT_OAUTH_SCOPES }: HostedUiOptions,
  { callbackUrls, logoutUrls = [] }: RedirectUrls,
  region: string,
) {
  if (domainPrefix === undefined || callbackUrls === undefined) return {};
  return {
    oauth: {
      domain: `${domainPrefix}.${loginHost(region)}`,
      identity_providers: [],
      redirect_sign_in_uri: callbackUrls,
      redirect_sign_out_uri: logoutUrls,
      response_type: 'code',
      scopes: oauthScopes,
    },
  };
}

/** Source: Cognito Developer Guide, user pool domains; AWS GovCloud (US) User Guide, Amazon Cognito. */
function loginHost(region: string): string {
  const auth = RegionInfo.get(region).partition === 'aws-us-gov' ? 'auth-fips' : 'auth';
  return `${auth}.${region}.amazoncognito.com`;
}
