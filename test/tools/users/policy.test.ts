import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../../../tools/simulator/engine';
import { changeUser } from '../../../tools/users/change-user';
import { removeUser } from '../../../tools/users/remove-user';
import type { PasswordSource } from '../../../tools/users/user-request';
import { awsServer, type Asked } from '../../aws-server';
import { checked, withTable } from '../../stages';
import { FakeUserPool, POOL_ID } from './fake-user-pool';

const ACCOUNT = '111122223333';
const STACK = `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/users/1`;
const POOL = `arn:aws:cognito-idp:eu-west-1:${ACCOUNT}:userpool/${POOL_ID}`;
const server = awsServer();
const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

/** The policy of docs/users.md, with the names of the fake. */
function documented(): any {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'users.md'), 'utf8');
  const [, text = ''] = /<!-- The policy of npm run user.*?```json\n(.*?)```/s.exec(page) ?? [];
  const names: [string, string][] = [
    ['us-east-1', 'eu-west-1'],
    ['stack/orders-prod/', 'stack/users/'],
  ];
  return JSON.parse(names.reduce((all, [from, to]) => all.replaceAll(from, to), text));
}

/** Source: Service Authorization Reference. */
function actionAndResource({ action }: Asked): [string, string] {
  return action === 'DescribeStacks'
    ? [`cloudformation:${action}`, STACK]
    : [`cognito-idp:${action}`, POOL];
}

test('npm run user needs exactly the policy of docs/users.md', async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
  new FakeUserPool(server).answer();
  const identity = { tenantClaim: 'custom:tenantId' };
  const stage = checked(withTable({}, { stackName: 'users', identity }));
  const options = { endpoint: server.endpoint, region: 'eu-west-1', yes: true };
  const print = () => undefined;
  const username = 'ann@example.com';
  const change = (tenant: string, groups: readonly string[], password: PasswordSource) =>
    changeUser(stage, { username, tenant, groups, password }, options, print);
  await change('acme', ['admins'], { kind: 'invitation' });
  await change('globex', ['authors'], { kind: 'given', password: 'Given-Passw0rd!' });
  await removeUser(stage, username, options, print);

  const policy = documented();
  const used = new Set<string>();
  // Everybody may call GetCallerIdentity.
  const asked = server.asked.filter(({ action }) => action !== 'GetCallerIdentity');
  for (const [action, resource] of asked.map(actionAndResource)) {
    const principal = `arn:aws:iam::${ACCOUNT}:user/ann`;
    const request = { principal, action, resource, account: ACCOUNT, context: {} };
    const { decision } = await decide(request, { ofIdentity: [policy] });
    expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
    used.add(action);
  }
  const granted = policy.Statement.flatMap(({ Action }: any) => Action);
  expect([...used].sort()).toEqual([...granted].sort());
});
