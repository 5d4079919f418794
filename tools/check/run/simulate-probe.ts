import { ownEntry } from '../../../lib/aws/name-patterns';
import { tableOutputNames } from '../../../lib/stage/output-names';
import { decideCall } from '../../simulator/call';
import type { Deployment } from '../../simulator/deployment';
import type { ItemOperation, ItemProbe, Probe } from '../probes/probe';
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
  const { key } = context.itemOf(probe);
  const { returns } = probe;
  const decision = await decideCall(session, {
    action: iamAction(probe.action),
    resource: tableArn(probe, context, deployment),
    // A scan has no key.
    keys: probe.action === 'Scan' ? undefined : Object.values(key).slice(0, 1).map(String),
    returnValues: returns && 'ReturnValues' in returns ? returns.ReturnValues : undefined,
  });
  if (decision === 'inapplicable') throw new Error(`IAM has no action ${probe.action} on tables.`);
  return { outcome: decision, detail: `by the policies of ${session.role}` };
}

/** A transaction needs the actions of its operations; the probe's transaction deletes. */
function iamAction(operation: ItemOperation): string {
  return `dynamodb:${operation === 'TransactWriteItems' ? 'DeleteItem' : operation}`;
}

function tableArn(
  { table }: ItemProbe,
  { outputs, stage }: ProbeContext,
  { account, region }: Deployment,
): string {
  const id = table ?? Object.keys(stage.tables)[0] ?? '';
  const arn = ownEntry(outputs, tableOutputNames(id).arn) ?? '';
  // Any name that is not in the stack works.
  return table === undefined
    ? arn.replace(/table\/.*/, `table/access-check-${account}-${region}`)
    : arn;
}
