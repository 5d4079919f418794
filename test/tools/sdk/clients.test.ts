import { GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { withClients, type Clients } from '../../../tools/sdk/clients';
import { detectEnforcement } from '../../../tools/check/run/enforcement';
import { sendRequest } from '../../../tools/check/run/send-request';
import { awsServer } from '../../aws-server';
import { testContext, itemProbe } from '../check/run/test-context';

const aws = awsServer();

/** A call of each client. */
async function callAll({ userPools, identities, iam, sts, documents }: Clients) {
  await userPools.send(new DescribeUserPoolCommand({ UserPoolId: 'us-west-2_Ab1' }));
  await identities.send(new GetIdCommand({ IdentityPoolId: 'us-east-1:pool' }));
  await iam.send(new ListRolesCommand({}));
  await sts.send(new GetCallerIdentityCommand({}));
  await documents.send(new ScanCommand({ TableName: 'orders-1' }));
  const regions = [userPools, identities, iam, sts, documents].map(({ config }) => config.region());
  return Promise.all(regions);
}

const ACTIONS = ['DescribeUserPool', 'GetId', 'ListRoles', 'GetCallerIdentity', 'Scan'];

/** Uses clients of a stage in one region, with a user pool in another. */
function used<T>(use: (clients: Clients) => Promise<T>): Promise<T> {
  for (const action of ACTIONS) aws.on(action, {});
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const place = { region: 'us-east-1', endpoint: aws.endpoint, credentials };
  return withClients(place, 'us-west-2', use);
}

describe('SDK clients', () => {
  test('call the region of the stack, and for the user pool its own region', async () => {
    const regions = await used(callAll);
    expect(regions).toEqual(['us-west-2', 'us-east-1', 'us-east-1', 'us-east-1', 'us-east-1']);
    expect(aws.actions).toEqual(ACTIONS);
  });

  test.each([
    ['succeeds', () => Promise.resolve()],
    ['fails', () => Promise.reject(new Error('failed'))],
  ])('leave no connection open if the work %s', async (_what, end) => {
    await used(async (clients) => {
      await callAll(clients);
      expect(aws.connections).toBeGreaterThan(0);
      await end();
    }).catch(() => undefined);
    await expect(aws.isLeft()).resolves.toBeUndefined();
  });

  test('leave no connection open after the call of a temporary user', async () => {
    aws.on('GetItem', {});
    expect(await sendRequest(itemProbe(), testContext(aws))).toMatchObject({ outcome: 'allowed' });
    await expect(aws.isLeft()).resolves.toBeUndefined();
  });

  test('leave no connection open after a call with invalid credentials', async () => {
    aws.on('DescribeTable', {}).on('GetId', {});
    const context = testContext(aws);
    await detectEnforcement(context);
    context.identities.destroy();
    await expect(aws.isLeft()).resolves.toBeUndefined();
  });
});
