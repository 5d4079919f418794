import { arnParts, movedArn } from '../../../lib/aws/arn';

const ROLE = 'arn:aws:iam::111122223333:role/tools/etl';
const VAULT = 'arn:aws-cn:backup:cn-north-1:111122223333:backup-vault:copies';

describe('parts of an ARN', () => {
  test.each([
    [ROLE, ['aws', 'iam', '', '111122223333', 'role/tools/etl']],
    [VAULT, ['aws-cn', 'backup', 'cn-north-1', '111122223333', 'backup-vault:copies']],
    ['orders', ['', '', '', '', '']],
  ])('%s', (arn, parts) => {
    const { partition, service, region, account, resource } = arnParts(arn);
    expect([partition, service, region, account, resource]).toEqual(parts);
  });
});

describe('ARN in another place', () => {
  test.each([
    [ROLE, { partition: 'aws-us-gov' }, 'arn:aws-us-gov:iam::111122223333:role/tools/etl'],
    [
      VAULT,
      { partition: 'aws', region: 'eu-west-1', account: '444455556666' },
      'arn:aws:backup:eu-west-1:444455556666:backup-vault:copies',
    ],
    [ROLE, {}, ROLE],
  ])('%s with %j', (arn, to, moved) => {
    expect(movedArn(arn, to)).toBe(moved);
  });
});
