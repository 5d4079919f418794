import {
  createValidatedPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
  type ValidatedPolicy,
} from '@cloud-copilot/iam-policy';
import {
  runSimulation,
  type RequestAnalysis,
  type RunSimulationResults,
} from '@cloud-copilot/iam-simulate';
import { assertKnownConditionKeys, type RequestContext } from './condition-keys';
import {
  decidedLike,
  presentKeys,
  withIdentityId,
  withStatementsAbout,
} from './engine-corrections';
import type { PolicyDocument } from './policy-document';

export interface AuthorizationRequest {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** The account of the resource. */
  readonly account: string;
  readonly context: RequestContext;
}

export interface ApplicablePolicies {
  readonly ofIdentity?: readonly PolicyDocument[];
  readonly ofResource?: PolicyDocument;
  /** The permissions boundary. @default - none */
  readonly boundary?: PolicyDocument | undefined;
}

/** `inapplicable`: IAM has no such action, or not for such a resource. */
export type Decision = 'allowed' | 'denied' | 'inapplicable';

export interface PolicyDecision {
  readonly decision: Decision;
  /** If allowed: the resource, or for a request on `*` the resources that the policies name. */
  readonly allowedOn: readonly string[];
  /** @default - for requests on `*`, none */
  readonly decidedBy?: DecidedBy;
}

/** Why IAM allows or denies a request. */
export interface DecidedBy {
  readonly policy: 'identity-based policy' | 'permissions boundary' | 'resource-based policy';
  /** The effect of the statements; undefined if no statement allows the request. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** The IDs of the statements, or their positions from 1. */
  readonly statements: readonly string[];
}

/**
 * IAM's decision by `@cloud-copilot/iam-simulate`, with corrections of its known faults.
 *
 * @throws {Error} if the policies have a condition key that the context does not mention, or the engine cannot decide
 */
export async function decide(
  request: AuthorizationRequest,
  policies: ApplicablePolicies,
): Promise<PolicyDecision> {
  const { ofIdentity = [], ofResource, boundary } = policies;
  const all = [...ofIdentity, ofResource ?? [], boundary ?? []].flat();
  assertKnownConditionKeys(all, request.context);
  return decision(request, await simulate(request, policies));
}

function simulate(
  { principal, action, resource, account, context }: AuthorizationRequest,
  { ofIdentity = [], ofResource, boundary }: ApplicablePolicies,
) {
  return runSimulation(
    {
      request: {
        principal,
        action: decidedLike(action),
        resource: { resource, accountId: account },
        contextVariables: presentKeys(context),
      },
      identityPolicies: ofIdentity.map((policy, position) => ({
        name: `policy ${position}`,
        policy: validated(withIdentityId(policy, context), validateIdentityPolicy),
      })),
      ...(boundary && {
        permissionBoundaryPolicies: [
          {
            name: 'boundary',
            policy: validated(withIdentityId(boundary, context), validateIdentityPolicy),
          },
        ],
      }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(ofResource && {
        resourcePolicy: validated(
          withStatementsAbout(withIdentityId(ofResource, context), action),
          validateResourcePolicy,
        ),
      }),
    },
    {},
  );
}

/** Parsed policies. Parsing each once saves a quarter of the time of many requests. */
const VALIDATED = new WeakMap<object, ValidatedPolicy>();

function validated(policy: object, validate: typeof validateIdentityPolicy): ValidatedPolicy {
  const known = VALIDATED.get(policy) ?? createValidatedPolicy(policy, validate);
  VALIDATED.set(policy, known);
  return known;
}

/** Errors that are not a denial, because IAM does not evaluate such a request. */
const INAPPLICABLE: ReadonlySet<string> = new Set([
  'invalid.action',
  'invalid.service',
  'must.use.wildcard',
  'no.resource.types',
]);

function decision(
  { action, resource }: AuthorizationRequest,
  result: RunSimulationResults,
): PolicyDecision {
  switch (result.resultType) {
    case 'single':
      return {
        ...decisionOn(result.overallResult === 'Allowed' ? [resource] : []),
        decidedBy: decidedBy(result.result.analysis),
      };
    case 'wildcard': {
      const allowed = result.results.filter(({ analysis }) => analysis.result === 'Allowed');
      return decisionOn(allowed.map(({ resourcePattern }) => resourcePattern));
    }
    case 'error':
      if (INAPPLICABLE.has(result.errors.message)) {
        return { decision: 'inapplicable', allowedOn: [] };
      }
      throw new Error(
        `The policy engine cannot decide ${action} on ${resource}: ${JSON.stringify(result.errors)}`,
      );
  }
}

function decisionOn(allowedOn: readonly string[]): PolicyDecision {
  return { decision: allowedOn.length > 0 ? 'allowed' : 'denied', allowedOn };
}

/** The policy that decides: an explicit denial, then a boundary that does not allow, then what allows. */
function decidedBy({
  result,
  identityAnalysis: identity,
  resourceAnalysis: resource,
  permissionBoundaryAnalysis: boundary,
}: RequestAnalysis): DecidedBy {
  const all = [
    ['identity-based policy', identity],
    ['permissions boundary', boundary],
    ['resource-based policy', resource],
  ] as const;
  const effect = result === 'Allowed' ? 'Allow' : 'Deny';
  for (const [policy, analysis] of all) {
    const found = effect === 'Allow' ? analysis?.allowStatements : analysis?.denyStatements;
    const statements = found?.map(({ statement }) => statement.sid() ?? String(statement.index()));
    if (statements && statements.length > 0) return { policy, effect, statements };
  }
  const isBounded = identity?.result === 'Allowed' && boundary?.result === 'ImplicitlyDenied';
  const policy = isBounded ? 'permissions boundary' : 'identity-based policy';
  return { policy, effect: undefined, statements: [] };
}
