import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { AccessStack } from '../lib/access-stack';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import type { CloudFormationTemplate } from './simulator/template-references';

const CDK_JSON = join(__dirname, '..', 'cdk.json');

/** A template and its file. */
export interface SynthesizedStage {
  readonly path: string;
  readonly template: CloudFormationTemplate;
}

/**
 * Synthesizes a stage like `cdk synth`, with the project's feature flags but without template checks.
 *
 * @param outdir - output directory of the cloud assembly
 */
export function synthesizeStage(stage: StageConfig, outdir: string): SynthesizedStage {
  const app = new App({ outdir, context: context(), builtinCloudFormationValidation: false });
  const { artifactId } = new AccessStack(app, stage.stackName, { stage });
  const artifact = app.synth().getStackArtifact(artifactId);
  return {
    path: artifact.templateFullPath,
    template: artifact.template as CloudFormationTemplate,
  };
}

/** The feature flags of cdk.json, without annotations in the validation report and without construct stack traces. */
function context(): Readonly<Record<string, unknown>> {
  const { context: flags } = JSON.parse(readFileSync(CDK_JSON, 'utf8')) as {
    context: Record<string, unknown>;
  };
  return {
    ...flags,
    '@aws-cdk/core:annotationsInValidationReport': false,
    [DISABLE_CREATION_STACK_TRACES]: true,
  };
}
