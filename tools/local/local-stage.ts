import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { TrustKind } from '../../lib/connectors/connector-trust';
import { appClients } from '../../lib/stage/app-clients';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { withExistingTables } from './existing-tables';
import { localClientConfig, type LocalTarget } from './local-environment';
import { runTask } from './task-list';

/**
 * The stage without IAM Roles Anywhere, which exists only in a real account, and with a local user pool and local tables
 * in place of existing ones.
 */
export async function localStage(stage: StageConfig, target: LocalTarget): Promise<StageConfig> {
  const withTables = await withExistingTables(stage, target);
  const withoutCertificates = await withoutRolesAnywhere(withTables);
  if (stage.identity.userPool.userPoolId === undefined) return withoutCertificates;
  return runTask('User pool', (display) => {
    display.title += ': a local one replaces the existing one';
    return withLocalUserPool(withoutCertificates, target);
  });
}

/** Whether the local AWS supports a kind of trust. */
const IS_LOCAL: Readonly<Record<TrustKind, boolean>> = {
  principal: true,
  certificate: false,
  accessKey: true,
};

async function withoutRolesAnywhere(stage: StageConfig): Promise<StageConfig> {
  const all = Object.entries(stage.connectors);
  const kept = all.filter(([, { trust }]) => IS_LOCAL[trust.kind]);
  const removed = all.filter((one) => !kept.includes(one)).map(([id]) => id);
  if (removed.length === 0) return stage;
  return runTask('Connectors', (display) => {
    display.title += `: without ${removed.join(', ')}, because the local AWS has no IAM Roles Anywhere`;
    return Promise.resolve({ ...stage, connectors: Object.fromEntries(kept) });
  });
}

/** Replaces a claim that a trigger of the existing user pool sets. */
const TENANT_CLAIM = 'custom:tenantId';

async function withLocalUserPool(stage: StageConfig, target: LocalTarget): Promise<StageConfig> {
  const { tenantClaim } = stage.identity;
  const claim =
    tenantClaim === undefined || tenantClaim.startsWith('custom:') ? tenantClaim : TENANT_CLAIM;
  const client = new CognitoIdentityProviderClient(localClientConfig(target));
  const { UserPool: pool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: 'local',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      ...(claim !== undefined && {
        Schema: [
          { Name: claim.replace('custom:', ''), AttributeDataType: 'String', Mutable: true },
        ],
      }),
    }),
  );
  const userPoolClientIds: string[] = [];
  for (const { output: ClientName } of appClients(stage.identity.userPool)) {
    const { UserPoolClient: appClient } = await client.send(
      new CreateUserPoolClientCommand({
        UserPoolId: pool?.Id,
        ClientName,
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        // Without a list, users could write the claim of their tenant.
        WriteAttributes: ['email'],
      }),
    );
    userPoolClientIds.push(appClient?.ClientId ?? '');
  }
  client.destroy();
  const userPool = { userPoolId: pool?.Id, userPoolClientIds };
  const identity = { ...stage.identity, tenantClaim: claim, userPool };
  return { ...stage, identity, groups: createdGroups(stage.groups) };
}

/** The groups of the existing user pool, which the local one does not have: created after the other ones. */
function createdGroups(groups: StageConfig['groups']): StageConfig['groups'] {
  const last = Math.max(0, ...Object.values(groups).map(({ precedence = 0 }) => precedence));
  return Object.fromEntries(
    Object.entries(groups).map(([name, { precedence = last + 1, ...group }], position) => [
      name,
      { ...group, existing: false, precedence: group.existing ? last + 1 + position : precedence },
    ]),
  );
}
