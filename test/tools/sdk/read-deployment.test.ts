import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readDeployment, readTablePolicy } from '../../../tools/sdk/read-deployment';
import { awsServer, Refusal } from '../../aws-server';

const aws = awsServer();
const POOL = 'us-east-1:pool';
const POOLS = {
  identityPoolId: POOL,
  userPoolId: 'us-east-1_Ab1',
  userPoolClientIds: ['client', 'web'],
};
const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/';
const PLACE = { account: '111122223333', region: 'us-east-1' };
const POLICY = { Version: '2012-10-17', Statement: [] };

beforeEach(() => {
  aws
    .on('DescribeIdentityPool', { IdentityPoolId: POOL })
    .on('GetIdentityPoolRoles', { IdentityPoolId: POOL })
    .on('DescribeUserPoolClient', ({ body: { ClientId } }) => ({
      UserPoolClient: { WriteAttributes: ClientId === 'web' ? ['name'] : ['email'] },
    }))
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
  return readDeployment(clients, PLACE, POOLS, roles, [`${TABLE}open`, `${TABLE}closed`]);
};

describe('deployment read from AWS', () => {
  test('has the identity pool, the roles and the resource policies of tables', async () => {
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

  test('has the attributes that each app client lets users write', async () => {
    const { writableAttributes } = await read();
    expect(writableAttributes('client')).toEqual(['email']);
    expect(writableAttributes('web')).toEqual(['name']);
    expect(writableAttributes('other')).toBeUndefined();
  });

  test('has no role that was not read', async () => {
    const deployment = await read();
    expect(() => deployment.principal('Other')).toThrow('role Other');
  });

  test('cannot be read if a role does not exist', async () => {
    aws.on('GetRole', new Refusal('NoSuchEntity', 'no role one', 404));
    await expect(read()).rejects.toThrow('no role one');
  });
});

const ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
const OPEN_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'dynamodb:*' }],
};
const readPolicy = () =>
  readTablePolicy(DynamoDBDocumentClient.from(new DynamoDBClient(aws.config)), ARN);

describe('resource policy of a table', () => {
  test('is read by the ARN of the table', async () => {
    aws.on('GetResourcePolicy', { Policy: JSON.stringify(OPEN_POLICY), RevisionId: '1' });
    expect(await readPolicy()).toEqual(OPEN_POLICY);
    const calls = aws.asked.filter(({ action }) => action === 'GetResourcePolicy');
    expect(calls.map(({ body }) => body)).toEqual([{ ResourceArn: ARN }]);
  });

  test.each([
    ['AWS finds none', new Refusal('PolicyNotFoundException')],
    ['the answer has none', {}],
  ])('is undefined if %s', async (_what, answer) => {
    aws.on('GetResourcePolicy', answer);
    expect(await readPolicy()).toBeUndefined();
  });

  test.each(['AccessDeniedException', 'ResourceNotFoundException'])(
    'is not taken for absent on %s',
    async (code) => {
      aws.on('GetResourcePolicy', new Refusal(code));
      await expect(readPolicy()).rejects.toThrow(`${code} says AWS`);
    },
  );
});
