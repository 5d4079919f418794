import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeAccessKey } from '../../../tools/access-keys/change-access-key';
import { decide } from '../../../tools/simulator/engine';
import { awsServer, type Asked } from '../../aws-server';
import { checked, DESTINATION, withConnectors } from '../../stages';
import { FakeKeys, SECRET, USER } from './fake-keys';

const ACCOUNT = '111122223333';
const server = awsServer();
const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

/** The policy of docs/connectors.md, with the names of the fake. */
function documented(): any {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'connectors.md'), 'utf8');
  const [, text = ''] = /<!-- The policy of the access key.*?```json\n(.*?)```/s.exec(page) ?? [];
  const names: [string, string][] = [
    ['us-east-1', 'eu-west-1'],
    ['stack/orders-consumers/', 'stack/keys/'],
    ['orders-consumers-LoaderConnectorUser-AbCdEf123456', USER],
    [
      `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:LoaderConnectorUserSecret-AbCdEf123456-AbCdEf`,
      SECRET,
    ],
  ];
  return JSON.parse(names.reduce((all, [from, to]) => all.replaceAll(from, to), text));
}

/** What a call is about, as IAM names it. Source: Service Authorization Reference. */
function actionAndResource({ action, body }: Asked): [string, string] {
  if (body.SecretId !== undefined) return [`secretsmanager:${action}`, body.SecretId];
  if (action.includes('AccessKey'))
    return [`iam:${action}`, `arn:aws:iam::${ACCOUNT}:user/${USER}`];
  return [`cloudformation:${action}`, `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/keys/1`];
}

test('the access key commands need exactly the policy of docs/connectors.md', async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
  new FakeKeys(server).answer();
  const stage = checked(withConnectors({ tool: DESTINATION }));
  const options = { endpoint: server.endpoint, region: 'eu-west-1' };
  for (const command of ['issue', 'rotate', 'retire'] as const) {
    await changeAccessKey(stage, 'tool', command, options, () => undefined);
  }
  const policy = documented();
  // Everybody may call it.
  const asked = server.asked.filter(({ action }) => action !== 'GetCallerIdentity');
  const used = new Set<string>();
  // Secrets Manager uses the key for its caller.
  const [throughSecretsManager, ...direct] = [...policy.Statement].reverse();
  expect(throughSecretsManager).toMatchObject({
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
  });
  for (const [action, resource] of asked.map(actionAndResource)) {
    const principal = `arn:aws:iam::${ACCOUNT}:user/ann`;
    const request = { principal, action, resource, account: ACCOUNT, context: {} };
    const { decision } = await decide(request, { ofIdentity: [{ ...policy, Statement: direct }] });
    expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
    used.add(action);
  }
  const granted = direct.flatMap(({ Action }: any) => Action);
  expect([...used].sort()).toEqual([...granted].sort());
});
