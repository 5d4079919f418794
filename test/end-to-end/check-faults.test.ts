import { awsProxy, type AwsCall, type Fault, type Interference } from './aws-proxy';
import { CHECKED, checkedStage, ENVIRONMENT } from './checked-stage';
import { describeWithPython, run, type Finished } from './npm-start';
import { plannedProbes } from './planned-probes';

describeWithPython('npm run check where AWS has faults', () => {
  const stage = checkedStage();
  let silent: Promise<Finished>;

  beforeAll(async () => {
    const silence = await awsProxy(stage.aws.endpoint, {
      fault: ({ action }) => (action === 'DescribeStacks' ? 'silence' : undefined),
    });
    // Half a minute in which other tests can run.
    silent = run(stage.args(silence), ENVIRONMENT).finally(() => silence.close());
  });
  afterAll(() => silent);

  test.each<[string, Fault, RegExp]>([
    [
      'an account that makes no more users',
      { error: 'TooManyRequestsException' },
      /^AdminCreateUser access-check-\S+@example\.com failed: TooManyRequestsException.*\nAWS throttles/,
    ],
    [
      'a fault of the service',
      { error: 'InternalErrorException', status: 500 },
      /^AdminCreateUser .* failed: InternalErrorException.*\nAWS has an internal error/,
    ],
    [
      'a user that exists',
      { error: 'UsernameExistsException' },
      /^AdminCreateUser .* failed: UsernameExistsException.*\nAn earlier attempt created the user/,
    ],
    [
      'a caller who may not',
      { error: 'AccessDeniedException' },
      /^AdminCreateUser .* failed: AccessDeniedException.*\n.* docs\/check\.md/,
    ],
    [
      'credentials that end meanwhile',
      { error: 'ExpiredTokenException' },
      /^AdminCreateUser .* failed: ExpiredTokenException.*\n.* expired/,
    ],
    [
      'an answer that is none of AWS',
      { text: '<html>Sign in to the hotel</html>' },
      /^AdminCreateUser .* failed: SyntaxError.*\nThe response is not from AWS/s,
    ],
    [
      'a clock that is wrong',
      {
        error: 'InvalidSignatureException',
        message: 'Signature expired: 20261121T000000Z is now earlier than 20261121T160000Z',
      },
      /^AdminCreateUser .* failed: .*\n.*clock/,
    ],
  ])(
    'reports %s when the second user is made, and removes the first',
    async (_what, fault, message) => {
      const isSecond = ({ action, parameters }: AwsCall, earlier: readonly AwsCall[]) =>
        action === 'AdminCreateUser' &&
        earlier.some(
          (one) =>
            one.action === 'AdminCreateUser' && one.parameters.Username !== parameters.Username,
        );
      const checked = stage.checkHere({
        fault: (call, earlier) => (isSecond(call, earlier) ? fault : undefined),
      });
      await expect(checked).rejects.toThrow(message);
      // Tried three times at the most, where another time may help.
      expect(stage.called('AdminCreateUser').length).toBeLessThanOrEqual(4);

      stage.expectNothingLeft();
    },
  );

  test('tells of a connection that breaks again and again', async () => {
    const proxy = await stage.interfere({
      fault: ({ action }) => (action === 'AdminCreateUser' ? 'reset' : undefined),
    });
    // In Jest's context, errors of Node.js's sockets are no instances of Error, which the SDK looks for.
    const { status, stderr } = await run(stage.args(proxy), ENVIRONMENT);
    expect(stderr).toMatch(/^AdminCreateUser .* failed: .*\nNo response/);
    expect(status).toBe(3);
    expect(stage.called('AdminCreateUser')).toHaveLength(3);
    stage.expectNothingLeft();
  });

  test('tries again what is throttled, and goes on', async () => {
    const { results } = await stage.checkHere({
      fault: ({ action }, earlier) =>
        action === 'AdminCreateUser' && earlier.filter((one) => one.action === action).length < 2
          ? { error: 'TooManyRequestsException' }
          : undefined,
    });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(stage.called('AdminCreateUser')).toHaveLength(4);
    stage.expectNothingLeft();
  });

  test('a call that comes to nothing is neither allowed nor denied', async () => {
    const { status, stdout } = await stage.check({
      fault: ({ action }) =>
        action === 'GetItem' ? { error: 'ThrottlingException', message: 'later' } : undefined,
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/✖ │ user 1 +│ GetItem +│ orders, own item +│ allowed +│ failed +│/);
    expect(stdout).toContain('ThrottlingException: later');
    expect(stdout).toContain(`\n✖ 2 of ${plannedProbes(CHECKED).count} probes failed\n`);
    stage.expectNothingLeft();
  });

  test('says what it could not remove, and fails', async () => {
    const { status, stdout } = await stage.check({
      fault: ({ action }) =>
        action === 'AdminDeleteUser' ? { error: 'AccessDeniedException' } : undefined,
    });
    expect(status).toBe(1);
    const [user = 'no user'] = stage.users('AdminCreateUser');
    expect(stdout).toContain(`: user ${user} in user pool `);
    expect(stage.evidence().notRemoved).toHaveLength(2);
    expect(stage.evidence().passed).toBe(false);
  });

  test.each<[string, Interference, RegExp]>([
    [
      'that is being updated',
      {
        answer: ({ action }, text) =>
          action === 'DescribeStacks'
            ? text.replace(/<StackStatus>\w+/, '<StackStatus>UPDATE_IN_PROGRESS')
            : text,
      },
      /^The stack checked .* UPDATE_IN_PROGRESS\. Wait .*\n$/,
    ],
    [
      'that does not exist',
      {
        fault: ({ action }) =>
          action === 'DescribeStacks'
            ? { error: 'ValidationError', message: 'Stack with id checked does not exist' }
            : undefined,
      },
      /^Cannot read .* stack checked: ValidationError: Stack with id checked does not exist\n.* npx cdk deploy/,
    ],
    [
      'of an endpoint that is no AWS',
      { fault: () => ({ text: '<html>Sign in to the hotel</html>' }) },
      /^GetCallerIdentity/,
    ],
    [
      'with credentials that have ended',
      { fault: () => ({ error: 'ExpiredToken', message: 'The security token is expired' }) },
      /^GetCallerIdentity failed: ExpiredToken: The security token is expired\n.* expired\. /,
    ],
  ])('touches nothing of a stack %s', async (_what, interference, message) => {
    const { status, stderr } = await stage.check(interference);
    expect([status, stderr]).toEqual([3, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stage.called('AdminCreateUser')).toEqual([]);
  });

  test('does not wait for ever for a stack that nobody answers for', async () => {
    const { status, stderr } = await silent;
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^Cannot read .* stack checked: TimeoutError/),
    ]);
  });
});
