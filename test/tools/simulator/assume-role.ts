import { POD_TAGS, requestTag, type PodTag } from '../../../lib/aws/condition-keys';
import type { Session } from '../../../tools/simulator/call';
import type { Deployment } from '../../../tools/simulator/deployment';
import type { PolicyDocument } from '../../../tools/simulator/policy-document';
import type { RequestContext } from '../../../tools/simulator/condition-keys';
import { decide } from '../../../tools/simulator/engine';

/** The caller of AssumeRole, and the condition keys of the request. */
export interface Caller {
  /** The ARN of a role or user, or the name of a service. */
  readonly principal: string;
  readonly externalId?: string | undefined;
  /** An address; undefined where the request comes through a VPC endpoint. */
  readonly sourceIp?: string | undefined;
  /** ISO 8601. @default '2026-12-01T00:00:00Z' */
  readonly at?: string | undefined;
  /** The resource for which a service assumes the role. */
  readonly sourceArn?: string | undefined;
  readonly sourceAccount?: string | undefined;
  /** The CN of the certificate presented to IAM Roles Anywhere. */
  readonly commonName?: string | undefined;
  /** The session tags of EKS Pod Identity. @default - none, as with an association that disables them */
  readonly pod?: Readonly<Partial<Record<PodTag, string>>>;
  /** Whether the caller wants the session to carry tags. @default false */
  readonly tags?: boolean;
}

/** The caller's session; undefined if the role's trust policy does not allow the caller. */
export async function assumeRole(
  deployment: Deployment,
  role: string,
  caller: Caller,
): Promise<Session | undefined> {
  const { principal, tags = false } = caller;
  const { arn: resource, trust } = deployment.principal(role);
  const policies = {
    // A caller in another account also needs that account's permission, which is assumed.
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

/** The session of a caller; fails the test if the trust policy does not allow the caller. */
export async function admitted(
  deployment: Deployment,
  role: string,
  caller: Caller,
): Promise<Session> {
  const session = await assumeRole(deployment, role, caller);
  if (!session) throw new Error(`${caller.principal} is not admitted to ${role}`);
  return session;
}

/** Credentials of a role or user, without AssumeRole. */
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
    ...podContext(caller.pod),
  };
}

function podContext(pod: Caller['pod'] = {}): RequestContext {
  const tags = Object.entries(POD_TAGS) as [PodTag, string][];
  return Object.fromEntries(tags.map(([option, tag]) => [requestTag(tag), pod[option]]));
}

const MAY_ASSUME_ANY_ROLE: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' }],
};
