import { MOST_MAPPING_RULES } from './mapping-rules';
import type { Stage } from './schema/stage-schema';
import { userPoolRegion } from './user-pool-region';

/** Something that a stage file may ask for, and that may do less than its author thinks. */
export interface Caution {
  /** Tells it from others where a person acknowledges it. */
  readonly id: string;
  readonly message: string;
}

/** What the author of a stage should know before deploying it. */
export function cautions(stage: Stage): Caution[] {
  return [unseenWriteAttributes, hourOfEnhancedFlow, noRuleForOthers].flatMap(
    (caution) => caution(stage) ?? [],
  );
}

function unseenWriteAttributes({ identity, tables, tenants }: Stage): Caution | undefined {
  const { tenantClaim: claim } = identity;
  const { userPoolId, userPoolClientId } = identity.userPool;
  const decides =
    Object.keys(tenants).length > 0 ||
    Object.values(tables).some(({ rows }) => rows !== 'all' && rows.by === 'tenant');
  if (!decides || !claim || userPoolId === undefined || !userPoolClientId) return undefined;
  const query = `contains(UserPoolClient.WriteAttributes || ['${claim}'], '${claim}')`;
  const command = `aws cognito-idp describe-user-pool-client --region ${userPoolRegion(userPoolId)} --user-pool-id ${userPoolId} --client-id ${userPoolClientId} --query "${query}"`;
  return {
    id: 'unseenWriteAttributes',
    message: `the user pool ${userPoolId} exists already, so it cannot be seen here whether its app clients may write ${claim}; one that may lets users move themselves to any tenant. This must print false, for every app client of the pool: ${command}`,
  };
}

/** Source: Cognito identity pools API reference, GetCredentialsForIdentity; IAM User Guide, Using IAM roles. */
function hourOfEnhancedFlow({ identity, sessions, tenants }: Stage): Caution | undefined {
  const set = [
    ...(sessions.maxDuration === undefined ? [] : ['sessions.maxDuration']),
    ...Object.entries(tenants).flatMap(([id, { maxSessionDuration }]) =>
      maxSessionDuration === undefined ? [] : [`tenants.${id}.maxSessionDuration`],
    ),
  ];
  if (identity.classicFlow || set.length === 0) return undefined;
  return {
    id: 'hourOfEnhancedFlow',
    message: `${set.join(', ')}: only the enhanced flow is open, and its credentials last one hour all the same. With "classicFlow": true in identity, clients may call GetOpenIdToken and AssumeRoleWithWebIdentity themselves and ask for up to this duration`,
  };
}

function noRuleForOthers({ tenants }: Stage): Caution | undefined {
  if (Object.keys(tenants).length < MOST_MAPPING_RULES) return undefined;
  return {
    id: 'noRuleForOthers',
    message: `tenants: the ${MOST_MAPPING_RULES} tenants take all rules that Cognito has, so users of other tenants get no credentials; name one tenant less to let them in`,
  };
}
