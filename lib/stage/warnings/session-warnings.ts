import { isByTenant } from '../../access/row-scope';
import { tenantOutputName } from '../../access/role-names';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { ROLE_MAPPING_RULES } from '../../aws/quotas';
import { ENHANCED_FLOW_SESSION } from '../../aws/session-limits';
import { userPoolRegion } from '../../aws/user-pools';
import { knowsTenants, type StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Where signed-in users and their tenants get less than it seems, or more. */
export const sessionWarnings = [
  unseenWriteAttributes,
  hourOfEnhancedFlow,
  noRuleForOthers,
  noCredentialsWithoutTenant,
  classicFlowOnly,
] as const;

function unseenWriteAttributes(stage: StageConfig): StageWarning | undefined {
  const { tenantClaim: claim, userPool } = stage.identity;
  const { userPoolId, userPoolClientId } = userPool;
  if (!knowsTenants(stage) || !claim || userPoolId === undefined || !userPoolClientId) {
    return undefined;
  }
  const query = `contains(UserPoolClient.WriteAttributes || ['${claim}'], '${claim}')`;
  const command = `aws cognito-idp describe-user-pool-client --region ${userPoolRegion(userPoolId)} --user-pool-id ${userPoolId} --client-id ${userPoolClientId} --query "${query}"`;
  return {
    id: 'unseenWriteAttributes',
    message: `the user pool ${userPoolId} exists already, so it cannot be seen here whether its app clients may write ${claim}; one that may lets users move themselves to any tenant. This must print false, for every app client of the pool: ${command}`,
  };
}

function hourOfEnhancedFlow(stage: StageConfig): StageWarning | undefined {
  const longer = keysOfLongSessions(stage);
  if (stage.identity.classicFlow || longer.length === 0) return undefined;
  const withRole = tenantsWithRole(stage.tenants);
  const consequence =
    withRole.length === 0
      ? ''
      : `; users of ${withRole.join(', ')} then get credentials in that flow only, and not by GetCredentialsForIdentity, which Amplify calls`;
  return {
    id: 'hourOfEnhancedFlow',
    message: `${longer.join(', ')}: only the enhanced flow is open, and its credentials last one hour all the same. With "classicFlow": true in identity, clients may call GetOpenIdToken and AssumeRoleWithWebIdentity themselves and ask for up to this duration${consequence}`,
  };
}

/** The keys that ask for sessions longer than those of the enhanced flow. */
function keysOfLongSessions({ sessions, tenants }: StageConfig): string[] {
  const durations = [
    ['sessions.maxDuration', sessions.maxDuration] as const,
    ...Object.entries(tenants).map(
      ([id, tenant]) => [`tenants.${id}.maxSessionDuration`, tenant.maxSessionDuration] as const,
    ),
  ];
  return durations.filter(([, seconds = 0]) => seconds > ENHANCED_FLOW_SESSION).map(([key]) => key);
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
