import { MOST_MAPPING_RULES } from './mapping-rules';
import { tenantsWithRole } from './own-role';
import { isByTenant } from './row-scope';
import type { Stage } from './schema/stage-schema';
import { tenantOutputName } from './tenant-names';
import { isSameTool } from './trusted-tool';
import { userPoolRegion } from './user-pool-region';

/** Something that a stage file may ask for, and that may do less than its author thinks. */
export interface Caution {
  /** Tells it from others where a person acknowledges it. */
  readonly id: string;
  readonly message: string;
  /** `info` where nothing that the stage file asks for is lost. @default 'warning' */
  readonly level?: 'info' | 'warning';
}

/** What the author of a stage should know before deploying it. */
export function cautions(stage: Stage): Caution[] {
  return [
    unseenWriteAttributes,
    hourOfEnhancedFlow,
    noRuleForOthers,
    noCredentialsWithoutTenant,
    classicFlowOnly,
    sessionsOfServices,
    hourOfChaining,
    destinationInAccountOfSource,
    keyFromAnywhere,
  ].flatMap((caution) => caution(stage) ?? []);
}

function unseenWriteAttributes({ identity, tables, tenants }: Stage): Caution | undefined {
  const { tenantClaim: claim } = identity;
  const { userPoolId, userPoolClientId } = identity.userPool;
  const decides =
    Object.keys(tenants).length > 0 || Object.values(tables).some(({ rows }) => isByTenant(rows));
  if (!decides || !claim || userPoolId === undefined || !userPoolClientId) return undefined;
  const query = `contains(UserPoolClient.WriteAttributes || ['${claim}'], '${claim}')`;
  const command = `aws cognito-idp describe-user-pool-client --region ${userPoolRegion(userPoolId)} --user-pool-id ${userPoolId} --client-id ${userPoolClientId} --query "${query}"`;
  return {
    id: 'unseenWriteAttributes',
    message: `the user pool ${userPoolId} exists already, so it cannot be seen here whether its app clients may write ${claim}; one that may lets users move themselves to any tenant. This must print false, for every app client of the pool: ${command}`,
  };
}

/** In seconds. Source: Cognito identity pools, GetCredentialsForIdentity; IAM User Guide, Using IAM roles. */
const ENHANCED_FLOW = 3600;

function hourOfEnhancedFlow({ identity, sessions, tenants }: Stage): Caution | undefined {
  const durations = {
    'sessions.maxDuration': sessions.maxDuration,
    ...Object.fromEntries(
      Object.entries(tenants).map(([id, { maxSessionDuration }]) => [
        `tenants.${id}.maxSessionDuration`,
        maxSessionDuration,
      ]),
    ),
  };
  const longer = Object.entries(durations).filter(([, seconds = 0]) => seconds > ENHANCED_FLOW);
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

function noRuleForOthers({ identity, tenants }: Stage): Caution | undefined {
  if (identity.classicFlow || tenantsWithRole(tenants).length < MOST_MAPPING_RULES) {
    return undefined;
  }
  return {
    id: 'noRuleForOthers',
    message: `tenants: ${MOST_MAPPING_RULES} with a maxSessionDuration take all rules that Cognito has, so users of other tenants get no credentials; remove it from one to let them in`,
  };
}

function noCredentialsWithoutTenant({ identity, tables, tenants }: Stage): Caution | undefined {
  const [first] = tenantsWithRole(tenants);
  const others = Object.entries(tables).filter(([, { rows }]) => !isByTenant(rows));
  if (identity.classicFlow || first === undefined || others.length === 0) return undefined;
  return {
    id: 'noCredentialsWithoutTenant',
    message: `tenants.${first}.maxSessionDuration: the identity pool chooses roles by ${String(identity.tenantClaim)} now, so users whose ID token lacks it get no credentials, for ${others.map(([id]) => `tables.${id}`).join(', ')} neither; give every user a tenant`,
  };
}

/** Source: Cognito Developer Guide, Identity pools authentication flow: GetOpenIdToken fails where roles are mapped. */
function classicFlowOnly({ identity, tenants }: Stage): Caution | undefined {
  const withRole = tenantsWithRole(tenants);
  if (!identity.classicFlow || withRole.length === 0) return undefined;
  return {
    id: 'classicFlowOnly',
    message: `identity.classicFlow: Cognito cannot choose roles by claim where the classic flow is open, so users of ${withRole.join(', ')} get credentials in that flow only, by asking for their role (output ${withRole.map(tenantOutputName).join(', ')}); GetCredentialsForIdentity, which Amplify calls, refuses them`,
  };
}

/** Source: IAM User Guide, Using IAM roles: the maximum does not limit sessions that services assume. */
function sessionsOfServices({ workloads }: Stage): Caution | undefined {
  const limited = Object.entries(workloads).filter(
    ([, { maxSessionDuration }]) => maxSessionDuration !== undefined,
  );
  if (limited.length === 0) return undefined;
  return {
    id: 'sessionsOfServices',
    level: 'info',
    message: `${limited.map(([id]) => `workloads.${id}.maxSessionDuration`).join(', ')}: EC2, Lambda, ECS and EKS choose how long the credentials last that they give, and renew them; no other sessions of the role exist`,
  };
}

/** In seconds. Source: IAM User Guide, Roles terms and concepts: role chaining. */
const CHAINED_SESSION = 3600;

function hourOfChaining({ connectors }: Stage): Caution | undefined {
  const chained = Object.entries(connectors).filter(
    ([, { trust }]) => 'principalArn' in trust && trust.principalArn.includes(':role/'),
  );
  if (chained.length === 0) return undefined;
  const cut = chained.filter(
    ([, { maxSessionDuration = CHAINED_SESSION }]) => maxSessionDuration > CHAINED_SESSION,
  );
  return {
    id: 'hourOfChaining',
    level: cut.length > 0 ? 'warning' : 'info',
    message: `${chained.map(([id]) => `connectors.${id}`).join(', ')}: the trusted principal is itself a role, and a role that assumes a role gets one hour at most; a tool that asks for more than 3600 s is refused${cut.length > 0 ? `, whatever maxSessionDuration says` : ''}. Longer sessions need a user as principal, or rolesAnywhere`,
  };
}

function destinationInAccountOfSource({ connectors }: Stage): Caution | undefined {
  const all = Object.entries(connectors);
  const pairs = all.flatMap(([id, { purpose, trust }]) => {
    if (purpose !== 'destination') return [];
    return all
      .filter(([, other]) => other.purpose === 'source' && isSameTool(other.trust, trust))
      .map(([source]) => `connectors.${id} beside connectors.${source}`);
  });
  if (pairs.length === 0) return undefined;
  return {
    id: 'destinationInAccountOfSource',
    message: `${pairs.join(', ')}: destination and source of one tool in one account. AWS allows it, but tools that copy from one to the other refuse a destination in the account of its source; make the destination a stage file of its own and deploy it to a second account (env.account)`,
  };
}

function keyFromAnywhere({ connectors }: Stage): Caution | undefined {
  const open = Object.entries(connectors).filter(
    ([, { trust, sourceIps }]) => 'accessKey' in trust && sourceIps === undefined,
  );
  if (open.length === 0) return undefined;
  return {
    id: 'keyFromAnywhere',
    message: `${open.map(([id]) => `connectors.${id}`).join(', ')}: whoever has the access key gets in from anywhere, until it is deleted; give sourceIps, or take a principalArn or rolesAnywhere, whose credentials end by themselves`,
  };
}
