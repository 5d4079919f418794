import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Stack } from 'aws-cdk-lib/core';
import {
  AccessTable,
  AuthenticatedRole,
  Connector,
  DirectAccess,
  NewUserPool,
  Rows,
  Workload,
} from '../../lib';
import { stackWith } from '../synthesis';

type Props = Record<string, any>;

const KEY = { name: 'pk', type: 'string' };
const tableIn = (stack: Stack) =>
  new TableV2(stack, 'Orders', { partitionKey: { name: 'pk', type: AttributeType.STRING } });

/** What builds a construct of the package, as JavaScript may call it: with any value of a prop. */
const BUILD = {
  table: (props: Props) => (stack: Stack) =>
    new AccessTable(stack, 'New', { partitionKey: KEY, ...props } as any),
  users: (props: Props) => (stack: Stack) => new NewUserPool(stack, 'Users', props),
  roles: (props: Props) => (stack: Stack) =>
    new AuthenticatedRole(stack, 'Roles', {
      identityPoolId: 'us-east-1:1234',
      tables: [
        {
          name: 'Orders',
          table: tableIn(stack),
          actions: ['GetItem'],
          rows: { by: 'all' },
          ...props,
        },
      ] as any,
    }),
  direct: (props: Props) => (stack: Stack) =>
    new DirectAccess(stack, 'Access', {
      tables: [{ table: tableIn(stack), rows: Rows.all(), actions: ['GetItem'], ...props }],
    }),
  workload:
    (props: Props, grant = 'read') =>
    (stack: Stack) =>
      new Workload(stack, 'Api', {
        runsOn: 'ec2',
        tables: [{ table: tableIn(stack), grant: grant as 'read' }],
        ...props,
      }),
  connector: (props: Props) => (stack: Stack) =>
    new Connector(stack, 'Tool', {
      purpose: 'source',
      trust: { kind: 'accessKey' },
      tables: [{ table: tableIn(stack) }],
      ...props,
    }),
};
const { table, users, roles, direct, workload, connector } = BUILD;

/** A prefix scope without its delimiter, which no type allows. */
const PREFIX = { by: 'own', id: 'userSub', match: 'prefix' };
const URL = 'https://example.com/';
const index = (projection: unknown) => ({ byDate: { partitionKey: KEY, projection } });

test.each<[prop: string, build: (stack: Stack) => unknown, allowed: string]>([
  ['encryption', table({ encryption: 'customermanaged' }), '"customerManaged", { keyArn }'],
  ['encryption', table({ encryption: 'constructor' }), '"awsManaged"'],
  ['encryption: received a list', table({ encryption: ['customerManaged'] }), '"awsManaged"'],
  ['encryption: received an object', table({ encryption: { arn: 'arn:…' } }), '{ keyArn }'],
  ['encryption: received null', table({ encryption: null }), '"awsOwned"'],
  ['key attribute', table({ partitionKey: { name: 'pk', type: 'S' } }), '"string", "number"'],
  ['billing', table({ billing: 'ondemand' }), '"onDemand", { onDemand }, { provisioned }'],
  ['stream', table({ stream: 'newimage' }), '"newImage"'],
  ['projection', table({ indexes: index('keysonly') }), '"keysOnly", a list of attributes'],
  ['removal policy', table({ removalPolicy: 'Retain' }), 'Retain'],
  ['signIn', users({ signIn: 'phone' }), '"email", "username"'],
  ['mfa', users({ mfa: 'on' }), '"off", "optional", "required"'],
  ['oauthScopes', users({ callbackUrls: [URL], oauthScopes: ['foo'] }), '"openid", "email"'],
  ['featurePlan', users({ featurePlan: 'Plus' }), '"lite", "essentials", "plus"'],
  ['rows: received "own"', roles({ rows: 'own' }), 'by: "own"'],
  ['rows: received nothing', roles({ rows: undefined }), 'by: "own"'],
  ['rows: received null', roles({ rows: null }), 'by: "own"'],
  ['rows.by', roles({ rows: { by: 'tenants' } }), '"tenant"'],
  ['rows.id', roles({ rows: { by: 'own', id: 'sub', match: 'exact' } }), '"userSub"'],
  ['rows.match', roles({ rows: { ...PREFIX, match: 'begins' } }), '"exact", "prefix"'],
  ['rows.match', roles({ rows: { ...PREFIX, match: ['prefix'] } }), '"prefix"'],
  ['delimiter', roles({ rows: PREFIX }), 'Use "#"'],
  ['rows.match', () => Rows.own({ match: 'Prefix' as 'prefix' }), '"prefix"'],
  ['rows.id', () => Rows.own({ id: 'sub' as 'userSub' }), '"userSub"'],
  ['actions of Orders have "*"', roles({ actions: ['*'] }), 'GetItem, PutItem'],
  ['actions of Orders', roles({ actions: ['constructor'] }), 'GetItem'],
  ['rows', direct({ rows: 'own' }), 'Rows.own()'],
  ['rows', direct({ rows: undefined }), 'Rows.own()'],
  ['rows', direct({ rows: null }), 'Rows.own()'],
  ['actions', direct({ actions: ['*'] }), 'GetItem'],
  ['runsOn', workload({ runsOn: 'EKS', namespace: 'orders' }), '"eks"'],
  ['grant', workload({}, 'Write'), '"write"'],
  ['trust.kind', connector({ trust: { kind: 'key' } }), '"certificate", "accessKey"'],
  ['trust.kind', connector({ trust: { kind: ['accessKey'] } }), '"certificate"'],
  ['purpose', connector({ purpose: 'sink' }), '"source", "destination"'],
])(
  'from JavaScript, an invalid %s is an error with the allowed values (%#)',
  (prop, build, allowed) => {
    const message = messageOf(() => stackWith((stack) => void build(stack)));
    expect(message).toContain(prop);
    expect(message).toContain(allowed);
  },
);

/** The message of an error of the package; of one of JavaScript, its name. */
function messageOf(make: () => unknown): string | undefined {
  try {
    make();
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'TypeError' ? name : message;
  }
  return undefined;
}
