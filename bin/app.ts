#!/usr/bin/env node
import 'source-map-support/register';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib/core';
import { AccessStack } from '../lib/access-stack';
import { templateChecks } from '../lib/checks/template-checks';
import { loadStage } from '../lib/config/load-stage';
import { stageFile } from '../lib/config/stage-file';
import { fail } from './fail';

const REMEMBERED = join(__dirname, '..', 'node_modules', '.cache', 'template-checks');

try {
  const app = new App({ builtinCloudFormationValidation: false });
  const flag = (name: string) => app.node.tryGetContext(name) as string | undefined;
  new AccessStack(app, loadStage(stageFile({ stage: flag('stage'), config: flag('config') })));
  // The CLI's --no-validation sets this; the built-in validation, which honours it, is one of the checks.
  if (process.env.CDK_VALIDATION !== 'false') {
    Validations.of(app).addPlugins(...templateChecks(REMEMBERED));
  }
} catch (error) {
  fail(error);
}
