import { MINIMAL, withUserPool } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const inRegion = (region: string) => ({ ...MINIMAL, env: { region } });
const existing = (userPoolId: string, { env }: { env?: object } = {}) => ({
  ...withUserPool({ userPoolId, userPoolClientId: '1example23456789' }),
  ...(env && { env }),
});
const [US_WEST, GOVCLOUD] = ['us-west-2_AbCdEf123', 'us-gov-west-1_AbCdEf123'];

type Case = [title: string, stage: object, errors: ErrorFacts[]];

describe('regions of Cognito', () => {
  test.each<Case>([
    ['GovCloud', inRegion('us-gov-east-1'), []],
    ['a region newer than this library', inRegion('eu-north-9'), []],
    ['China (Beijing)', inRegion('cn-north-1'), [['env.region', 'unsupported']]],
    ['China (Ningxia)', inRegion('cn-northwest-1'), [['env.region', 'unsupported']]],
    [
      'a partition without identity pools',
      inRegion('us-iso-east-1'),
      [['env.region', 'unsupported']],
    ],
    ['an existing user pool without env.region', existing('us-east-1_AbCdEf123'), []],
    [
      'an existing user pool of GovCloud without env.region',
      existing('us-gov-west-1_AbCdEf123'),
      [['env.region', 'missing']],
    ],
    ['an existing user pool of the region', existing(US_WEST, inRegion('us-west-2')), []],
    ['one of another region', existing(US_WEST, inRegion('us-east-1')), []],
    ['one of another region of GovCloud', existing(GOVCLOUD, inRegion('us-gov-east-1')), []],
    [
      'one of another partition',
      existing(GOVCLOUD, inRegion('us-east-1')),
      [['identity.userPool.userPoolId', 'conflict']],
    ],
    [
      'a commercial one in GovCloud',
      existing(US_WEST, inRegion('us-gov-west-1')),
      [['identity.userPool.userPoolId', 'conflict']],
    ],
    ...['cn-north-1', 'cn-northwest-1', 'us-iso-east-1'].map((region): Case => [
      `an existing user pool of ${region}, where there are none`,
      existing(`${region}_AbCdEf123`),
      [['identity.userPool.userPoolId', 'unsupported']],
    ]),
    [
      'an existing user pool with several clients, where there are none',
      withUserPool({ userPoolId: 'cn-north-1_AbCdEf123', userPoolClientIds: ['a'] }),
      [['identity.userPool.userPoolId', 'unsupported']],
    ],
    [
      'a user pool and a region that cannot be',
      existing('cn-north-1_AbCdEf123', inRegion('cn-north-1')),
      [
        ['env.region', 'unsupported'],
        ['identity.userPool.userPoolId', 'unsupported'],
      ],
    ],
    [
      'a user pool beside a region that cannot be',
      existing(US_WEST, inRegion('cn-north-1')),
      [['env.region', 'unsupported']],
    ],
    [
      'a user pool beside a region that is none',
      existing(GOVCLOUD, inRegion('nowhere')),
      [['env.region', 'invalidValue']],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });

  test.each<[string, object, string]>([
    ['one with user pools', inRegion('cn-north-1'), 'us-east-1'],
    ['that of an existing user pool', existing(GOVCLOUD), 'us-gov-west-1'],
    ['that of a user pool elsewhere', existing(US_WEST, inRegion('us-gov-west-1')), 'us-west-2'],
  ])('become %s', (_title, stage, value) => {
    expect(editsOf(stage)).toEqual([{ kind: 'write', path: ['env', 'region'], value }]);
  });
});
