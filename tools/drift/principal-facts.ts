import type { DeployedPrincipal } from '../simulator/deployment';
import {
  policyStatements,
  type PolicyDocument,
  type Statement,
} from '../simulator/policy-document';
import type { Facts } from './facts';

/** What is said of a role: whom it trusts, and every statement of its policies, in whichever policy it stands. */
export function principalFacts(principal: DeployedPrincipal): Facts {
  const { trust, policies, tags, maxSessionDuration, permissionsBoundary } = principal;
  const facts: Record<string, unknown> = {
    'trust policy': trust && policyStatements(trust).map(normalized),
    'maximum session duration': maxSessionDuration,
    'permissions boundary': permissionsBoundary,
  };
  for (const [key, value] of Object.entries(tags)) {
    // CloudFormation's own.
    if (!key.startsWith('aws:')) facts[`tag ${key}`] = value;
  }
  for (const statement of policies.flatMap(policyStatements)) {
    facts[freeName(statementName(statement), facts)] = normalized(statement);
  }
  return facts;
}

/** The statements of a resource policy; none where there is none. */
export function policyFacts(policy: PolicyDocument | undefined): Facts {
  return { 'resource policy': policy && policyStatements(policy).map(normalized) };
}

function statementName({ Sid, Effect, Action }: Statement): string {
  return Sid === undefined ? `statement ${Effect} ${String(Action)}` : `statement ${Sid}`;
}

function freeName(name: string, taken: Facts): string {
  return name in taken ? freeName(`${name}, once more`, taken) : name;
}

/** One value or a list of one are the same to IAM. */
function normalized(statement: Statement): unknown {
  return Object.fromEntries(
    Object.entries(statement).map(([key, value]) => [key, key === 'Effect' ? value : lists(value)]),
  );
}

function lists(value: unknown): unknown {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lists(inner)]));
}
