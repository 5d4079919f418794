import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { AccessStack } from '../lib/access-stack';
import type { Stage } from '../lib/config/schema/stage-schema';
import type { CloudFormationTemplate } from '../lib/policy-engine/template-references';

const CDK_JSON = join(__dirname, '..', 'cdk.json');

/** The template that `cdk deploy` would send for a stage, with the project's feature flags. */
export function synthesizedTemplate(stage: Stage): CloudFormationTemplate {
  const { context } = JSON.parse(readFileSync(CDK_JSON, 'utf8')) as {
    context: Record<string, unknown>;
  };
  const outdir = mkdtempSync(join(tmpdir(), 'access-template-'));
  try {
    const app = new App({ context, outdir, builtinCloudFormationValidation: false });
    const { stackName } = new AccessStack(app, stage);
    return app.synth().getStackByName(stackName).template as CloudFormationTemplate;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
