import { RegionInfo } from 'aws-cdk-lib/region-info';
import { DEFAULT_CLIENT_OUTPUT, type AppClient } from '../stage/app-clients';
import type { StageConfig } from '../stage/schema/stage-schema';
import { tableOutputNames } from '../stage/output-names';
import { userPoolRegion } from '../aws/user-pools';
import { ownEntry } from '../aws/name-patterns';
import {
  DEFAULT_OAUTH_SCOPES,
  type HostedUiOptions,
  type RedirectUrls,
} from '../identity/app-client';
import { PASSWORD_POLICY, type MfaMode, type UserPoolOptions } from '../identity/new-user-pool';
import { fromOutputs, type DeployedOutputs } from './deployed-outputs';

interface TableOutputs {
  readonly tableName: string;
  readonly tableArn: string;
}

/**
 * The contents of `amplify_outputs.json`, the client configuration file of Amplify Gen 2.
 *
 * `auth` configures sign-in, in the Region of the user pool; `custom` has the stack's Region and the tables by ID. The
 * password policy, MFA and hosted UI of an existing user pool are unknown, and absent.
 *
 * @param client the app client that signs in @default - the default client
 * @throws {Error} listing every output that the deployed stack does not have
 */
export function amplifyOutputs(
  stage: StageConfig,
  outputs: DeployedOutputs,
  { id, output }: AppClient = { id: undefined, output: DEFAULT_CLIENT_OUTPUT },
) {
  return fromOutputs(outputs, (read) => {
    const region = read('Region');
    const { userPool } = stage.identity;
    const { userPoolId: existing, clients = {} } = userPool;
    const urls = id === undefined ? userPool : (ownEntry(clients, id) ?? {});
    const auth = {
      aws_region: existing === undefined ? region : userPoolRegion(existing),
      user_pool_id: read('UserPoolId'),
      user_pool_client_id: read(output),
      identity_pool_id: read('IdentityPoolId'),
      unauthenticated_identities_enabled: false,
      ...(existing === undefined ? newUserPool(userPool, urls, region) : {}),
    };
    const tables: Record<string, TableOutputs> = {};
    for (const id of Object.keys(stage.tables)) {
      const { name, arn } = tableOutputNames(id);
      tables[id] = { tableName: read(name), tableArn: read(arn) };
    }
    return { version: '1', auth, custom: { region, tables } };
  });
}

function newUserPool(options: UserPoolOptions, urls: RedirectUrls, region: string) {
  const { signIn = 'email', mfa = 'optional' } = options;
  return {
    username_attributes: [signIn],
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
