import { withTable } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const MULTI_REGION_KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd';
const encrypted = (encryption: unknown, region?: string, replicas: string[] = []) =>
  withTable({ encryption, replicas }, region === undefined ? {} : { env: { region } });
const keyArn = (arn: string, region?: string, replicas?: string[]) =>
  encrypted({ keyArn: arn }, region, replicas);
const CONFLICT: ErrorFacts = ['tables.orders.encryption.keyArn', 'conflict'];

describe('the KMS key of a table', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['new, without env.region', encrypted('customerManaged'), []],
    ['without env.region', keyArn(KEY_ARN), []],
    ['of the region', keyArn(KEY_ARN, 'us-east-1'), []],
    ['of another region', keyArn(KEY_ARN, 'us-west-2'), [CONFLICT]],
    [
      'of another partition',
      keyArn(KEY_ARN.replace('arn:aws:', 'arn:aws-cn:'), 'us-east-1'),
      [CONFLICT],
    ],
    [
      'of another partition, without env.region',
      keyArn('arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1'),
      [CONFLICT],
    ],
    [
      'of another partition that its ARN does not name, without env.region',
      keyArn('arn:aws:kms:cn-north-1:111122223333:key/1'),
      [CONFLICT],
    ],
    [
      'of another partition, with an invalid env.region',
      keyArn('arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1', 'GovCloud'),
      [['env.region', 'invalidValue']],
    ],
    [
      'new, with replicas',
      encrypted('customerManaged', 'us-east-1', ['us-west-2']),
      [['tables.orders.encryption', 'conflict']],
    ],
    ['of one region, with replicas', keyArn(KEY_ARN, 'us-east-1', ['us-west-2']), [CONFLICT]],
    [
      'that only looks like a multi-Region key, with replicas',
      keyArn(`${KEY_ARN}-mrk-1`, 'us-east-1', ['us-west-2']),
      [CONFLICT],
    ],
    ['multi-Region, with replicas', keyArn(MULTI_REGION_KEY_ARN, 'us-east-1', ['us-west-2']), []],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
