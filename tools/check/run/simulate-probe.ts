import { ownEntry } from '../../../lib/aws/own-entry';
import { tableOutputNames } from '../../../lib/stage/output-names';
import { decideCall } from '../../simulator/call';
import type { Deployment } from '../../simulator/deployment';
import type { ItemAction } from '../../../lib/access/item-actions';
import { TRANSACTIONS, type ItemOperation, type ItemProbe, type Probe } from '../probes/probe';
import type { ProbeContext } from './probe-context';
import { signInAs, simulateIdentityRequest, type SimulatedOutcome } from './simulate-identity';

/**
 * The outcome of a probe in IAM and Cognito, simulated from the deployed policies and settings.
 *
 * @throws {Error} if the simulator does not support a policy or setting
 */
export async function simulateProbe(
  probe: Probe,
  context: ProbeContext,
  deployment: Deployment,
): Promise<SimulatedOutcome> {
  switch (probe.kind) {
    case 'item':
      return simulateItemRequest(probe, context, deployment);
    case 'identity':
      return simulateIdentityRequest(probe, context, deployment);
  }
}

async function simulateItemRequest(
  probe: ItemProbe,
  context: ProbeContext,
  deployment: Deployment,
): Promise<SimulatedOutcome> {
  const signedIn = await signInAs(probe.who, context, deployment);
  if (!signedIn.allowed) {
    return { outcome: 'denied', detail: `no credentials: ${signedIn.deniedBy}` };
  }
  const { session } = signedIn;
  const { returns } = probe;
  const decision = await decideCall(session, {
    action: iamAction(probe.action),
    resource: resourceArn(probe, context, deployment),
    keys: partitionKeys(probe, context),
    returnValues: returns && 'ReturnValues' in returns ? returns.ReturnValues : undefined,
  });
  if (decision === 'inapplicable') throw new Error(`IAM has no action ${probe.action} on tables.`);
  return { outcome: decision, detail: `by the policies of ${session.role}` };
}

/** A transaction needs the actions of its operations. */
function iamAction(operation: ItemOperation): string {
  return `dynamodb:${ownEntry<ItemAction>(TRANSACTIONS, operation) ?? operation}`;
}

/** The partition keys in the request; a scan names none. */
function partitionKeys(probe: ItemProbe, { itemOf }: ProbeContext): string[] | undefined {
  if (probe.action === 'Scan') return undefined;
  const beside = probe.besideRowOf === undefined ? [] : [{ ...probe, rowOf: probe.besideRowOf }];
  return [probe, ...beside].flatMap((one) =>
    Object.values(itemOf(one).key).slice(0, 1).map(String),
  );
}

function resourceArn(
  { table, index }: ItemProbe,
  { outputs, stage }: ProbeContext,
  { account, region }: Deployment,
): string {
  const id = table ?? Object.keys(stage.tables)[0] ?? '';
  const arn = ownEntry(outputs, tableOutputNames(id).arn) ?? '';
  // Any name that is not in the stack works.
  return table === undefined
    ? arn.replace(/table\/.*/, `table/access-check-${account}-${region}`)
    : `${arn}${index === undefined ? '' : `/index/${index}`}`;
}
