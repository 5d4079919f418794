import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { attributeName, isCustomAttribute } from '../../lib/aws/user-pools';
import type { TrustKind } from '../../lib/connectors/connector-trust';
import { TENANT_CLAIM } from '../../lib/identity/tenant-claim';
import { appClients } from '../../lib/stage/app-clients';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { withExistingTables } from './existing-tables';
import { localClientConfig, type LocalTarget } from './local-environment';
import { ensureUserPool } from './local-user-pool';
import { runTask } from './task-list';

/**
 * The stage without AWS Backup and IAM Roles Anywhere, which exist only in a real account, and with a local user pool and local tables
 * in place of existing ones.
 */
export async function localStage(stage: StageConfig, target: LocalTarget): Promise<StageConfig> {
  const withTables = await withExistingTables(await withoutBackup(stage), target);
  const withoutCertificates = await withoutRolesAnywhere(withTables);
  if (stage.identity.userPool.userPoolId === undefined) return withoutCertificates;
  return runTask('User pool', (display) => {
    display.title += ': a local one replaces the existing one';
    return withLocalUserPool(withoutCertificates, target);
  });
}

/** The local AWS has vaults and plans, but CloudFormation selects no tables for them. */
async function withoutBackup({ backup, ...stage }: StageConfig): Promise<StageConfig> {
  if (!backup) return stage;
  return runTask('Backup', (display) => {
    display.title +=
      ': without the AWS Backup plan, because the local AWS has no AWS::Backup::BackupSelection';
    return Promise.resolve(stage);
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

async function withLocalUserPool(stage: StageConfig, target: LocalTarget): Promise<StageConfig> {
  const { tenantClaim, userPool: existing } = stage.identity;
  // A trigger of the existing user pool sets other claims.
  const claim =
    tenantClaim === undefined || isCustomAttribute(tenantClaim) ? tenantClaim : TENANT_CLAIM;
  const client = new CognitoIdentityProviderClient(localClientConfig(target));
  try {
    const userPool = await ensureUserPool(client, {
      name: `local-${String(existing.userPoolId)}`,
      tenantAttribute: claim && attributeName(claim),
      clientNames: appClients(existing).map(({ output }) => output),
    });
    const identity = { ...stage.identity, tenantClaim: claim, userPool };
    return { ...stage, identity, groups: createdGroups(stage.groups) };
  } finally {
    client.destroy();
  }
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
