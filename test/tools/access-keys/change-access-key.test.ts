import { changeAccessKey } from '../../../tools/access-keys/change-access-key';
import { issuedKey } from '../../../tools/access-keys/issued-key';
import type { KeyCommand } from '../../../tools/access-keys/key-step';
import { awsServer, Refusal } from '../../aws-server';
import { checked, DESTINATION, SOURCE, withConnectors } from '../../stages';
import { FakeKeys, SECRET, USER, valueOf } from './fake-keys';

const STAGE = checked(withConnectors({ tool: DESTINATION, other: SOURCE }));
const server = awsServer();
const REGION = 'eu-west-1';
const environment = { ...process.env };
let fake: FakeKeys;
let printed: string;

beforeEach(() => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
  fake = new FakeKeys(server);
  fake.answer();
  printed = '';
});
afterEach(() => {
  process.env = { ...environment };
  // Whatever happens, nothing prints a secret access key.
  expect(printed).not.toContain('SECRET+PART');
});

/** Runs a command on the fake; what it prints and how it fails is in `printed`. */
async function change(command: KeyCommand, options: object = {}, id = 'tool'): Promise<any> {
  const print = (line: string) => {
    printed += `${line}\n`;
  };
  try {
    await changeAccessKey(
      STAGE,
      id,
      command,
      { endpoint: server.endpoint, region: REGION, ...options },
      print,
    );
    return undefined;
  } catch (error) {
    printed += `${(error as Error).stack}\n${JSON.stringify(error)}\n`;
    return error;
  }
}

/** The calls that change something, each with the key that it names. */
const changes = () =>
  server.asked
    .filter(({ action }) => /^(Create|Delete|Put)/.test(action))
    .map(({ action, body }) => `${action} ${body.AccessKeyId ?? body.SecretId ?? body.UserName}`);

describe('npm run connector -- NAME --issue-key', () => {
  test('creates the key and stores it; repeated, it does nothing', async () => {
    expect(await change('issue')).toBeUndefined();
    expect(changes()).toEqual([`CreateAccessKey ${USER}`, `PutSecretValue ${SECRET}`]);
    expect(fake.versions).toEqual([valueOf('AKIACREATED1')]);
    expect(await change('issue')).toBeUndefined();
    expect(changes()).toHaveLength(2);
    expect(printed.match(/AKIACREATED1/g)).toHaveLength(2);
  });

  test('deletes the key again that could not be stored', async () => {
    server.on(
      'PutSecretValue',
      ({ body }) => new Refusal('EncryptionFailure', `not ${body.SecretString}`),
    );
    const error = await change('issue');
    expect(error.message).toMatch(/^PutSecretValue failed: EncryptionFailure: not /);
    expect(fake.state).toEqual({ keys: [], secret: [] });
    expect(changes().at(-1)).toBe('DeleteAccessKey AKIACREATED1');
  });

  test('names the key that could not be stored or deleted, and replaces it when repeated', async () => {
    server.on('PutSecretValue', new Refusal('AccessDeniedException'));
    server.on('DeleteAccessKey', new Refusal('AccessDenied', 'denied', 403));
    const error = await change('issue');
    expect(error.message).toMatch(/^PutSecretValue failed.*AKIACREATED1.*DeleteAccessKey failed/s);
    expect(fake.state).toEqual({ keys: ['AKIACREATED1'], secret: [] });
    fake.answer();
    expect(await change('issue')).toBeUndefined();
    expect(fake.state).toEqual({ keys: ['AKIACREATED2'], secret: ['AKIACREATED2'] });
  });

  test('keeps the key whose storing was answered by an error only', async () => {
    server.on('PutSecretValue', ({ body }) => {
      fake.put(body.SecretString);
      return new Refusal('InvalidRequestException');
    });
    expect(await change('issue')).toBeUndefined();
    expect(fake.state).toEqual({ keys: ['AKIACREATED1'], secret: ['AKIACREATED1'] });
  });

  test('keeps a key that the secret may hold, because the secret cannot be read', async () => {
    expect(await change('issue')).toBeUndefined();
    server.on('PutSecretValue', ({ body }) => {
      fake.put(body.SecretString);
      server.on('GetSecretValue', new Refusal('InternalServiceError', 'lost', 500));
      return new Refusal('InvalidRequestException');
    });
    const error = await change('rotate');
    expect(error.message).toMatch(/^PutSecretValue failed.*AKIACREATED2.*GetSecretValue failed/s);
    expect(fake.state).toEqual({
      keys: ['AKIACREATED1', 'AKIACREATED2'],
      secret: ['AKIACREATED2', 'AKIACREATED1'],
    });
  });

  test('creates one key, even if the answer was lost', async () => {
    server.on('CreateAccessKey', () => {
      fake.create();
      return new Refusal('ServiceFailure', 'lost', 500);
    });
    expect((await change('issue')).reason).toBe('environment');
    expect(fake.state.keys).toEqual(['AKIACREATED1']);
    fake.answer();
    expect(await change('issue')).toBeUndefined();
    expect(fake.state).toEqual({ keys: ['AKIACREATED2'], secret: ['AKIACREATED2'] });
  });

  test('stores the key of the version before an empty one again', async () => {
    fake.add('AKIAHELD', '2027-01-01T00:00:00Z');
    fake.put('');
    expect(await change('issue')).toBeUndefined();
    expect(fake.versions).toEqual([valueOf('AKIAHELD'), '']);
    expect(fake.state.keys).toEqual(['AKIAHELD']);
  });
});

describe('npm run connector -- NAME --rotate-key and --retire-key', () => {
  beforeEach(() => {
    fake.add('AKIAOLD', '2027-01-01T00:00:00Z');
  });

  test('at every time, a key that works is in the secret', async () => {
    expect(await change('rotate')).toBeUndefined();
    expect(fake.state).toEqual({
      keys: ['AKIAOLD', 'AKIACREATED1'],
      secret: ['AKIACREATED1', 'AKIAOLD'],
    });
    expect(printed).toMatch(/AKIACREATED1.*--retire-key.*AKIAOLD/s);
    expect((await change('rotate')).message).toMatch(/AKIACREATED1.*AKIAOLD.*--retire-key/s);
    expect(await change('retire')).toBeUndefined();
    expect(fake.state).toEqual({ keys: ['AKIACREATED1'], secret: ['AKIACREATED1', 'AKIAOLD'] });
    expect((await change('retire')).message).toMatch(/AKIACREATED1.*--rotate-key/s);
  });

  test('a key that the tool uses is deleted with --yes only', async () => {
    await change('rotate');
    fake.keys = fake.keys.map((one) =>
      one.id === 'AKIAOLD' ? { ...one, lastUsed: '2027-03-02T10:00:00Z' } : one,
    );
    expect((await change('retire')).message).toMatch(/AKIAOLD.*2027-03-02T10:00:00.*--yes/s);
    expect(fake.state.keys).toHaveLength(2);
    expect(await change('retire', { yes: true })).toBeUndefined();
    expect(fake.state.keys).toEqual(['AKIACREATED1']);
  });

  test('a key of the stack is left to CloudFormation', async () => {
    fake.ofStack = 'AKIAOLD';
    expect(await change('rotate')).toBeUndefined();
    expect(printed).toMatch(/deploy the stage.*AKIAOLD/);
    expect((await change('retire', { yes: true })).message).toMatch(/AKIAOLD.*deploy the stage/s);
    expect(fake.state.keys).toEqual(['AKIAOLD', 'AKIACREATED1']);
  });

  test('a key that is already deleted is no failure', async () => {
    await change('rotate');
    server.on('DeleteAccessKey', ({ body }) => {
      fake.keys = fake.keys.filter(({ id }) => id !== body.AccessKeyId);
      return new Refusal('NoSuchEntity', 'gone', 404);
    });
    expect(await change('retire')).toBeUndefined();
  });
});

describe('access keys that cannot be changed', () => {
  test('a connector without one is wrong usage, before any call', async () => {
    const error = await change('issue', {}, 'other');
    expect(error).toMatchObject({
      reason: 'usage',
      message: expect.stringMatching(/other .*: tool\./),
    });
    expect(server.asked).toEqual([]);
  });

  test('without permission, the page with the policy is named', async () => {
    server.on('ListAccessKeys', new Refusal('AccessDenied', 'denied', 403));
    const error = await change('issue');
    expect(error).toMatchObject({
      reason: 'environment',
      message: expect.stringContaining('docs/connectors.md'),
    });
  });

  test('a stack without the outputs is an error that names them', async () => {
    const bare =
      '<Stacks><member><StackName>keys</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2027-01-01T00:00:00Z</CreationTime></member></Stacks>';
    server.on('DescribeStacks', bare);
    expect((await change('issue')).message).toMatch(/ToolUserArn, ToolSecretArn/);
    expect(changes()).toEqual([]);
  });
});

describe('access key in a secret', () => {
  const read = () => issuedKey({ ...server.config }, SECRET);

  test.each([
    ['issued', [valueOf('AKIAHELD')], { kind: 'issued', key: JSON.parse(valueOf('AKIAHELD')) }],
    ['no version', [], { kind: 'none' }],
    ['an empty version', [''], { kind: 'none' }],
    ['another value', ['null'], { kind: 'none' }],
    ['half a key', ['{"accessKeyId":"AKIA"}'], { kind: 'none' }],
  ])('%s', async (_title, versions, expected) => {
    fake.versions = versions;
    expect(await read()).toEqual(expected);
  });

  test('that the caller may not read', async () => {
    server.on('GetSecretValue', new Refusal('AccessDeniedException'));
    expect(await read()).toEqual({ kind: 'unreadable' });
  });

  test('in a secret that is being deleted, is an error', async () => {
    server.on('GetSecretValue', new Refusal('InvalidRequestException'));
    await expect(read()).rejects.toThrow(/GetSecretValue failed: InvalidRequestException/);
  });
});
