import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import { atAddress } from '../tools/replacement-guard/at-address';
import { isSilence, told } from '../tools/replacement-guard/aws-failure';
import { deployedTemplate, type StackAddress } from '../tools/replacement-guard/deployed-template';
import type { Template } from '../tools/replacement-guard/template';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { withoutNodeVersionWarning } from './sdk-warning';

type Comparison = typeof import('../tools/replacement-guard/assert-no-loss');

/** What the CLI tells an app of the credentials that it has found. */
export interface DefaultEnvironment {
  readonly account: string;
  readonly region: string;
}

/**
 * Synthesizes the app, and compares the stage's template with that of its deployed stack.
 *
 * @param replace what `-c replace` says: logical IDs, separated by commas
 * @throws {Error} where data would go, CloudFormation would refuse, or AWS does not say what is deployed; the assembly
 *   has no manifest then, so that it cannot be deployed either
 */
export async function compareWithDeployed(
  app: App,
  stage: StageConfig,
  environment: DefaultEnvironment,
  replace: string | undefined,
): Promise<void> {
  withoutNodeVersionWarning(process.env);
  const assembly = app.synth();
  const { stackName, env } = stage;
  const artifact = assembly.getStackByName(stackName);
  const { account, region } = { ...environment, ...env };
  try {
    const lookupRoleArn = String(artifact.lookupRole?.arn);
    const deployed = await read({ stackName, account, region, lookupRoleArn });
    if (deployed === 'unknown' || (deployed ?? replace) === undefined) return;
    // It loads what CloudFormation knows of every property, which takes a second.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { assertNoLoss } = require('../tools/replacement-guard/assert-no-loss') as Comparison;
    const address = { account, region };
    const wanted = atAddress(artifact.template as Template, address);
    assertNoLoss(stackName, deployed && atAddress(deployed, address), wanted, replace);
  } catch (error) {
    rmSync(join(assembly.directory, 'manifest.json'));
    throw error;
  }
}

async function read(address: StackAddress): Promise<Template | 'unknown' | undefined> {
  const { stackName, account, region } = address;
  const stack = `the stack ${stackName} of the account ${account} in ${region}`;
  try {
    return await deployedTemplate(address);
  } catch (error) {
    if (isSilence(error) && !usesProxy(process.env)) {
      console.error(
        `Warning: ${stack} was not compared with the stage, because nothing answered (${told(error)}): deploy only after it was`,
      );
      return 'unknown';
    }
    throw new Error(
      `cannot compare the stage with ${stack}: ${told(error)}; expected credentials that may call cloudformation:DescribeStacks and cloudformation:GetTemplate on it, or assume the lookup role of cdk bootstrap; set AWS_PROFILE=NAME in place of --profile NAME, which the app is not told of, or go on without knowing what becomes of the data by -c compare=false`,
      { cause: error },
    );
  }
}

/** The CLI may reach AWS through a proxy, where the app's own calls do not. */
function usesProxy(environment: NodeJS.ProcessEnv): boolean {
  return Object.entries(environment).some(
    ([name, value]) => /^(https?|all)_proxy$/i.test(name) && Boolean(value),
  );
}
