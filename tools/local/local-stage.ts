import type { TrustKind } from '../../lib/connectors/connector-trust';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { LocalTarget } from './local-environment';
import { namesExistingUserPool, withLocalUserPool } from './local-user-pool';
import { step } from './step';

/**
 * The stage as this machine can have it: an existing user pool is in a real account, and the local AWS has no IAM Roles
 * Anywhere.
 */
export async function localStage(stage: StageConfig, target: LocalTarget): Promise<StageConfig> {
  const withoutCertificates = await withoutRolesAnywhere(stage);
  if (!namesExistingUserPool(stage)) return withoutCertificates;
  return step('User pool', (shown) => {
    shown.title += ': a user pool made here in place of the existing one';
    return withLocalUserPool(withoutCertificates, target);
  });
}

/** Whether the local AWS gives a tool its credentials, by who the tool is. */
const IS_LOCAL: Readonly<Record<TrustKind, boolean>> = {
  principal: true,
  certificate: false,
  accessKey: true,
};

async function withoutRolesAnywhere(stage: StageConfig): Promise<StageConfig> {
  const all = Object.entries(stage.connectors);
  const kept = all.filter(([, { trust }]) => IS_LOCAL[trust.kind]);
  const left = all.filter((one) => !kept.includes(one)).map(([id]) => id);
  if (left.length === 0) return stage;
  return step('Connectors', (shown) => {
    shown.title += `: ${left.join(', ')} left out, because the local AWS has no IAM Roles Anywhere`;
    return Promise.resolve({ ...stage, connectors: Object.fromEntries(kept) });
  });
}
