#!/usr/bin/env node
import 'source-map-support/register';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { App, STACK_RESOURCE_LIMIT_CONTEXT, Validations } from 'aws-cdk-lib/core';
import { AccessStack } from '../lib/access-stack';
import { templateChecks } from '../tools/template-checks/template-checks';
import { TemplateQuotas } from '../tools/template-checks/template-quotas';
import { loadStage } from '../lib/stage/load-stage';
import { configuredContextKeys } from './cli-context-files';
import { contextFlags } from './context-flags';
import { fail } from './fail';
import { namedStageFile } from './named-stage';

type Comparison = typeof import('../tools/replacement-guard/compare-with-deployed');

const CACHE = join(__dirname, '..', 'node_modules', '.cache');
const { CDK_VALIDATION, CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;

/** Metadata that nothing reads and that takes a tenth of a synth; `--debug` turns stack traces on again. */
const WITHOUT_METADATA = {
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:enableAdditionalMetadataCollection': false,
};

/** TemplateQuotas reports the number of resources, with everything else that exceeds a quota. */
const WITHOUT_LIMIT = 0;

try {
  const postCliContext = { ...WITHOUT_METADATA, [STACK_RESOURCE_LIMIT_CONTEXT]: WITHOUT_LIMIT };
  const app = new App({ builtinCloudFormationValidation: false, postCliContext });
  const configured = configuredContextKeys(process.cwd(), homedir());
  const { compare, replace, ...named } = contextFlags(contextOf(app), configured);
  const stage = loadStage(namedStageFile(named));
  new AccessStack(app, stage.stackName, { stage });
  Validations.of(app).addPlugins(new TemplateQuotas());
  // The CLI sets this for --no-validation.
  if (CDK_VALIDATION !== 'false') {
    Validations.of(app).addPlugins(...templateChecks(join(CACHE, 'template-checks')));
  }
  // Not when the process ends, so that errors of synthesis are reported like those of construction.
  app.synth();
  // The CLI sets both if it has credentials. Without them there is nothing to compare with.
  if (account !== undefined && region !== undefined && compare !== 'false') {
    // Loaded here, because it loads the AWS SDK.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const guard = require('../tools/replacement-guard/compare-with-deployed') as Comparison;
    guard.compareWithDeployed(app, stage, { account, region }, replace).catch(fail);
  }
} catch (error) {
  fail(error);
}

function contextOf(app: App): Readonly<Record<string, unknown>> {
  return { ...(app.node.getAllContext() as object) };
}
