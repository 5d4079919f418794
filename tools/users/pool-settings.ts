import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  paginateListUserPoolClients,
  type CognitoIdentityProviderClient,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { readGroups } from '../sdk/read-groups';
import { withUserAdvice } from './user-advice';

/** What a user pool asks of new users. */
export interface PoolSettings {
  readonly userPoolId: string;
  /** Undefined if users sign in with a phone number only. */
  readonly signIn: 'email' | 'username' | undefined;
  /** The names of all attributes. */
  readonly attributes: readonly string[];
  readonly requiredAttributes: readonly string[];
  /** How long a temporary password is valid. */
  readonly temporaryPasswordDays: number;
  readonly requiresMfa: boolean;
}

/** Reads what a user pool asks of new users. */
export async function readPoolSettings(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<PoolSettings> {
  const { UserPool = {} } = await withUserAdvice('DescribeUserPool', () =>
    client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId })),
  );
  const { SchemaAttributes = [], Policies, MfaConfiguration } = UserPool;
  const required = SchemaAttributes.filter(({ Name, Required }) => Required && Name !== 'sub');
  return {
    userPoolId,
    signIn: signInOf(UserPool),
    attributes: SchemaAttributes.flatMap(({ Name }) => Name ?? []),
    requiredAttributes: required.flatMap(({ Name }) => Name ?? []),
    temporaryPasswordDays:
      Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ?? DEFAULT_VALIDITY_DAYS,
    requiresMfa: MfaConfiguration === 'ON',
  };
}

/** Source: Cognito user pools API reference, PasswordPolicyType. */
const DEFAULT_VALIDITY_DAYS = 7;

function signInOf({ UsernameAttributes = [] }: UserPoolType): PoolSettings['signIn'] {
  if (UsernameAttributes.length === 0) return 'username';
  return UsernameAttributes.includes('email') ? 'email' : undefined;
}

/** The names of the app clients of a user pool with which users can set an attribute. */
export async function clientsThatWrite(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  attribute: string,
): Promise<string[]> {
  const writing: string[] = [];
  const pages = paginateListUserPoolClients({ client }, { UserPoolId, MaxResults: 60 });
  await withUserAdvice('ListUserPoolClients', async () => {
    for await (const { UserPoolClients = [] } of pages) {
      for (const { ClientId } of UserPoolClients) {
        const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
        const { WriteAttributes = [], ClientName = '' } =
          (await client.send(command)).UserPoolClient ?? {};
        // A client without a list can write every attribute. Source: aws-cdk#30608, aws-cdk#21835.
        if (WriteAttributes.length === 0 || WriteAttributes.includes(attribute)) {
          writing.push(ClientName);
        }
      }
    }
  });
  return writing;
}

/** The names of the groups of a user pool. */
export async function groupNames(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<string[]> {
  const groups = await withUserAdvice('ListGroups', () => readGroups(client, userPoolId));
  return groups.map(({ name }) => name);
}
