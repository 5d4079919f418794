import { CHAINED_SESSION } from '../../aws/session-limits';
import { HAS_SESSIONS } from '../../connectors/connector-session';
import { runsAsRole } from '../../connectors/principal-arn';
import { isSameTool } from '../../connectors/same-tool';
import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Where workloads and connectors get less than it seems, or let in more. */
export const consumerWarnings = [
  sessionsOfServices,
  hourOfChaining,
  destinationInAccountOfSource,
  keyFromAnywhere,
] as const;

/** Source: IAM User Guide, Using IAM roles: the maximum does not limit sessions that services assume. */
function sessionsOfServices({ workloads }: StageConfig): StageWarning | undefined {
  const limited = Object.entries(workloads).filter(
    ([, { maxSessionDuration }]) => maxSessionDuration !== undefined,
  );
  if (limited.length === 0) return undefined;
  return {
    id: 'sessionsOfServices',
    message: `${limited.map(([id]) => `workloads.${id}.maxSessionDuration`).join(', ')}: EC2, Lambda, ECS and EKS choose how long the credentials last that they give, and renew them; no other sessions of the role exist`,
  };
}

function hourOfChaining({ connectors }: StageConfig): StageWarning | undefined {
  const chained = Object.entries(connectors).filter(([, { trust }]) => runsAsRole(trust));
  if (chained.length === 0) return undefined;
  const cut = chained.filter(
    ([, { maxSessionDuration = CHAINED_SESSION }]) => maxSessionDuration > CHAINED_SESSION,
  );
  return {
    id: 'hourOfChaining',
    message: `${listed(chained)}: the trusted principal is itself a role, and a role that assumes a role gets one hour at most; a tool that asks for more than ${CHAINED_SESSION} s is refused${cut.length > 0 ? ', whatever maxSessionDuration says' : ''}. Longer sessions need a user as principal, or rolesAnywhere`,
  };
}

function destinationInAccountOfSource({ connectors }: StageConfig): StageWarning | undefined {
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

function keyFromAnywhere({ connectors }: StageConfig): StageWarning | undefined {
  const open = Object.entries(connectors).filter(
    ([, { trust, sourceIps }]) => !HAS_SESSIONS[trust.kind] && sourceIps === undefined,
  );
  if (open.length === 0) return undefined;
  return {
    id: 'keyFromAnywhere',
    message: `${listed(open)}: whoever has the access key gets in from anywhere, until the key is deleted or the connector expires; give sourceIps, or take a principalArn or rolesAnywhere, whose credentials end by themselves`,
  };
}

function listed(connectors: readonly (readonly [id: string, ...unknown[]])[]): string {
  return connectors.map(([id]) => `connectors.${id}`).join(', ');
}
