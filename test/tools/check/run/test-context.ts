import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { STSClient } from '@aws-sdk/client-sts';
import type { SignedInProbeUser } from '../../../../tools/check/run/signed-in-probe-user';
import type { ProbeContext } from '../../../../tools/check/run/probe-context';
import type { ItemProbe } from '../../../../tools/check/probes/probe';
import type { AwsServer } from '../../../aws-server';
import { checked, withTable } from '../../../stages';

/** Credentials of a user: the caller's own calls are not signed with them. */
export const USER_CREDENTIALS = {
  accessKeyId: 'ASIAUSER',
  secretAccessKey: 'x',
  sessionToken: 'y',
  expiration: new Date('2030-01-01'),
};

export const USER: SignedInProbeUser = {
  name: 'user 1',
  tenant: undefined,
  idToken: 'header.e30.signature',
  accessToken: 'access token of user 1',
  identityId: 'us-east-1:id-1',
  userSub: 'sub-1',
  claims: { sub: 'sub-1' },
  groups: [],
  credentials: USER_CREDENTIALS,
};

export const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1';

/** The context of a check against a server on this machine. */
export function testContext(aws: AwsServer, change: Partial<ProbeContext> = {}): ProbeContext {
  return {
    stage: checked(withTable({ rows: 'own' })),
    target: { region: 'us-east-1', endpoint: aws.endpoint },
    outputs: {
      AuthenticatedRoleArn: 'arn:aws:iam::111122223333:role/signed-in',
      UserPoolClientId: 'client1',
    },
    identityPoolId: 'us-east-1:pool',
    provider: PROVIDER,
    identities: new CognitoIdentityClient(aws.config),
    sts: new STSClient(aws.config),
    userPools: new CognitoIdentityProviderClient(aws.config),
    users: [USER],
    deleteIdentityLater: () => undefined,
    itemOf: () => ({ tableName: 'orders-1', key: { pk: 'key-1' }, mark: 'mark-1' }),
    ...change,
  };
}

/** A probe of the user's own item. */
export function itemProbe(probe: Partial<ItemProbe> = {}): ItemProbe {
  return {
    kind: 'item',
    who: 'user 1',
    action: 'GetItem',
    table: 'orders',
    rowOf: 'user 1',
    expected: 'allowed',
    ...probe,
  };
}
