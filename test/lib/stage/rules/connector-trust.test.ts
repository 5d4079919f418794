import {
  AUTHORITY,
  CERTIFIED,
  DESTINATION,
  revoking,
  SOURCE,
  withConnectors,
} from '../../../stages';
import { errorsOf, firstErrorOf, type ErrorFacts } from '../errors-of';

const ROOT = 'arn:aws:iam::444455556666:root';
const PRINCIPAL = 'connectors.tool.trust.principalArn';
const principal = (options: object, stage: object = {}) =>
  withConnectors({ tool: { ...SOURCE, trust: { ...SOURCE.trust, ...options } } }, stage);
const GOVCLOUD = { env: { region: 'us-gov-west-1' } };

describe('trusted principal of a connector', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['a whole account', principal({ principalArn: ROOT }), [[PRINCIPAL, 'conflict']]],
    [
      'a whole account, with allowAccountRoot false',
      principal({ principalArn: ROOT, allowAccountRoot: false }),
      [[PRINCIPAL, 'conflict']],
    ],
    [
      'a whole account, with allowAccountRoot',
      principal({ principalArn: ROOT, allowAccountRoot: true }),
      [],
    ],
    [
      'a whole account, with an invalid allowAccountRoot',
      principal({ principalArn: ROOT, allowAccountRoot: 'yes' }),
      [['connectors.tool.trust.allowAccountRoot', 'invalidValue']],
    ],
    [
      'one role, with allowAccountRoot',
      principal({ allowAccountRoot: true }),
      [['connectors.tool.trust.allowAccountRoot', 'conflict']],
    ],
    ['one of another partition', principal({}, GOVCLOUD), [[PRINCIPAL, 'unsupported']]],
    [
      'one of another partition, without env.region',
      principal({ principalArn: 'arn:aws-cn:iam::444455556666:role/tool' }),
      [[PRINCIPAL, 'unsupported']],
    ],
    [
      'one of the partition of the stage',
      principal({ principalArn: 'arn:aws-us-gov:iam::444455556666:role/tool' }, GOVCLOUD),
      [],
    ],
    [
      'one in a region newer than this library',
      principal({}, { env: { region: 'eu-north-9' } }),
      [],
    ],
    ['none, in another partition', withConnectors({ tool: CERTIFIED }, GOVCLOUD), []],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});

test.each([
  [{}, 'a stack without env.region'],
  [{ env: { region: 'us-east-1' } }, 'of env.region'],
])('a principal of another partition than that of %j', (stage, whose) => {
  const principalArn = 'arn:aws-cn:iam::444455556666:role/tool';
  expect(firstErrorOf(principal({ principalArn }, stage)).expected).toContain(whose);
});

describe('maximum session duration of a connector', () => {
  const maxSessionDuration = '2h';

  test('is that of a role', () => {
    for (const connector of [SOURCE, CERTIFIED]) {
      expect(errorsOf(withConnectors({ tool: { ...connector, maxSessionDuration } }))).toEqual([]);
    }
    expect(errorsOf(withConnectors({ tool: DESTINATION }))).toEqual([]);
  });

  test('conflicts with an access key', () => {
    expect(errorsOf(withConnectors({ tool: { ...DESTINATION, maxSessionDuration } }))).toEqual([
      ['connectors.tool.maxSessionDuration', 'conflict'],
    ]);
  });
});

describe('revocation list of a connector', () => {
  const PLACE = 'connectors.tool.trust.rolesAnywhere';

  test.each<[string, object, ErrorFacts[]]>([
    ['by its authority', {}, []],
    ['by another', { certificateAuthority: AUTHORITY }, [[`${PLACE}.revoked`, 'conflict']]],
    [
      'by an invalid one',
      { certificateAuthority: 'ca.pem' },
      [[`${PLACE}.certificateAuthority`, 'invalidValue']],
    ],
    ['that is invalid', { revoked: 'ca.crl' }, [[`${PLACE}.revoked`, 'invalidValue']]],
    ['that is no text', { revoked: true }, [[`${PLACE}.revoked`, 'invalidValue']]],
  ])('%s', (_title, rolesAnywhere, errors) => {
    expect(errorsOf(withConnectors({ tool: revoking(rolesAnywhere) }))).toEqual(errors);
  });
});
