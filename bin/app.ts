#!/usr/bin/env node
import 'source-map-support/register';
import { App } from 'aws-cdk-lib/core';
import { AccessStack } from '../lib/access-stack';
import { loadStage } from '../lib/config/load-stage';
import { stageFile } from '../lib/config/stage-file';
const app = new App({ builtinCloudFormationValidation: false });
const stage = loadStage(
  stageFile({ stage: app.node.tryGetContext('stage'), config: app.node.tryGetContext('config') }),
);
new AccessStack(app, stage);
