import { sendRequest } from '../../../../tools/check/run/send-request';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer, Refusal } from '../../../aws-server';
import { aRun, itemProbe, USER } from './test-context';

const aws = awsServer();

test('a call that goes through is allowed, and made with the credentials of the user', async () => {
  aws.on('GetItem', {});
  expect(await sendRequest(itemProbe(), aRun(aws))).toEqual({ outcome: 'allowed', detail: '' });
  expect(aws.asked).toEqual([
    {
      action: 'GetItem',
      key: 'ASIAUSER',
      body: { TableName: 'orders-1', Key: { pk: { S: 'key-1' } } },
    },
  ]);
});

/** What comes of an answer: where an own row is written, where another's is, and in another table. */
test.each<[string, 'allowed' | 'denied', string]>([
  ['AccessDeniedException', 'allowed', 'denied'],
  ['AccessDeniedException', 'denied', 'denied'],
  ['AccessDenied', 'denied', 'denied'],
  // IAM has let these through.
  ['ConditionalCheckFailedException', 'allowed', 'allowed'],
  ['ConditionalCheckFailedException', 'denied', 'allowed'],
  ['DuplicateItemException', 'denied', 'allowed'],
  ['TransactionCanceledException', 'denied', 'allowed'],
  // Without permission nobody is told whether a table exists.
  ['ResourceNotFoundException', 'denied', 'allowed'],
  // A table that is gone is no proof that it may be used.
  ['ResourceNotFoundException', 'allowed', 'failed'],
  ['ValidationException', 'denied', 'failed'],
  ['UnrecognizedClientException', 'denied', 'failed'],
  ['NotAuthorizedException', 'denied', 'failed'],
  ['MyAccessDeniedException', 'denied', 'failed'],
])('%s, where a call on an item is to be %s, is taken as %s', async (code, expected, outcome) => {
  aws.on('PutItem', new Refusal(code));
  const called = await sendRequest(itemProbe({ action: 'PutItem', expected }), aRun(aws));
  expect(called).toEqual({ outcome, detail: `${code}: ${code} says AWS` });
});

test.each([
  ['ThrottlingException', 400],
  ['InternalServerError', 500],
])('%s, after retries, is neither allowed nor denied', async (code, status) => {
  aws.on('GetItem', new Refusal(code, 'not now', status));
  const called = await sendRequest(itemProbe({ expected: 'denied' }), aRun(aws));
  expect(called).toEqual({ outcome: 'failed', detail: `${code}: not now` });
  expect(aws.actions).toEqual(['GetItem', 'GetItem', 'GetItem']);
});

test('an endpoint that nobody answers at is neither allowed nor denied', async () => {
  const place = { region: 'us-east-1', endpoint: 'http://127.0.0.1:1' };
  const { outcome, detail } = await sendRequest(itemProbe(), aRun(aws, { place }));
  expect(outcome).toBe('failed');
  expect(detail).toContain('ECONNREFUSED');
});

test('a user without credentials has made no call', async () => {
  const users = [{ ...USER, credentials: undefined }] as never;
  expect(await sendRequest(itemProbe({ expected: 'denied' }), aRun(aws, { users }))).toEqual({
    outcome: 'failed',
    detail: 'Error: the user got no credentials',
  });
  expect(aws.asked).toEqual([]);
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

test.each<[string, Partial<IdentityProbe>, string]>([
  ['NotAuthorizedException', {}, 'denied'],
  ['NotAuthorizedException', { action: 'GetId' }, 'denied'],
  ['InvalidIdentityPoolConfigurationException', {}, 'denied'],
  ['AccessDeniedException', {}, 'denied'],
  // A parameter that does not fit is a denial only where it is the role, or the flow is closed.
  ['InvalidParameterException', {}, 'failed'],
  ['InvalidParameterException', { action: 'GetId' }, 'failed'],
  ['InvalidParameterException', OF_TENANT, 'denied'],
  ['InvalidParameterException', { action: 'GetOpenIdToken' }, 'denied'],
  ['ResourceNotFoundException', {}, 'failed'],
  ['ResourceNotFoundException', OF_TENANT, 'failed'],
  ['LimitExceededException', OF_TENANT, 'failed'],
])('%s to %j is taken as %s', async (code, probe, outcome) => {
  const asked = identityProbe(probe);
  aws.on(asked.action, new Refusal(code));
  expect(await sendRequest(asked, aRun(aws))).toEqual({
    outcome,
    detail: `${code}: ${code} says AWS`,
  });
});

test('a role that STS does not give is a denial', async () => {
  aws.on('GetOpenIdToken', { IdentityId: 'i', Token: 'open' });
  aws.on('AssumeRoleWithWebIdentity', new Refusal('AccessDenied', 'not authorized', 403));
  const called = await sendRequest(
    identityProbe({ action: 'AssumeRoleWithWebIdentity' }),
    aRun(aws),
  );
  expect(called).toEqual({ outcome: 'denied', detail: 'AccessDenied: not authorized' });
});

test.each([
  ['A client attempted to write unauthorized attribute', 'denied'],
  ['Access Token has been revoked', 'failed'],
])('a tenant that cannot be written because of "%s" is taken as %s', async (message, outcome) => {
  aws.on('UpdateUserAttributes', new Refusal('NotAuthorizedException', message));
  const probe = identityProbe({ action: 'UpdateUserAttributes' });
  expect(await sendRequest(probe, aRun(aws))).toMatchObject({ outcome });
});
