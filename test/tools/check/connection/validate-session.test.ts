import { CERTIFIED, DESTINATION, SOURCE } from '../../../stages';
import { connectionErrors, errorOf, ROLE } from './connection-errors';

const BY_USER = {
  ...SOURCE,
  trust: { ...SOURCE.trust, principalArn: 'arn:aws:iam::444455556666:user/tool' },
};
const BY_ACCOUNT = {
  ...SOURCE,
  trust: {
    ...SOURCE.trust,
    principalArn: 'arn:aws:iam::444455556666:root',
    allowAccountRoot: true,
  },
};

describe('session duration of a connection', () => {
  test.each([
    ['below the maximum', BY_USER, 7199],
    ['over an hour, if the principal may be more than a role', BY_ACCOUNT, 5000],
  ])('may be %s', (_how, connector, duration) => {
    expect(connectionErrors(connector, { duration })).toEqual([]);
  });

  /** The limit, and the duration that the fix proposes. */
  test.each([
    ['at the maximum', BY_USER, 7200, [7200, 3600]],
    ['over the maximum', BY_USER, 9000, [7200, 3600]],
    ['at an odd maximum', { ...BY_USER, maxSessionDuration: 3601 }, 3601, [3601, 3600]],
    ['at the maximum of a role', { ...SOURCE, maxSessionDuration: 43200 }, 43200, [43200, 3600]],
    ['at a maximum of an hour', { ...SOURCE, maxSessionDuration: '1h' }, 3600, [3600, 1800]],
    ['over an hour for a role', { ...SOURCE, maxSessionDuration: '4h' }, 3601, [3600, 3600]],
    ['below the minimum of STS', SOURCE, 899, [900, 3600]],
  ])('must not be %s', (_how, connector, duration, numbers) => {
    expect(connectionErrors(connector, { duration })).toEqual([
      { option: '--duration', received: String(duration), numbers },
    ]);
  });
});

describe('options of a role session', () => {
  const SESSION = { externalId: 'entered', sessionName: 'entered', duration: 900 };
  const ERRORS = [
    errorOf('--external-id', 'entered'),
    errorOf('--session-name', 'entered'),
    errorOf('--duration', 900),
  ];

  test.each([
    ['an access key', DESTINATION],
    ['a certificate', CERTIFIED],
  ])('are refused with %s, the role too', (_what, connector) => {
    expect(connectionErrors(connector, { ...SESSION, roleArn: ROLE })).toEqual([
      errorOf('--role-arn', ROLE),
      ...ERRORS,
    ]);
  });

  test('are refused at a local instance, unless a role is entered', () => {
    const inputs = { ...SESSION, endpoint: 'http://127.0.0.1:8000' };
    expect(connectionErrors(SOURCE, inputs)).toEqual(ERRORS);
    expect(connectionErrors(SOURCE, { ...inputs, roleArn: ROLE })).toEqual([]);
  });
});
