import { withTable } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const MULTI_REGION_KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd';
const encrypted = (encryption: unknown, region?: string, replicas: string[] = []) =>
  withTable({ encryption, replicas }, region === undefined ? {} : { env: { region } });
const keyArn = (arn: string, region?: string, replicas?: string[]) =>
  encrypted({ keyArn: arn }, region, replicas);
const PLACE = ['tables', 'orders', 'encryption', 'keyArn'];
const IN_OREGON = { env: { region: 'us-west-2' } };
const existing = (arn: string) =>
  withTable({ existing: { tableName: 'legacy', keyArn: arn } }, IN_OREGON);
const CONFLICT: ErrorFacts = ['tables.orders.encryption.keyArn', 'conflict'];

describe('KMS key of a table', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['of AWS', encrypted('awsOwned', 'us-west-2', ['us-east-1']), []],
    ['of AWS by default', encrypted(undefined, 'us-west-2', ['us-east-1']), []],
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
      'of another partition that only its ARN names, without env.region',
      keyArn(KEY_ARN.replace('arn:aws:', 'arn:aws-cn:')),
      [CONFLICT],
    ],
    [
      'of a Region with user pools of another partition that its ARN does not name, without env.region',
      keyArn(KEY_ARN.replace('us-east-1', 'us-gov-west-1')),
      [CONFLICT],
    ],
    ['of a Region newer than this library', keyArn(KEY_ARN.replace('us-east-1', 'eu-north-9')), []],
    [
      'of a stack in a Region newer than this library',
      keyArn(KEY_ARN.replace('us-east-1', 'eu-north-9'), 'eu-north-9'),
      [],
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

  test.each<[string, object, ErrorFacts[]]>([
    ['unknown', withTable({ existing: { tableName: 'legacy' } }, IN_OREGON), []],
    ['of its Region', existing(KEY_ARN.replace('us-east-1', 'us-west-2')), []],
    ['of another Region', existing(KEY_ARN), [['tables.orders.existing.keyArn', 'conflict']]],
  ])('that exists is %s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });

  test.each<[string, object, string[], unknown]>([
    [
      'the same key in the Region of the stack',
      keyArn(KEY_ARN, 'us-west-2'),
      PLACE,
      KEY_ARN.replace('us-east-1', 'us-west-2'),
    ],
    [
      'a stack in the Region of the key',
      keyArn('arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1'),
      ['env', 'region'],
      'us-gov-west-1',
    ],
    [
      'a key in a commercial Region, where the Region of the key has no user pools',
      keyArn('arn:aws-cn:kms:cn-north-1:111122223333:key/1'),
      PLACE,
      'arn:aws:kms:us-east-1:111122223333:key/1',
    ],
    [
      'a key of AWS, which replicas have',
      keyArn(KEY_ARN, 'us-east-1', ['us-west-2']),
      PLACE.slice(0, -1),
      'awsManaged',
    ],
    [
      'a key of AWS in place of a new one',
      encrypted('customerManaged', 'us-east-1', ['us-west-2']),
      PLACE.slice(0, -1),
      'awsManaged',
    ],
  ])('becomes %s', (_title, stage, path, value) => {
    expect(editsOf(stage)).toEqual([{ kind: 'write', path, value }]);
  });
});
