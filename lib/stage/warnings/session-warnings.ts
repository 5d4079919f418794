import { ENHANCED_FLOW_SESSION } from '../../aws/session-limits';
import { knowsTenants } from '../knows-tenants';
import { ROLE_MAPPING_RULES } from '../../aws/quotas';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { isByTenant } from '../../access/row-scope';
import type { StageConfig } from '../schema/stage-schema';
import { tenantOutputName } from '../../access/role-names';
import { userPoolRegion } from '../../aws/user-pools';
import type { StageWarning } from './stage-warning';

/** What signed-in users and their tenants may get less of than it seems. */
export const sessionWarnings = [
  unseenWriteAttributes,
  hourOfEnhancedFlow,
  noRuleForOthers,
  noCredentialsWithoutTenant,
  classicFlowOnly,
] as const;

function unseenWriteAttributes(stage: StageConfig): StageWarning | undefined {
  const { identity } = stage;
  const { tenantClaim: claim } = identity;
  const { userPoolId, userPoolClientId } = identity.userPool;
  if (!knowsTenants(stage) || !claim || userPoolId === undefined || !userPoolClientId)
    return undefined;
  const query = `contains(UserPoolClient.WriteAttributes || ['${claim}'], '${claim}')`;
  const command = `aws cognito-idp describe-user-pool-client --region ${userPoolRegion(userPoolId)} --user-pool-id ${userPoolId} --client-id ${userPoolClientId} --query "${query}"`;
  return {
    id: 'unseenWriteAttributes',
    message: `the user pool ${userPoolId} exists already, so it cannot be seen here whether its app clients may write ${claim}; one that may lets users move themselves to any tenant. This must print false, for every app client of the pool: ${command}`,
  };
}

function hourOfEnhancedFlow({
  identity,
  sessions,
  tenants,
}: StageConfig): StageWarning | undefined {
  const durations = {
    'sessions.maxDuration': sessions.maxDuration,
    ...Object.fromEntries(
      Object.entries(tenants).map(([id, { maxSessionDuration }]) => [
        `tenants.${id}.maxSessionDuration`,
        maxSessionDuration,
      ]),
    ),
  };
  const longer = Object.entries(durations).filter(
    ([, seconds = 0]) => seconds > ENHANCED_FLOW_SESSION,
  );
  if (identity.classicFlow || longer.length === 0) return undefined;
  const withRole = tenantsWithRole(tenants);
  const price =
    withRole.length === 0
      ? ''
      : `; users of ${withRole.join(', ')} then get credentials in that flow only, and not by GetCredentialsForIdentity, which Amplify calls`;
  return {
    id: 'hourOfEnhancedFlow',
    message: `${longer.map(([key]) => key).join(', ')}: only the enhanced flow is open, and its credentials last one hour all the same. With "classicFlow": true in identity, clients may call GetOpenIdToken and AssumeRoleWithWebIdentity themselves and ask for up to this duration${price}`,
  };
}

function noRuleForOthers({ identity, tenants }: StageConfig): StageWarning | undefined {
  if (identity.classicFlow || tenantsWithRole(tenants).length < ROLE_MAPPING_RULES) {
    return undefined;
  }
  return {
    id: 'noRuleForOthers',
    message: `tenants: ${ROLE_MAPPING_RULES} with a maxSessionDuration take all rules that Cognito has, so users of other tenants get no credentials; remove it from one to let them in`,
  };
}

function noCredentialsWithoutTenant({
  identity,
  tables,
  tenants,
}: StageConfig): StageWarning | undefined {
  const [first] = tenantsWithRole(tenants);
  const others = Object.entries(tables).filter(([, { rows }]) => !isByTenant(rows));
  if (identity.classicFlow || first === undefined || others.length === 0) return undefined;
  return {
    id: 'noCredentialsWithoutTenant',
    message: `tenants.${first}.maxSessionDuration: the identity pool chooses roles by ${String(identity.tenantClaim)} now, so users whose ID token lacks it get no credentials, for ${others.map(([id]) => `tables.${id}`).join(', ')} neither; give every user a tenant`,
  };
}

/** Source: Cognito Developer Guide, Identity pools authentication flow: GetOpenIdToken fails where roles are mapped. */
function classicFlowOnly({ identity, tenants }: StageConfig): StageWarning | undefined {
  const withRole = tenantsWithRole(tenants);
  if (!identity.classicFlow || withRole.length === 0) return undefined;
  return {
    id: 'classicFlowOnly',
    message: `identity.classicFlow: Cognito cannot choose roles by claim where the classic flow is open, so users of ${withRole.join(', ')} get credentials in that flow only, by asking for their role (output ${withRole.map(tenantOutputName).join(', ')}); GetCredentialsForIdentity, which Amplify calls, refuses them`,
  };
}
