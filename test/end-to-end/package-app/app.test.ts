import 'dynamodb-direct-access/jest';
import { template } from './app';

const user = {
  sub: '99999999-8888-4777-8666-555555555555',
  identityId: 'us-east-1:11111111-2222-4333-8444-555555555555',
};

test('signed-in users get items, and scan none', async () => {
  const orders = template();
  await expect(orders).toAllow({ user, action: 'GetItem', table: 'Table', partitionKey: 'a' });
  await expect(orders).toDeny({ user, action: 'Scan', table: 'Table' });
});

test('a failure names the statement', async () => {
  const query = { user, action: 'GetItem', table: 'Table', partitionKey: 'a' };
  await expect(expect(template()).toDeny(query)).rejects.toThrow('GetPutUpdateItemsOfTable');
});
