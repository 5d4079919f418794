import { ACTIONS_WITHOUT_KEY, ITEM_ACTIONS } from '../../lib/access/item-actions';
import { LEADING_KEYS } from '../../lib/aws/condition-keys';
import { decideCall, type Call, type Session } from '../simulator/call';
import { documentStatements, type Statement } from '../simulator/policy-document';
import { templateDeployment } from '../simulator/template-deployment';
import type { AccessQuery } from './access-query';
import { PLACE } from './place';
import { queriedResource } from './queried-resource';
import { querySessions } from './query-sessions';
import { templateReferences, withoutFunctions } from './template-attributes';

/** Whether a template allows a request, and why. */
export interface AccessDecision {
  readonly allowed: boolean;
  /** A sentence that names the statement that decided, or says that none did. */
  readonly reason: string;
}

/**
 * Decides a request as IAM and Cognito would after a deployment of the template.
 *
 * @param mayRequest whether the client may also request another role of the user, so that a denial is one by all of them
 * @throws {Error} if the query names nothing in the template, or the template has what cannot be decided
 */
export async function decideAccess(
  json: object,
  query: AccessQuery,
  mayRequest: boolean,
): Promise<AccessDecision> {
  const template = withoutFunctions(json);
  const references = templateReferences(template);
  const deployment = templateDeployment(template, PLACE, references);
  const { assigned, requestable } = await querySessions(deployment, template, query);
  const call = callOf(query, queriedResource(json, template, references, query));
  const decided =
    typeof assigned === 'string'
      ? { allowed: false, reason: assigned }
      : await decisionIn(assigned, call);
  if (decided.allowed || !mayRequest) return decided;
  for (const session of requestable) {
    const { allowed, reason } = await decisionIn(session, call);
    if (allowed) return { allowed, reason: `${reason}, and the client may request this role` };
  }
  return decided;
}

async function decisionIn(session: Session, call: Call): Promise<AccessDecision> {
  assertKeyed(session, call);
  const decision = await decideCall(session, call);
  if (decision === 'inapplicable') {
    throw new Error(
      `IAM has no action ${call.action} on ${call.resource}. Use an action on tables, such as GetItem; with index, Query or Scan.`,
    );
  }
  const allowed = decision === 'allowed';
  return { allowed, reason: await reasonOf(session, call, allowed) };
}

/** A request without a partition key would be denied whatever the rows, and prove nothing about them. */
function assertKeyed({ deployment, role, context }: Session, { action, keys }: Call): void {
  const name = ITEM_ACTIONS.find((one) => `dynamodb:${one}`.toLowerCase() === action.toLowerCase());
  if (name === undefined || ACTIONS_WITHOUT_KEY.has(name)) return;
  if (keys !== undefined || LEADING_KEYS in context) return;
  const { policies } = deployment.principal(role);
  if (!JSON.stringify(policies).toLowerCase().includes(LEADING_KEYS.toLowerCase())) return;
  throw new Error(
    `Set partitionKey: requests of ${name} name one, and policies of ${role} have a condition on it.`,
  );
}

function callOf({ action, partitionKey }: AccessQuery, resource: string): Call {
  return {
    action: action.includes(':') ? action : `dynamodb:${action}`,
    resource,
    keys: partitionKey === undefined ? undefined : [partitionKey],
  };
}

/** Names the statements that decide alone: those that allow, or those that deny what something else allows. */
async function reasonOf(session: Session, call: Call, allowed: boolean): Promise<string> {
  const { role, deployment } = session;
  const statements = deployment.principal(role).policies.flatMap(documentStatements);
  const others: Statement = { Effect: 'Allow', Action: call.action, Resource: '*' };
  const decisive: string[] = [];
  for (const [position, statement] of statements.entries()) {
    if ((statement.Effect === 'Allow') !== allowed) continue;
    const alone = withStatements(session, allowed ? [statement] : [others, statement]);
    const decision = await decideCall(alone, call);
    if ((decision === 'allowed') === allowed) {
      decisive.push(statement.Sid ?? `number ${position + 1}`);
    }
  }
  if (decisive.length > 0) {
    return `Statement ${decisive.join(', ')} of ${role} ${allowed ? 'allows' : 'denies'} it`;
  }
  return allowed
    ? `The statements of ${role} together allow it`
    : `No statement of ${role} allows it`;
}

function withStatements(session: Session, Statement: readonly Statement[]): Session {
  const { deployment, role } = session;
  const principal = {
    ...deployment.principal(role),
    policies: [{ Version: '2012-10-17', Statement }],
  };
  return { ...session, deployment: { ...deployment, principal: () => principal } };
}
