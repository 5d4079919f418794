import type { DeployedPrincipal } from '../simulator/deployment';
import {
  documentStatements,
  type PolicyDocument,
  type Statement,
} from '../simulator/policy-document';
import type { ComparedProperties } from './property-differences';

/** The compared properties of a role: its trust policy, and each statement of its permissions policies. */
export function roleProperties(principal: DeployedPrincipal): ComparedProperties {
  const { trust, policies, tags, maxSessionDuration, permissionsBoundary } = principal;
  const properties: Record<string, unknown> = {
    'trust policy': trust && documentStatements(trust).map(normalized),
    'maximum session duration': maxSessionDuration,
    'permissions boundary': permissionsBoundary,
  };
  for (const [key, value] of Object.entries(tags)) {
    // CloudFormation adds these.
    if (!key.startsWith('aws:')) properties[`tag ${key}`] = value;
  }
  for (const statement of policies.flatMap(documentStatements)) {
    properties[freeName(statementName(statement), properties)] = normalized(statement);
  }
  return properties;
}

/** The compared properties of a table: the statements of its resource policy. */
export function tablePolicyProperties(policy: PolicyDocument | undefined): ComparedProperties {
  return { 'resource policy': policy && documentStatements(policy).map(normalized) };
}

function statementName({ Sid, Effect, Action }: Statement): string {
  return Sid === undefined ? `statement ${Effect} ${String(Action)}` : `statement ${Sid}`;
}

function freeName(name: string, taken: ComparedProperties): string {
  return name in taken ? freeName(`${name} (again)`, taken) : name;
}

/** A statement with every value as a list. To IAM, one value and a list of one are the same. */
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
