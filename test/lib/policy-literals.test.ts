import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Aws, CfnParameter, Fn, type Stack } from 'aws-cdk-lib/core';
import { AuthenticatedRole, Connector, DirectAccess, Rows, Workload } from '../../lib';
import { stackWith } from '../synthesis';

type Props = Record<string, any>;
type Build = (stack: Stack) => unknown;

const ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key';
const PRINCIPAL = 'arn:aws:iam::111122223333:role/tool';
const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/shop';
/** Equal to itself in every request. */
const AUDIENCE = '${cognito-identity.amazonaws.com:aud}';

/** What builds a construct of the package with any value that a policy has. */
const roles =
  (ofTable: (stack: Stack) => Props, props: Props = {}): Build =>
  (stack) =>
    new AuthenticatedRole(stack, 'Roles', {
      identityPoolId: 'us-east-1:1234',
      tables: [
        { name: 'Orders', actions: ['Query'], rows: { by: 'all' }, ...named(stack, ofTable) },
      ],
      ...props,
    });
const direct =
  (ofTable: (stack: Stack) => Props): Build =>
  (stack) => {
    const tables = [{ rows: Rows.all(), actions: ['Query'], ...named(stack, ofTable) }] as any;
    return new DirectAccess(stack, 'Access', { tables, groups: [{ groupName: 'a', tables }] });
  };
const workload =
  (ofTable: (stack: Stack) => Props, props: Props = {}): Build =>
  (stack) =>
    new Workload(stack, 'Api', {
      runsOn: 'eks',
      tables: [{ grant: 'read', ...named(stack, ofTable) }],
      ...props,
    } as any);
const connector =
  (ofTable: (stack: Stack) => Props, trust: Props = { kind: 'accessKey' }): Build =>
  (stack) =>
    new Connector(stack, 'Tool', {
      ...{ purpose: 'source', trust, tables: [named(stack, ofTable)] },
    } as any);

function named(stack: Stack, ofTable: (stack: Stack) => Props): any {
  return { table: TableV2.fromTableArn(stack, 'Orders', ARN), ...ofTable(stack) };
}

const nothing = () => ({});
const index = (name: unknown) => () => ({ queryIndexes: ['byDate', name], indexNames: [name] });
const byName = (name: string) => (stack: Stack) => ({
  table: TableV2.fromTableName(stack, 'Named', name),
});
const byArn = (arn: string) => (stack: Stack) => ({
  table: TableV2.fromTableArn(stack, 'ByArn', arn),
});
const key = (id: string) => (stack: Stack) => ({
  encryptionKey: Key.fromKeyArn(stack, 'Key', `${KEY_ARN}/${id}`),
});
const keyOfTable = (stack: Stack) => ({
  table: TableV2.fromTableAttributes(stack, 'Encrypted', {
    tableArn: ARN,
    encryptionKey: Key.fromKeyArn(stack, 'Key', `${KEY_ARN}/*`),
  }),
});
const pods = (props: Props) => workload(nothing, props);
const principal = (trust: Props) =>
  connector(nothing, {
    ...{ kind: 'principal', principalArn: PRINCIPAL, externalId: 'shop-1' },
    ...trust,
  });
const tenant = (id: unknown) => roles(nothing, { tenantClaim: 'custom:t', tenants: [{ id }] });

test.each<[build: Build, named: string]>([
  [roles(index('*')), 'queryIndexes[1]'],
  [roles(index('a*')), 'queryIndexes[1]'],
  [roles(index('?')), 'queryIndexes[1]'],
  [roles(index('by?ate')), 'queryIndexes[1]'],
  [roles(index('${aws:username}')), 'queryIndexes[1]'],
  [roles(index('byDate/*')), 'queryIndexes[1]'],
  [roles(index('byDate/query')), 'queryIndexes[1]'],
  [roles(index(['*'])), 'queryIndexes[1]'],
  [roles(index(`${Aws.REGION}*`)), 'queryIndexes[1]'],
  [roles(nothing, { groups: [groupWith(['*'])] }), 'queryIndexes[0]'],
  [direct(index('*')), 'groups[0].tables[0]'],
  [direct(index('a*')), 'queryIndexes[1] of tables[0]'],
  [workload(index('*')), 'indexNames[0]'],
  [connector(index('*')), 'indexNames[0]'],
  [roles(byName('*')), 'table of Orders'],
  [roles(byArn(ARN.replace('orders', 'o?'))), 'table of Orders'],
  [direct(byName('orders-${aws:userid}')), 'table of tables[0]'],
  [workload(byName('orders*')), 'table of Named'],
  [connector(byArn(ARN.replace('us-east-1', '*'))), 'table of ByArn'],
  [roles(key('*')), 'key of Orders'],
  [roles(keyOfTable), 'key of Orders'],
  [direct(key('*')), 'key of tables[0]'],
  [workload(key('mrk-?')), 'key of Orders'],
  [connector(key('${kms:KeyId}')), 'key of Orders'],
  [roles(nothing, { identityPoolId: AUDIENCE }), 'identityPoolId'],
  [roles(nothing, { identityPoolId: ['us-east-1:1', 'us-east-1:2'] }), 'identityPoolId'],
  [tenant('*'), 'tenant'],
  [tenant('${aws:PrincipalTag/tokenTenant}'), 'tenant'],
  [pods({ clusterArn: CLUSTER.replace('shop', '*') }), 'clusterArn'],
  [pods({ clusterArn: `${CLUSTER}-${Aws.REGION}-*` }), 'clusterArn'],
  [pods({ namespace: '${aws:RequestTag/kubernetes-namespace}' }), 'namespace'],
  [pods({ serviceAccount: ['a'] }), 'serviceAccount'],
  [principal({ principalArn: '*' }), 'trust.principalArn'],
  [principal({ principalArn: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/*` }), 'trust.principalArn'],
  [principal({ externalId: '${sts:ExternalId}' }), 'trust.externalId'],
  [principal({ externalId: `\${sts:ExternalId}${Fn.ref('Suffix')}` }), 'trust.externalId'],
])('no wildcard or variable gets into a policy (%#)', (build, where) => {
  expect(() => stackWith((stack) => void build(stack))).toThrow(where);
});

function groupWith(queryIndexes: readonly string[]): Props {
  const table = { tableArn: ARN, tableName: 'orders' };
  return {
    groupName: 'staff',
    tables: [{ name: 'Orders', table, actions: ['Query'], rows: { by: 'all' }, queryIndexes }],
  };
}

const parameter = (stack: Stack) => new CfnParameter(stack, 'Value').valueAsString;

test.each<[what: string, build: Build]>([
  ['index', (stack) => roles(index(parameter(stack)))(stack)],
  ['index of a workload', (stack) => workload(index(`by${parameter(stack)}`))(stack)],
  ['table', (stack) => direct(byName(`orders-${parameter(stack)}`))(stack)],
  ['key', (stack) => connector(key(parameter(stack)))(stack)],
  ['identity pool', (stack) => roles(nothing, { identityPoolId: parameter(stack) })(stack)],
  ['namespace', (stack) => pods({ namespace: parameter(stack) })(stack)],
  ['external ID', (stack) => principal({ externalId: `shop-${parameter(stack)}` })(stack)],
])('a token may stand for the %s', (_what, build) => {
  expect(() => stackWith((stack) => void build(stack))).not.toThrow();
});
