import type { Session } from '../../../tools/simulator/call';
import type { Deployment } from '../../../tools/simulator/deployment';
import type { PolicyDocument } from '../../../tools/simulator/policy-document';
import type { RequestContext } from '../../../tools/simulator/condition-keys';
import { decide } from '../../../tools/simulator/engine';

/** Who asks for a role, and what the request says. */
export interface Caller {
  /** The ARN of a role or user, or the name of a service. */
  readonly principal: string;
  readonly externalId?: string | undefined;
  /** An address; undefined where the request comes through a VPC endpoint. */
  readonly sourceIp?: string | undefined;
  /** ISO 8601. @default '2026-12-01T00:00:00Z' */
  readonly at?: string | undefined;
  /** For whom a service asks. */
  readonly sourceArn?: string | undefined;
  readonly sourceAccount?: string | undefined;
  /** The CN of the certificate that Roles Anywhere was shown. */
  readonly commonName?: string | undefined;
  /** Whether the caller wants the session to carry tags. @default false */
  readonly tags?: boolean;
}

/** The session that a caller gets; undefined where the role's trust policy does not admit the caller. */
export async function assumeRole(
  deployment: Deployment,
  role: string,
  caller: Caller,
): Promise<Session | undefined> {
  const { principal, tags = false } = caller;
  const { arn: resource, trust } = deployment.principal(role);
  const policies = {
    // A caller of another account needs the permission of that account too; it is taken for given.
    ofIdentity: principal.startsWith('arn:') ? [MAY_ASSUME_ANY_ROLE] : [],
    ...(trust && { ofResource: trust }),
  };
  const request = { principal, resource, account: deployment.account, context: contextOf(caller) };
  const actions = ['sts:AssumeRole', ...(tags ? ['sts:TagSession'] : [])];
  const decisions = await Promise.all(
    actions.map((action) => decide({ ...request, action }, policies)),
  );
  if (decisions.some(({ decision }) => decision !== 'allowed')) return undefined;
  return { deployment, role, context: sessionContext(caller) };
}

/** The session of a caller who is admitted; fails the test where the caller is not. */
export async function admitted(
  deployment: Deployment,
  role: string,
  caller: Caller,
): Promise<Session> {
  const session = await assumeRole(deployment, role, caller);
  if (!session) throw new Error(`${caller.principal} is not admitted to ${role}`);
  return session;
}

/** Credentials of a role or user, however they were got. */
export function sessionAs(
  deployment: Deployment,
  role: string,
  where: Pick<Caller, 'sourceIp' | 'at'>,
): Session {
  return { deployment, role, context: sessionContext(where) };
}

/** The same credentials elsewhere, or later. */
export function moved(session: Session, where: Pick<Caller, 'sourceIp' | 'at'>): Session {
  return { ...session, context: sessionContext(where) };
}

function sessionContext({
  sourceIp,
  at = '2026-12-01T00:00:00Z',
}: Partial<Caller>): RequestContext {
  return { 'aws:SourceIp': sourceIp, 'aws:CurrentTime': at };
}

function contextOf(caller: Caller): RequestContext {
  return {
    ...sessionContext(caller),
    'sts:ExternalId': caller.externalId,
    'aws:SourceArn': caller.sourceArn,
    'aws:SourceAccount': caller.sourceAccount,
    'aws:PrincipalTag/x509Subject/CN': caller.commonName,
  };
}

const MAY_ASSUME_ANY_ROLE: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' }],
};
