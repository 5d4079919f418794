import { sendRequest } from '../../../../tools/check/run/send-request';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer, Refusal } from '../../../aws-server';
import { testContext, itemProbe, USER } from './test-context';

const aws = awsServer();

describe('request of an item probe', () => {
  test('is allowed if it succeeds, with the credentials of the user', async () => {
    aws.on('GetItem', {});
    expect(await sendRequest(itemProbe(), testContext(aws))).toEqual({
      outcome: 'allowed',
      detail: '',
    });
    expect(aws.asked).toEqual([
      {
        action: 'GetItem',
        key: 'ASIAUSER',
        body: { TableName: 'orders-1', Key: { pk: { S: 'key-1' } } },
      },
    ]);
  });

  test.each<[string, 'allowed' | 'denied', string]>([
    ['AccessDeniedException', 'allowed', 'denied'],
    ['AccessDeniedException', 'denied', 'denied'],
    ['AccessDenied', 'denied', 'denied'],
    // Errors after authorization.
    ['ConditionalCheckFailedException', 'allowed', 'allowed'],
    ['ConditionalCheckFailedException', 'denied', 'allowed'],
    ['DuplicateItemException', 'denied', 'allowed'],
    ['TransactionCanceledException', 'denied', 'allowed'],
    // Without permission the error does not say whether a table exists.
    ['ResourceNotFoundException', 'denied', 'allowed'],
    // A missing table does not show that a user may use it.
    ['ResourceNotFoundException', 'allowed', 'failed'],
    ['ValidationException', 'denied', 'failed'],
    ['UnrecognizedClientException', 'denied', 'failed'],
    ['NotAuthorizedException', 'denied', 'failed'],
    ['MyAccessDeniedException', 'denied', 'failed'],
  ])('with %s, expected to be %s, is %s', async (code, expected, outcome) => {
    aws.on('PutItem', new Refusal(code));
    const called = await sendRequest(itemProbe({ action: 'PutItem', expected }), testContext(aws));
    expect(called).toEqual({ outcome, detail: `${code}: ${code} says AWS` });
  });

  test.each([
    ['AccessDeniedException', 'denied', 'simulated'],
    ['ConditionalCheckFailedException', 'allowed', 'allowed'],
    // A refusal without a decision proves nothing.
    ['AccessDeniedException', 'undecided', 'failed'],
  ])('with %s of a simulator that says %s is %s', async (code, decision, outcome) => {
    const headers = { 'x-simulated-decision': decision };
    aws.on('PutItem', new Refusal(code, 'no', 400, headers));
    const probe = itemProbe({ action: 'PutItem', expected: 'denied' });
    expect(await sendRequest(probe, testContext(aws))).toMatchObject({ outcome });
  });

  test('has the parameter by which a write returns the item', async () => {
    aws.on('PutItem', {});
    const probe = itemProbe({ action: 'PutItem', returns: { ReturnValues: 'ALL_OLD' } });
    await sendRequest(probe, testContext(aws));
    expect(aws.asked[0]?.body).toMatchObject({ ReturnValues: 'ALL_OLD' });
  });

  test.each([
    ['ThrottlingException', 400],
    ['InternalServerError', 500],
  ])('with %s after retries is neither allowed nor denied', async (code, status) => {
    aws.on('GetItem', new Refusal(code, 'not now', status));
    const called = await sendRequest(itemProbe({ expected: 'denied' }), testContext(aws));
    expect(called).toEqual({ outcome: 'failed', detail: `${code}: not now` });
    expect(aws.actions).toEqual(['GetItem', 'GetItem', 'GetItem']);
  });

  test('without an answer is neither allowed nor denied', async () => {
    const target = { region: 'us-east-1', endpoint: 'http://127.0.0.1:1' };
    const { outcome, detail } = await sendRequest(itemProbe(), testContext(aws, { target }));
    expect(outcome).toBe('failed');
    expect(detail).toContain('ECONNREFUSED');
  });

  test('is not sent without credentials', async () => {
    const users = [{ ...USER, credentials: undefined }] as never;
    expect(
      await sendRequest(itemProbe({ expected: 'denied' }), testContext(aws, { users })),
    ).toEqual({
      outcome: 'failed',
      detail: expect.stringContaining('no credentials'),
    });
    expect(aws.asked).toEqual([]);
  });
});

const identityProbe = (probe: Partial<IdentityProbe>): IdentityProbe => ({
  kind: 'identity',
  who: 'user 1',
  action: 'GetCredentialsForIdentity',
  shows: 'their ID token',
  roleOfTenant: undefined,
  expected: 'denied',
  ...probe,
});
const OF_TENANT = { roleOfTenant: 'acme' };

describe('request of an identity probe', () => {
  test.each<[string, Partial<IdentityProbe>, string]>([
    ['NotAuthorizedException', {}, 'denied'],
    ['NotAuthorizedException', { action: 'GetId' }, 'denied'],
    ['InvalidIdentityPoolConfigurationException', {}, 'denied'],
    ['AccessDeniedException', {}, 'denied'],
    // An invalid parameter is a denial only for a role or a closed flow.
    ['InvalidParameterException', {}, 'failed'],
    ['InvalidParameterException', { action: 'GetId' }, 'failed'],
    ['InvalidParameterException', OF_TENANT, 'denied'],
    ['InvalidParameterException', { action: 'GetOpenIdToken' }, 'denied'],
    ['ResourceNotFoundException', {}, 'failed'],
    ['ResourceNotFoundException', OF_TENANT, 'failed'],
    ['LimitExceededException', OF_TENANT, 'failed'],
  ])('with %s to %j is %s', async (code, probe, outcome) => {
    const asked = identityProbe(probe);
    aws.on(asked.action, new Refusal(code));
    expect(await sendRequest(asked, testContext(aws))).toEqual({
      outcome,
      detail: `${code}: ${code} says AWS`,
    });
  });

  test('is denied if STS refuses the role', async () => {
    aws.on('GetOpenIdToken', { IdentityId: 'i', Token: 'open' });
    aws.on('AssumeRoleWithWebIdentity', new Refusal('AccessDenied', 'not authorized', 403));
    const called = await sendRequest(
      identityProbe({ action: 'AssumeRoleWithWebIdentity' }),
      testContext(aws),
    );
    expect(called).toEqual({ outcome: 'denied', detail: 'AccessDenied: not authorized' });
  });

  test.each([
    ['A client attempted to write unauthorized attribute', 'denied'],
    ['Access Token has been revoked', 'failed'],
  ])('to change the tenant, with the error "%s", is %s', async (message, outcome) => {
    aws.on('UpdateUserAttributes', new Refusal('NotAuthorizedException', message));
    const probe = identityProbe({ action: 'UpdateUserAttributes' });
    expect(await sendRequest(probe, testContext(aws))).toMatchObject({ outcome });
  });
});
