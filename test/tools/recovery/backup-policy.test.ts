import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'recovery.md'), 'utf8');
const MARK = 'test/tools/recovery/backup-policy.test.ts';
const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders-prod';

/** The JSON after the mark. */
function policy(): { readonly Statement: readonly any[] } {
  const [, json = ''] = /```json\n([^`]*)```/.exec(PAGE.slice(PAGE.indexOf(MARK))) ?? [];
  return JSON.parse(json);
}

test('npm run backup and --list need these actions and no others', () => {
  expect(policy().Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [
      'cloudformation:DescribeStacks',
      'arn:aws:cloudformation:us-east-1:111122223333:stack/orders-prod/*',
    ],
    [['dynamodb:CreateBackup', 'dynamodb:DescribeContinuousBackups'], TABLE],
    // These have no resource-level permissions. Source: Service Authorization Reference.
    [
      [
        'backup:DescribeRegionSettings',
        'backup:ListRecoveryPointsByResource',
        'dynamodb:ListBackups',
      ],
      '*',
    ],
  ]);
});
