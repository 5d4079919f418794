import { allowedActions, NEEDS_NO_PERMISSION } from '../policy-engine/allowed-actions';
import { whereAllowed } from '../policy-engine/call';
import { deploymentOf } from '../policy-engine/deployment';
import { sessionOf, type User } from '../policy-engine/sign-in';
import { MINIMAL } from '../stages';
import { templateOf } from '../synthesis';

const USER: User = {
  identityId: 'us-east-1:11111111-1111-4111-8111-111111111111',
  claims: { sub: '11111111-1111-4111-9111-111111111111', 'custom:tenantId': 'acme' },
};

jest.setTimeout(300_000);

test('of all actions that IAM knows, only those of the stage are allowed, and only on its tables', async () => {
  const { orders } = MINIMAL.tables;
  const deployment = deploymentOf(
    templateOf({
      ...MINIMAL,
      env: { region: 'us-east-1' },
      tables: {
        orders: { ...orders, rows: 'tenant', stream: 'newImage', encryption: 'customerManaged' },
        profiles: { ...orders, rows: 'own', actions: ['GetItem', 'UpdateItem'] },
        catalogue: { ...orders, actions: ['GetItem'] },
      },
      identity: { tenantClaim: 'custom:tenantId' },
    }),
  );
  const session = await sessionOf(deployment, USER);
  const [ordersTable, profiles, catalogue] = ['OrdersTable', 'ProfilesTable', 'CatalogueTable'].map(
    (id) => deployment.attribute(id, 'Arn'),
  ) as [string, string, string];
  const key = deployment.attribute('OrdersTableKey', 'Arn');
  const parts = ['', '/index/byState', '/stream/2026-11-20T00:00:00.000'];
  const places = [
    ...parts.map((part) => ({ resource: `${ordersTable}${part}`, keys: ['acme'] })),
    { resource: '*', keys: ['acme'] },
  ];
  const others = [
    { resource: profiles, keys: [USER.identityId] },
    { resource: catalogue, keys: ['anything'] },
    { resource: key, viaService: 'dynamodb.us-east-1.amazonaws.com' },
  ];
  expect(await allowedActions(session, places, others)).toEqual({
    'dynamodb:GetItem': [catalogue, ordersTable, profiles],
    'dynamodb:PutItem': [ordersTable],
    'dynamodb:UpdateItem': [ordersTable, profiles],
    // Through DynamoDB alone: see below.
    'kms:Decrypt': [key],
    'kms:DescribeKey': [key],
    'kms:Encrypt': [key],
    'kms:GenerateDataKey': [key],
    'kms:GenerateDataKeyWithoutPlaintext': [key],
    'kms:ReEncryptFrom': [key],
    'kms:ReEncryptTo': [key],
    [NEEDS_NO_PERMISSION]: ['*'],
  });
  for (const viaService of [undefined, 's3.us-east-1.amazonaws.com']) {
    const call = { action: 'kms:Decrypt', resource: key, ...(viaService && { viaService }) };
    expect(await whereAllowed(session, call)).toMatchObject({ decision: 'denied' });
  }
});
