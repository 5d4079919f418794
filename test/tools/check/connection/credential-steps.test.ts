import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STSClient } from '@aws-sdk/client-sts';
import type { Connection } from '../../../../tools/check/connection/connection';
import { connectionSteps } from '../../../../tools/check/connection/connection-steps';
import { verifyCallerIdentity } from '../../../../tools/check/connection/credential-steps';
import { runSteps } from '../../../../tools/check/connection/connection-step';

/** The caller's credentials, and the role of a connector. */
const OWN = { accessKeyId: 'AKIAOWN', secretAccessKey: 'x' };
const ROLE = 'arn:aws:iam::111122223333:role/path/tool';

describe('credentials of a connector', () => {
  let server: Server;
  let asked: { key: string; token: unknown; body: string }[];
  let caller: string;
  /** The answer to GetSecretValue; undefined if the caller may not read the secret. */
  let secret: string | undefined;
  let used: unknown[];
  beforeEach(async () => {
    [asked, used, secret] = [[], [], undefined];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const key = /Credential=(\w+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
        asked.push({ key, token: request.headers['x-amz-security-token'], body });
        if (body.includes('Action=AssumeRole')) {
          response.end(
            '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>y</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
          );
        } else if (body.includes('Action=GetCallerIdentity')) {
          response.end(
            `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${caller}</Arn><Account>${caller.split(':')[4]}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
          );
        } else if (String(request.headers['x-amz-target']).endsWith('.GetSecretValue')) {
          if (secret === undefined) response.writeHead(400);
          response.end(secret ?? '{"__type":"AccessDeniedException"}');
        } else response.end('{"TableNames":[]}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  test('come from AssumeRole with the external ID', async () => {
    const role = { roleArn: ROLE, externalId: 'id-1', sessionName: 'me', durationSeconds: 900 };
    const connection: Connection = {
      listTables: true,
      tables: [],
      region: 'us-east-1',
      endpoint: endpoint(),
      role,
    };
    const lines: string[] = [];
    await runSteps(connectionSteps(connection, OWN), (line) => lines.push(line));
    expect(lines).toEqual([
      `✔ AssumeRole ${ROLE} as me → credentials ASIAROLE until 2030-01-01T00:00:00.000Z`,
      '✔ ListTables → 0 tables',
    ]);
    const [assumed, listed] = asked;
    expect(Object.fromEntries(new URLSearchParams(assumed?.body))).toMatchObject({
      RoleArn: ROLE,
      RoleSessionName: 'me',
      DurationSeconds: '900',
      ExternalId: 'id-1',
    });
    expect([assumed?.key, listed?.key, listed?.token]).toEqual(['AKIAOWN', 'ASIAROLE', 'token']);
  });

  test.each([
    ['AssumeRole', /trusted principal/],
    ['GetCallerIdentity', /^Use the connector's credentials\.$/],
    ['ListTables', /sourceIps .* --region/],
  ])('have advice for a denied %s', (called, expected) => {
    const role = { roleArn: ROLE, sessionName: 'me', durationSeconds: 900 };
    const steps = [{ role }, {}].flatMap((one) =>
      connectionSteps({ listTables: true, tables: [], region: 'us-east-1', ...one }, OWN),
    );
    const denied = Object.assign(new Error('x'), { name: 'AccessDenied' });
    expect(steps.find(({ title }) => title.startsWith(called))?.advice(denied)).toMatch(expected);
  });

  const verify = (by: string, connection: Partial<Connection>) => {
    caller = by;
    const client = new STSClient({ region: 'us-east-1', endpoint: endpoint(), credentials: OWN });
    const complete = { listTables: false, tables: [], ...connection };
    return verifyCallerIdentity(complete, client, (one) => used.push(one)).run();
  };
  test.each([
    ['arn:aws:sts::111122223333:assumed-role/tool/s', ROLE, true],
    ['arn:aws:sts::111122223333:assumed-role/tool-2/s', ROLE, false],
    ['arn:aws:sts::111122223333:assumed-role/other/s', ROLE, false],
    ['arn:aws:sts::444455556666:assumed-role/tool/s', ROLE, false],
    ['arn:aws:iam::111122223333:user/tool', 'arn:aws:iam::111122223333:user/tool', true],
    ['arn:aws:iam::111122223333:user/other', 'arn:aws:iam::111122223333:user/tool', false],
  ])('of %s are those of %s: %s', async (by, identityArn, expected) => {
    const verified = verify(by, { identityArn });
    if (expected) expect(await verified).toBe(`credentials of ${by}`);
    else await expect(verified).rejects.toThrow(`${by}, not ${identityArn}`);
  });
  describe('credentials by access key', () => {
    const identityArn = 'arn:aws:iam::111122223333:user/tool';
    const secretArn = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:Tool-AbCdEf';
    const KEY = { accessKeyId: 'AKIATOOL', secretAccessKey: 'secret/part' };
    const admin = 'arn:aws:iam::111122223333:user/admin';
    const environment = { ...process.env };
    beforeEach(() => {
      const own = { AWS_ACCESS_KEY_ID: 'AKIAOWN', AWS_SECRET_ACCESS_KEY: 'x' };
      Object.assign(process.env, own, { AWS_ENDPOINT_URL: endpoint() });
    });
    afterEach(() => {
      process.env = { ...environment };
    });

    test('come from its secret, for a caller that may read it', async () => {
      secret = JSON.stringify({ SecretString: JSON.stringify(KEY) });
      const result = await verify(admin, { identityArn, secretArn });
      expect(result).toBe(
        `access key AKIATOOL of ${identityArn}, read from its secret by ${admin}`,
      );
      expect(used).toEqual([KEY]);
    });

    test('are those of the caller, if it is the tool', async () => {
      expect(await verify(identityArn, { identityArn, secretArn })).toContain(identityArn);
      expect([used, asked.length]).toEqual([[], 1]);
    });

    test('are missing until a key is issued', async () => {
      secret = '{}';
      const verified = verify(admin, { identityArn, secretArn });
      await expect(verified).rejects.toMatchObject({
        message: expect.stringContaining(secretArn),
        advice: expect.stringContaining('--issue-key'),
      });
    });

    test('are not those of a caller that may not read the secret', async () => {
      const verified = verify(admin, { identityArn, secretArn });
      await expect(verified).rejects.toThrow(`${admin}, not ${identityArn}`);
      expect(used).toEqual([]);
    });
  });

  test('must not be in the account of the source', async () => {
    const by = 'arn:aws:iam::111122223333:user/tool';
    await expect(verify(by, { sourceAccount: '111122223333' })).rejects.toThrow(
      /account 111122223333.* source/,
    );
    expect(await verify(by, { sourceAccount: '444455556666' })).toMatch(
      new RegExp(`^credentials of ${by} .*not compared`),
    );
  });

  test('are verified first on AWS, and not at a local instance', () => {
    const titles = (connection: Partial<Connection>) =>
      connectionSteps(
        { listTables: true, tables: [], region: 'us-east-1', ...connection },
        OWN,
      ).map(({ title }) => title);
    expect(titles({})).toEqual(['GetCallerIdentity', 'ListTables']);
    expect(titles({ endpoint: 'http://127.0.0.1:1' })).toEqual(['ListTables']);
  });
});
