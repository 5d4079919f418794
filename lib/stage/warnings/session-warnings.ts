import { isByTenant } from '../../access/row-scope';
import { tenantOutputName } from '../../access/role-names';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { ROLE_MAPPING_RULES } from '../../aws/quotas';
import { ENHANCED_FLOW_SESSION } from '../../aws/session-limits';
import { userPoolRegion } from '../../aws/user-pools';
import { existingClientIds } from '../app-clients';
import { CLAIMS, type ClaimOption } from '../../identity/claim-options';
import { neededClaims } from '../needed-claims';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Settings that give signed-in users less or more access than they seem to. */
export const sessionWarnings = [
  unseenWriteAttributes,
  hourOfEnhancedFlow,
  noRuleForOthers,
  noCredentialsWithoutTenant,
  classicFlowOnly,
] as const;

function unseenWriteAttributes(stage: StageConfig): StageWarning | undefined {
  const messages = neededClaims(stage).flatMap((option) => writableClaim(option, stage));
  return messages.length === 0
    ? undefined
    : { id: 'unseenWriteAttributes', message: messages.join(' ') };
}

function writableClaim(option: ClaimOption, { identity }: StageConfig): string[] {
  const { userPool, [option]: claim } = identity;
  const { userPoolId } = userPool;
  if (!claim || userPoolId === undefined) return [];
  const query = `contains(UserPoolClient.WriteAttributes || ['${claim}'], '${claim}')`;
  const ofPool = `--region ${userPoolRegion(userPoolId)} --user-pool-id ${userPoolId}`;
  const commands = existingClientIds(userPool).map(
    (clientId) =>
      `aws cognito-idp describe-user-pool-client ${ofPool} --client-id ${clientId} --query "${query}"`,
  );
  return [
    `identity.userPool: the app clients of the existing user pool ${userPoolId} are not part of the stage. If one of them can write ${claim}, also one that the stage does not name, users can move themselves to any ${CLAIMS[option].names}. Run this for every app client that "aws cognito-idp list-user-pool-clients ${ofPool}" lists; it must print false: ${commands.join('; ')}`,
  ];
}

function hourOfEnhancedFlow(stage: StageConfig): StageWarning | undefined {
  const longer = keysOfLongSessions(stage);
  if (stage.identity.classicFlow || longer.length === 0) return undefined;
  const withRole = tenantsWithRole(stage.tenants);
  const consequence =
    withRole.length === 0
      ? ''
      : ` Users of ${withRole.join(', ')} then get credentials in the classic flow only, not from GetCredentialsForIdentity, which Amplify calls.`;
  return {
    id: 'hourOfEnhancedFlow',
    message: `${longer.join(', ')}: credentials of the enhanced flow last one hour, whatever the maximum. For longer sessions set identity.classicFlow to true; clients then call GetOpenIdToken and AssumeRoleWithWebIdentity and request up to this duration.${consequence}`,
  };
}

/** The keys whose maximum exceeds the sessions of the enhanced flow. */
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
    message: `tenants: ${ROLE_MAPPING_RULES} tenants with maxSessionDuration use all role mapping rules of Cognito, so users of other tenants get no credentials. Remove maxSessionDuration from one tenant to admit them.`,
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
    message: `tenants.${first}.maxSessionDuration: the identity pool chooses roles by ${String(identity.tenantClaim)}, so users whose ID token lacks it get no credentials, not even for ${others.map(([id]) => `tables.${id}`).join(', ')}. Assign a tenant to every user.`,
  };
}

/** Source: Cognito Developer Guide, Identity pools authentication flow: GetOpenIdToken fails if roles are mapped. */
function classicFlowOnly({ identity, tenants }: StageConfig): StageWarning | undefined {
  const withRole = tenantsWithRole(tenants);
  if (!identity.classicFlow || withRole.length === 0) return undefined;
  return {
    id: 'classicFlowOnly',
    message: `identity.classicFlow: Cognito does not map roles by claim in the classic flow, so users of ${withRole.join(', ')} get credentials only by requesting their role (output ${withRole.map(tenantOutputName).join(', ')}) in that flow. GetCredentialsForIdentity, which Amplify calls, denies them.`,
  };
}
