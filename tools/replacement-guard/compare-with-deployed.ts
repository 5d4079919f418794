import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { errorLine, isNoAnswer } from '../sdk/aws-errors';
import { hideNodeVersionWarning } from '../sdk/client-config';
import { deployedTemplate, type StackAddress } from './deployed-template';
import { resolvePseudoParameters, type StackEnvironment } from './pseudo-parameters';
import type { Template } from './template';

type AssertNoDataLoss = typeof import('./assert-no-data-loss');

/**
 * Synthesizes the app, and compares the stage's template with that of its deployed stack.
 *
 * @param environment the account and region of the CLI's credentials
 * @param replace the value of `-c replace`: logical IDs, separated by commas
 * @throws {Error} where data would be lost, CloudFormation does not support the update, or AWS does not give the deployed
 *   template; the assembly has no manifest then, so that it cannot be deployed
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
    const deployed = await readDeployed(address);
    if (deployed === 'unknown' || (deployed ?? replace) === undefined) return;
    compare(address, deployed, artifact.template as Template, replace);
  } catch (error) {
    rmSync(join(assembly.directory, 'manifest.json'));
    throw error;
  }
}

function compare(
  address: StackAddress,
  deployed: Template | undefined,
  wanted: Template,
  replace: string | undefined,
): void {
  // It loads the CloudFormation resource specification, which takes a second.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { assertNoDataLoss } = require('./assert-no-data-loss') as AssertNoDataLoss;
  const resolved = deployed && resolvePseudoParameters(deployed, address);
  assertNoDataLoss(address.stackName, resolved, resolvePseudoParameters(wanted, address), replace);
}

async function readDeployed(address: StackAddress): Promise<Template | 'unknown' | undefined> {
  const { stackName, account, region } = address;
  const stack = `the stack ${stackName} of the account ${account} in ${region}`;
  try {
    return await deployedTemplate(address);
  } catch (error) {
    if (isNoAnswer(error) && !usesProxy(process.env)) {
      console.error(
        `Warning: ${stack} was not compared with the stage, because nothing answered (${errorLine(error)}): deploy only after it was`,
      );
      return 'unknown';
    }
    throw new Error(
      `cannot compare the stage with ${stack}: ${errorLine(error)}; expected credentials that may call cloudformation:DescribeStacks and cloudformation:GetTemplate on it, or assume the lookup role of cdk bootstrap; set AWS_PROFILE=NAME in place of --profile NAME, which the app is not told of, or go on without knowing what becomes of the data by -c compare=false`,
      { cause: error },
    );
  }
}

/** The CLI may reach AWS through a proxy, which the app's own calls do not use. */
function usesProxy(environment: NodeJS.ProcessEnv): boolean {
  return Object.entries(environment).some(
    ([name, value]) => /^(https?|all)_proxy$/i.test(name) && Boolean(value),
  );
}
