import { changeUser } from '../../../tools/users/change-user';
import { removeUser } from '../../../tools/users/remove-user';
import type { UserRequest } from '../../../tools/users/user-request';
import { awsServer, Refusal } from '../../aws-server';
import { checked, withTable } from '../../stages';
import { FakeUserPool } from './fake-user-pool';

const STAGE = checked(
  withTable(
    { rows: 'tenant' },
    { stackName: 'users', identity: { tenantClaim: 'custom:tenantId' } },
  ),
);
const ANN = 'ann@example.com';
const PASSWORD = 'Given-Passw0rd!';
const GIVEN = { kind: 'given', password: PASSWORD } as const;
const server = awsServer();
const environment = { ...process.env };
let fake: FakeUserPool;
let printed: string;

beforeEach(() => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
  fake = new FakeUserPool(server);
  fake.answer();
  printed = '';
});
afterEach(() => {
  process.env = { ...environment };
});

const print = (line: string) => {
  printed += `${line}\n`;
};
const place = () => ({ endpoint: server.endpoint, region: 'eu-west-1' });

/** Changes Ann; what is printed and the error are in `printed`. */
async function change(request: Partial<UserRequest> = {}, options = {}, stage = STAGE) {
  const whole = {
    username: ANN,
    groups: [],
    password: { kind: 'invitation' },
    ...request,
  } as const;
  try {
    await changeUser(stage, whole, { ...place(), ...options }, print);
    return undefined;
  } catch (error) {
    printed += `${(error as Error).stack}\n${JSON.stringify(error)}\n`;
    return error as Error & { reason?: string };
  }
}

describe('npm run user of a new user', () => {
  test('sends an invitation, with the e-mail address verified', async () => {
    expect(await change({ tenant: 'acme', groups: ['admins'] })).toBeUndefined();
    const { body } = server.asked.find(({ action }) => action === 'AdminCreateUser') ?? {};
    expect(body).not.toHaveProperty('MessageAction');
    expect(body).toMatchObject({ DesiredDeliveryMediums: ['EMAIL'] });
    expect(fake.changes).toEqual(['AdminCreateUser', 'AdminAddUserToGroup']);
    expect(fake.users.get(ANN)).toEqual({
      attributes: { email: ANN, email_verified: 'true', 'custom:tenantId': 'acme' },
      groups: ['admins'],
      status: 'FORCE_CHANGE_PASSWORD',
    });
    expect(printed).toMatch(/^Next: .*ann@example\.com.* 1 day;/m);
  });

  test('sets a given password, which nothing prints', async () => {
    expect(await change({ password: GIVEN })).toBeUndefined();
    expect(fake.changes).toEqual(['AdminCreateUser', 'AdminSetUserPassword']);
    expect(server.asked.at(-1)?.body).toMatchObject({ Password: PASSWORD, Permanent: true });
    const { body } = server.asked.find(({ action }) => action === 'AdminCreateUser') ?? {};
    expect(body.MessageAction).toBe('SUPPRESS');
    expect(printed).not.toContain(PASSWORD);
    // Whoever has no tenant reaches nothing here.
    expect(printed).toMatch(/^Without a tenant.* orders\./m);
  });

  test('shows a generated password', async () => {
    await change({ password: { kind: 'generated', password: PASSWORD, isAsked: false } });
    expect(fake.users.get(ANN)?.password).toBe(PASSWORD);
    expect(printed).toContain(`: ${PASSWORD}\n`);
  });

  test('is not created without a way to a password', async () => {
    expect(await change({ password: { kind: 'none' } })).toMatchObject({ reason: 'usage' });
    expect(fake.changes).toEqual([]);
  });

  test('whose password the pool does not accept is not left behind, and it is not shown', async () => {
    server.on(
      'AdminCreateUser',
      ({ body }) => new Refusal('InvalidPasswordException', `weak: ${body.TemporaryPassword}`),
    );
    const error = await change({ password: GIVEN });
    expect(error?.message).toMatch(/^AdminCreateUser failed: InvalidPasswordException: weak: …/);
    expect(fake.users.size).toBe(0);
    expect(printed).not.toContain(PASSWORD);
  });

  test('who signs in with a user name has an e-mail address beside it', async () => {
    fake.pool = { ...fake.pool, UsernameAttributes: [] };
    expect(await change({ username: 'ann' })).toMatchObject({ reason: 'usage' });
    expect(await change({ username: 'ann', email: ANN })).toBeUndefined();
    expect(fake.users.get('ann')?.attributes).toEqual({ email: ANN, email_verified: 'true' });
  });

  test('sets up an authenticator app where the pool requires one', async () => {
    fake.pool = { ...fake.pool, MfaConfiguration: 'ON' };
    await change();
    expect(printed).toContain('authenticator app');
  });
});

describe('npm run user of an existing user', () => {
  beforeEach(() => {
    fake.users.set(ANN, {
      attributes: { email: ANN, 'custom:tenantId': 'acme' },
      groups: ['authors'],
      status: 'CONFIRMED',
    });
  });

  test('changes nothing without a confirmation, which names the change', async () => {
    const error = await change({ tenant: 'globex', groups: ['admins'], password: GIVEN });
    expect(error?.reason).toBe('usage');
    expect(error?.message).toMatch(/CONFIRMED.*"acme".*"globex".*group admins.*password.*--yes/s);
    expect(fake.changes).toEqual([]);
  });

  test('changes what is named, with --yes', async () => {
    const request = { tenant: 'globex', groups: ['admins', 'authors'] };
    expect(await change(request, { yes: true })).toBeUndefined();
    expect(fake.changes).toEqual(['AdminUpdateUserAttributes', 'AdminAddUserToGroup']);
    expect(fake.users.get(ANN)).toMatchObject({
      attributes: { email: ANN, 'custom:tenantId': 'globex' },
      groups: ['authors', 'admins'],
    });
    expect(printed).toMatch(/next ID token.*\n.*previous tenant/);
  });

  test('asks nothing where nothing changes', async () => {
    expect(await change({ tenant: 'acme', groups: ['authors'] })).toBeUndefined();
    expect(fake.changes).toEqual([]);
    expect(printed).toContain('stays as it is');
  });

  test('keeps the password, unless a new one is asked for', async () => {
    const generated = { kind: 'generated', password: PASSWORD } as const;
    await change({ password: { ...generated, isAsked: false } }, { yes: true });
    expect(fake.changes).toEqual([]);
    expect(printed).not.toContain(PASSWORD);
    await change({ password: { ...generated, isAsked: true } }, { yes: true });
    expect(fake.users.get(ANN)?.password).toBe(PASSWORD);
  });

  test('who has not signed in yet gets another invitation, if nothing else is asked for', async () => {
    Object.assign(fake.users.get(ANN) ?? {}, { status: 'FORCE_CHANGE_PASSWORD' });
    expect((await change())?.message).toContain('invitation again');
    await change({}, { yes: true });
    expect(server.asked.at(-1)?.body.MessageAction).toBe('RESEND');
    server.asked = [];
    await change({ groups: ['admins'] }, { yes: true });
    expect(fake.changes).toEqual(['AdminAddUserToGroup']);
  });

  test('is removed after a confirmation', async () => {
    await expect(removeUser(STAGE, ANN, place(), print)).rejects.toMatchObject({ reason: 'usage' });
    expect(fake.changes).toEqual([]);
    await removeUser(STAGE, ANN, { ...place(), yes: true }, print);
    expect(fake.users.size).toBe(0);
    await expect(removeUser(STAGE, ANN, { ...place(), yes: true }, print)).rejects.toThrow(ANN);
  });
});

describe('npm run user refuses', () => {
  test.each<[string, Partial<UserRequest>, RegExp]>([
    ['a name that is no e-mail address', { username: 'ann' }, /"ann"/],
    ['another e-mail address', { email: 'other@example.com' }, /--email/],
    ['a tenant that is no session tag', { tenant: 'a#b' }, /"a#b".*1 to 128/],
    ['a group that does not exist', { groups: ['admin'] }, /admin\. .*admins, authors/],
    ['all of them at once', { username: 'ann', tenant: '#', groups: ['x'] }, /ann.*#.*x\./s],
  ])('%s', async (_what, request, message) => {
    const error = await change(request, { yes: true });
    expect(error?.reason).toBe('usage');
    expect(error?.message).toMatch(message);
    expect(fake.changes).toEqual([]);
  });

  test.each<[string, string[] | undefined]>([
    ['has it in its list', ['email', 'custom:tenantId']],
    ['has no list', undefined],
    ['has an empty list', []],
  ])('a tenant that users can set, because an app client %s', async (_what, attributes) => {
    fake.clients = { web: ['email'], other: attributes };
    const error = await change({ tenant: 'acme' }, { yes: true });
    expect(error?.reason).toBe('usage');
    expect(error?.message).toMatch(/custom:tenantId .*\bother\b.*WriteAttributes/);
    expect(error?.message).not.toContain('web');
  });

  test('a tenant that a trigger makes, and one of a stage without tenants', async () => {
    fake.pool = { ...fake.pool, SchemaAttributes: [] };
    expect((await change({ tenant: 'acme' }))?.message).toContain('custom:tenantId is not');
    const without = checked(withTable({}, { stackName: 'users' }));
    expect((await change({ tenant: 'acme' }, {}, without))?.message).toContain('tenantClaim');
  });

  test('users who sign in with a phone number', async () => {
    fake.pool = { ...fake.pool, UsernameAttributes: ['phone_number'] };
    expect((await change())?.message).toContain('phone number');
  });
});
