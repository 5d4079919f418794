import { Amplify } from 'aws-amplify';
import { decodeJWT, fetchAuthSession, signOut, type JWT } from 'aws-amplify/auth';
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  cognitoUserPoolsTokenProvider,
  DefaultIdentityIdStore,
} from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import { sign } from 'jsonwebtoken';
import { RENEWALS_PER_HOUR } from '../../../bench/scale/signed-in-users';
import { AMPLIFY } from '../../../bench/scale/retrying-client';

const MINUTE = 60_000;
const HOURS = 5;
let calls: { readonly operation: string; readonly at: number }[] = [];

/** The ID token of the hour that it is. */
function idToken(): JWT {
  const hour = Math.floor(Date.now() / (60 * MINUTE));
  const iss = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf123';
  const exp = (hour + 1) * 3600;
  return decodeJWT(sign({ iss, hour, exp }, 'secret', { noTimestamp: true }));
}

/** Answers as the identity pool would, or refuses everything. */
function answer(refuses: boolean): typeof fetch {
  return (_url, { headers } = {}) => {
    const target = new Headers(headers).get('x-amz-target') ?? '';
    calls.push({ operation: target.split('.').at(-1) ?? '', at: Date.now() });
    const body = refuses
      ? { __type: 'TooManyRequestsException' }
      : {
          IdentityId: 'us-east-1:00000000-0000-4000-8000-000000000000',
          Credentials: { AccessKeyId: 'id', SecretKey: 'key', SessionToken: 'token' },
        };
    return Promise.resolve(Response.json(body, { status: refuses ? 400 : 200 }));
  };
}

/** What docs/scale.md has apps do: the identity ID outlives the page, as a guest's does. */
class KeptIdentityId extends DefaultIdentityIdStore {
  override storeIdentityId({ id }: { id: string }) {
    return super.storeIdentityId({ id, type: 'guest' });
  }
}

const Cognito = {
  userPoolId: 'us-east-1_AbCdEf123',
  userPoolClientId: 'client',
  identityPoolId: 'us-east-1:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f',
};

/** Loads the app, whose memory is empty then; what its storage holds is still there. */
function load(Store = DefaultIdentityIdStore): void {
  const tokens = () => Promise.resolve({ idToken: idToken(), accessToken: idToken() });
  const store = new Store(sharedInMemoryStorage);
  const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(store);
  Amplify.configure(
    { Auth: { Cognito } },
    { Auth: { tokenProvider: { getTokens: tokens }, credentialsProvider } },
  );
}

beforeEach(async () => {
  calls = [];
  jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  await sharedInMemoryStorage.clear();
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const count = (operation: string) => calls.filter((call) => call.operation === operation).length;

test('a client in use all the time gets its identity once, and credentials twice an hour', async () => {
  jest.spyOn(globalThis, 'fetch').mockImplementation(answer(false));
  load();
  for (let minute = 0; minute < HOURS * 60; minute++) {
    jest.setSystemTime(minute * MINUTE);
    await fetchAuthSession();
  }
  expect(count('GetId')).toBe(1);
  expect(count('GetCredentialsForIdentity')).toBe(HOURS * RENEWALS_PER_HOUR.credentials);
});

test.each([
  ['as it comes', DefaultIdentityIdStore, 3],
  ['that keeps the identity ID', KeptIdentityId, 1],
])('a client %s, loaded three times within an hour', async (_name, Store, identities) => {
  jest.spyOn(globalThis, 'fetch').mockImplementation(answer(false));
  for (let time = 0; time < 3; time++) {
    load(Store);
    expect((await fetchAuthSession()).identityId).toMatch(/^us-east-1:/);
  }
  expect(count('GetId')).toBe(identities);
  expect(count('GetCredentialsForIdentity')).toBe(3);
});

test('a client configured as docs/scale.md has it finds its tokens, and forgets the identity ID with them', async () => {
  jest.spyOn(globalThis, 'fetch').mockImplementation(answer(false));
  Amplify.configure({ Auth: { Cognito } });
  const store = new KeptIdentityId(sharedInMemoryStorage);
  const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(store);
  const tokenProvider = cognitoUserPoolsTokenProvider;
  Amplify.configure({ Auth: { Cognito } }, { Auth: { tokenProvider, credentialsProvider } });
  const tokens = { idToken: idToken(), accessToken: idToken(), clockDrift: 0, username: 'alice' };
  await tokenProvider.tokenOrchestrator.setTokens({ tokens });
  expect((await fetchAuthSession()).credentials?.accessKeyId).toBe('id');
  expect(await store.loadIdentityId()).toMatchObject({ type: 'guest' });
  await signOut();
  expect(await store.loadIdentityId()).toBeNull();
});

test('a client that is refused tries as often, and waits as long, as the simulation has it', async () => {
  jest.spyOn(globalThis, 'fetch').mockImplementation(answer(true));
  load();
  const refused = expect(fetchAuthSession()).rejects.toThrow();
  await jest.advanceTimersByTimeAsync(10_000);
  await refused;
  // What another test file began may still call the user pool.
  const tries = calls.filter(({ operation }) => operation === 'GetId');
  expect(tries).toHaveLength(AMPLIFY.attempts);
  const waits = tries.slice(1).map(({ at }, before) => (at - (tries[before]?.at ?? 0)) / 1000);
  waits.forEach((wait, before) => {
    expect(wait).toBeGreaterThanOrEqual(AMPLIFY.delay(before + 1, () => 0));
    expect(wait).toBeLessThanOrEqual(AMPLIFY.delay(before + 1, () => 1) + 0.001);
  });
});
