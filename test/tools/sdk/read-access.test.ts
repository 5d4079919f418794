import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readAccess } from '../../../tools/sdk/read-access';
import { awsServer, Refusal } from '../../aws-server';

const aws = awsServer();
const POOL = 'us-east-1:pool';
const POOLS = { identityPoolId: POOL, userPoolId: 'us-east-1_Ab1', userPoolClientId: 'client' };
const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/';
const PLACE = { account: '111122223333', region: 'us-east-1' };
const POLICY = { Version: '2012-10-17', Statement: [] };

beforeEach(() => {
  aws
    .on('DescribeIdentityPool', { IdentityPoolId: POOL })
    .on('GetIdentityPoolRoles', { IdentityPoolId: POOL })
    .on('DescribeUserPoolClient', { UserPoolClient: { WriteAttributes: ['email'] } })
    .on('ListAttachedRolePolicies', '<IsTruncated>false</IsTruncated>')
    .on('ListRolePolicies', '<IsTruncated>false</IsTruncated>')
    .on('GetRole', ({ body }) => {
      const trust = encodeURIComponent(JSON.stringify(POLICY));
      return `<Role><Arn>arn:of:${body.RoleName}</Arn><AssumeRolePolicyDocument>${trust}</AssumeRolePolicyDocument></Role>`;
    })
    .on('GetResourcePolicy', ({ body }) =>
      body.ResourceArn.endsWith('/open')
        ? { Policy: JSON.stringify(POLICY) }
        : new Refusal('PolicyNotFoundException'),
    );
});

const read = () => {
  const clients = {
    userPools: new CognitoIdentityProviderClient(aws.config),
    identities: new CognitoIdentityClient(aws.config),
    iam: new IAMClient(aws.config),
    documents: DynamoDBDocumentClient.from(new DynamoDBClient(aws.config)),
  };
  const roles = { AuthenticatedRole: 'arn:r/one', TenantAcmeRole: 'arn:r/two' };
  return readAccess(clients, PLACE, POOLS, roles, [`${TABLE}open`, `${TABLE}closed`]);
};

test('pool, roles and policies of tables are those that are deployed', async () => {
  const deployment = await read();
  expect(deployment).toMatchObject({ ...PLACE, roles: ['AuthenticatedRole', 'TenantAcmeRole'] });
  expect(deployment.identityPool().identityPoolId).toBe(POOL);
  expect(deployment.roles.map((name) => deployment.principal(name).arn)).toEqual([
    'arn:of:one',
    'arn:of:two',
  ]);
  expect(deployment.resourcePolicy(`${TABLE}open`)).toEqual(POLICY);
  expect(deployment.resourcePolicy(`${TABLE}closed`)).toBeUndefined();
});

test('what users may write of themselves is what their app client says', async () => {
  expect((await read()).writableAttributes()).toEqual(['email']);
});

test('a role that was not read is an error', async () => {
  const deployment = await read();
  expect(() => deployment.principal('Other')).toThrow('unknown role Other');
});

test('a role that is not there is an error', async () => {
  aws.on('GetRole', new Refusal('NoSuchEntity', 'no role one', 404));
  await expect(read()).rejects.toThrow('no role one');
});
