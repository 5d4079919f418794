import { MINIMAL, withUserPool } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const inRegion = (region: string) => ({ ...MINIMAL, env: { region } });
const existing = (userPoolId: string, stage: object = {}) => ({
  ...withUserPool({ userPoolId, userPoolClientId: '1example23456789' }),
  ...stage,
});

describe('regions of Cognito', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['GovCloud', inRegion('us-gov-east-1'), []],
    ['China (Beijing)', inRegion('cn-north-1'), []],
    ['a region newer than this library', inRegion('eu-north-9'), []],
    ['one without identity pools', inRegion('cn-northwest-1'), [['env.region', 'unsupported']]],
    ['an existing user pool without env.region', existing('us-east-1_AbCdEf123'), []],
    [
      'an existing user pool of GovCloud without env.region',
      existing('us-gov-west-1_AbCdEf123'),
      [['env.region', 'missing']],
    ],
    [
      'an existing user pool of the region',
      existing('us-west-2_AbCdEf123', { env: { region: 'us-west-2' } }),
      [],
    ],
    [
      'an existing user pool of another region',
      existing('us-west-2_AbCdEf123', { env: { region: 'us-east-1' } }),
      [['identity.userPool.userPoolId', 'conflict']],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
