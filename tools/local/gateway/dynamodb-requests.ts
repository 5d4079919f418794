import type { Session } from '../../simulator/call';
import {
  accessDenied,
  decideWithReason,
  simulatorSession,
  withoutConditions,
  type LimitedPrincipal,
} from './authorize';
import type { AwsRequest } from './aws-request';
import { allow, deny, undecided, type GatewayDecision, type Handling } from './decision';
import type { TableKeys } from './deployed-settings';
import type { GatewayContext } from './gateway-context';
import type { ItemCall } from './item-call';
import { itemCalls, tablesIn } from './item-calls';
import { InvalidRequest } from './key-condition';
import { isPartiQl } from './partiql-calls';

/**
 * Decides a DynamoDB request as IAM would: each of its actions, on each table or index, with the partition keys in the
 * request.
 *
 * @param region that of the signature
 */
export async function dynamoDbRequest(
  request: AwsRequest,
  principal: LimitedPrincipal,
  region: string,
  context: GatewayContext,
): Promise<Handling> {
  const names = readTables(request);
  if (names instanceof InvalidRequest) return invalid(names);
  const { settings, place } = context;
  const tables = new Map<string, TableKeys | undefined>(
    await Promise.all(names.map(async (name) => [name, await settings.tableKeys(name)] as const)),
  );
  const keyOf = (table: string, index?: string) => {
    const keys = tables.get(table);
    return index === undefined ? keys?.table : keys?.indexes[index];
  };
  const calls = readCalls(request, keyOf);
  if (calls instanceof InvalidRequest) return invalid(calls);
  const arnOf = (name: string) => tableArn(name, { ...place, region });
  const session = await simulatorSession(principal, context, names.map(arnOf));
  const reasons = new Set<string>();
  for (const call of calls) {
    const resource = resourceOf(call, arnOf);
    const action = `dynamodb:${call.action}`;
    const decision = await decideItemCall(session, call, action, resource);
    const error = accessDenied(principal, { action, resource }, decision, place.account);
    if (decision.outcome === 'denied') return deny(decision.by, error);
    if (decision.outcome === 'undecided') return undecided(decision.by, error);
    reasons.add(decision.by);
  }
  return allow([...reasons].join('; '));
}

/** Source: DynamoDB API reference, GetItem, TableName. An index is no table. */
const TABLE = /^(arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\/)?[\w.-]{1,255}$/;

function readTables(request: AwsRequest): readonly string[] | InvalidRequest {
  try {
    const names = tablesIn(request);
    const wrong = names.find((name) => !TABLE.test(name));
    return wrong === undefined ? names : new InvalidRequest(`Invalid table name: ${wrong}`);
  } catch (error) {
    if (error instanceof InvalidRequest) return error;
    throw error;
  }
}

/** What DynamoDB would answer is not known: it may deny first. */
function invalid({ message }: InvalidRequest): Handling {
  return undecided(message, { code: 'ValidationException', message });
}

function readCalls(...[request, keyOf]: Parameters<typeof itemCalls>) {
  try {
    return itemCalls(request, keyOf);
  } catch (error) {
    if (error instanceof InvalidRequest) return error;
    throw error;
  }
}

/** Conditions on the keys of PartiQL statements are not decided, so only what no statement allows at all is denied. */
async function decideItemCall(
  session: Session,
  { keys, returnValues, action: name }: ItemCall,
  action: string,
  resource: string,
): Promise<GatewayDecision> {
  if (!isPartiQl(name)) {
    return decideWithReason(session, { action, resource, keys, returnValues });
  }
  const decision = await decideWithReason(withoutConditions(session), { action, resource: '*' });
  return decision.outcome === 'denied'
    ? { ...decision, by: `no statement of the identity-based policy allows ${action}` }
    : { outcome: 'undecided', by: 'the keys of PartiQL statements are not read' };
}

/** Requests name tables by their names or ARNs. Source: DynamoDB API reference, GetItem. */
function tableArn(
  nameOrArn: string,
  { account, region }: { readonly account: string; readonly region: string },
): string {
  return nameOrArn.startsWith('arn:')
    ? nameOrArn
    : `arn:aws:dynamodb:${region}:${account}:table/${nameOrArn}`;
}

function resourceOf({ table, index }: ItemCall, arnOf: (name: string) => string): string {
  if (table === undefined) return '*';
  return index === undefined ? arnOf(table) : `${arnOf(table)}/index/${index}`;
}
