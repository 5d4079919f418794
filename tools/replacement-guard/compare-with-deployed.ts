import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { tableConstructId } from '../../lib/stage/construct-ids';
import type { DescribedError } from '../../lib/stage/validation-error';
import { CommandError } from '../command-error';
import { errorLine, isNoAnswer } from '../sdk/aws-errors';
import { hideNodeVersionWarning } from '../sdk/client-config';
import type { AccessKeyRemoval } from './access-key-removals';
import type { AdoptedTable } from './adopted-tables';
import { adoptionsIn } from './adoptions';
import type { Surroundings } from './change-errors';
import { changeWarnings } from './change-warnings';
import { deployedTemplate, type Deployed } from './deployed-template';
import { failedCreationMessage } from './failed-creation-message';
import { newTableNames } from './new-table-names';
import { removedAccessKeys } from './removed-access-keys';
import { resolvePseudoParameters, type StackEnvironment } from './pseudo-parameters';
import type { StackAddress } from './stack-credentials';
import type { Template } from './template';

type AssertNoDataLoss = typeof import('./assert-no-data-loss');
type TakenTableNames = typeof import('./taken-table-names');
type AdoptedTables = typeof import('./adopted-tables');
type AccessKeyRemovals = typeof import('./access-key-removals');

/**
 * Synthesizes the app and compares the stage's template with that of its deployed stack.
 *
 * @param environment the account and Region of the CLI's credentials
 * @param replace the value of `-c replace`: logical IDs, separated by commas
 * @throws {Error} if data would be lost, CloudFormation does not support the update, or the deployed template cannot be
 *   read; the assembly then has no manifest, so that it cannot be deployed
 */
export async function compareWithDeployed(
  app: App,
  stage: StageConfig,
  environment: StackEnvironment,
  replace: string | undefined,
): Promise<void> {
  hideNodeVersionWarning(process.env);
  const assembly = app.synth();
  const { stackName, env } = stage;
  const artifact = assembly.getStackByName(stackName);
  const lookupRoleArn = String(artifact.lookupRole?.arn);
  const address: StackAddress = { ...environment, ...env, stackName, lookupRoleArn };
  try {
    const deployed = assertCreated(address, await readDeployed(address));
    if (deployed === 'unknown') return;
    const wanted = artifact.template as Template;
    const taken = await takenNames(address, deployed, wanted);
    if ((deployed ?? replace ?? taken[0]) === undefined) return;
    const accessKeys = await removals(address, deployed, wanted);
    const adopted = await adoptedIn(address, stage, deployed, wanted);
    const existing = existingIn(stage);
    compare(address, deployed, wanted, replace, { accessKeys, taken, existing, adopted });
  } catch (error) {
    rmSync(join(assembly.directory, 'manifest.json'));
    throw error;
  }
}

function assertCreated(
  address: StackAddress,
  deployed: Deployed | 'unknown',
): Exclude<typeof deployed, { status: string }> {
  if (typeof deployed !== 'object' || !('status' in deployed)) return deployed;
  throw new Error(failedCreationMessage(address, deployed));
}

/** The logical IDs that existing tables would have as new ones. */
function existingIn({ tables }: StageConfig): string[] {
  return Object.entries(tables).flatMap(([id, { existing }]) =>
    existing === undefined ? [] : [tableConstructId(id)],
  );
}

function compare(
  address: StackAddress,
  deployed: Template | undefined,
  wanted: Template,
  replace: string | undefined,
  surroundings: Surroundings,
): void {
  // Loaded here, because the CloudFormation resource specification takes a second.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { assertNoDataLoss } = require('./assert-no-data-loss') as AssertNoDataLoss;
  const resolved = deployed && resolvePseudoParameters(deployed, address);
  const { stackName } = address;
  const to = resolvePseudoParameters(wanted, address);
  assertNoDataLoss(stackName, resolved, to, replace, surroundings);
  for (const warning of resolved ? changeWarnings(resolved, wanted) : []) {
    console.error(`Warning: ${warning}`);
  }
}

async function takenNames(
  address: StackAddress,
  deployed: Template | undefined,
  wanted: Template,
): Promise<readonly DescribedError[]> {
  const tables = newTableNames(deployed, wanted);
  if (tables.length === 0) return [];
  // Loaded here, because most stages let CloudFormation name their tables.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { takenTableNames } = require('./taken-table-names') as TakenTableNames;
  return takenTableNames(address, tables);
}

/** The tables of the stack that restored ones take the place of. */
async function adoptedIn(
  address: StackAddress,
  stage: StageConfig,
  deployed: Template | undefined,
  wanted: Template,
): Promise<readonly AdoptedTable[]> {
  const adoptions = adoptionsIn(stage, deployed, wanted);
  if (adoptions.length === 0) return [];
  // Loaded here, because hardly any comparison needs these clients.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { adoptedTables } = require('./adopted-tables') as AdoptedTables;
  return adoptedTables(address, adoptions);
}

/** The access keys that the update removes from a stage that an earlier version deployed. */
async function removals(
  address: StackAddress,
  deployed: Template | undefined,
  wanted: Template,
): Promise<readonly AccessKeyRemoval[]> {
  const removed = deployed ? removedAccessKeys(deployed, wanted) : [];
  if (removed.length === 0) return [];
  // Loaded here, because hardly any comparison needs these clients.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { accessKeyRemovals } = require('./access-key-removals') as AccessKeyRemovals;
  return accessKeyRemovals(address, removed);
}

async function readDeployed(address: StackAddress): Promise<Deployed | 'unknown'> {
  const { stackName, account, region } = address;
  const stack = `the stack ${stackName} in account ${account}, ${region}`;
  try {
    return await deployedTemplate(address);
  } catch (error) {
    if (isNoAnswer(error) && !usesProxy(process.env)) {
      console.error(
        `Warning: Cannot compare the stage with ${stack}: no response (${errorLine(error)}). Do not deploy before it was compared.`,
      );
      return 'unknown';
    }
    throw new CommandError(
      'environment',
      `Cannot compare the stage with ${stack}: ${errorLine(error)}
Use credentials with cloudformation:DescribeStacks, cloudformation:GetTemplate and cloudformation:DescribeStackEvents on it, or that can assume the lookup role of cdk bootstrap.
Set AWS_PROFILE instead of --profile, which the CLI does not pass to the app. To deploy without the comparison, add -c compare=false.`,
      { cause: error },
    );
  }
}

/** The CLI may use a proxy, which the app's own calls do not. */
function usesProxy(environment: NodeJS.ProcessEnv): boolean {
  return Object.entries(environment).some(
    ([name, value]) => /^(https?|all)_proxy$/i.test(name) && Boolean(value),
  );
}
