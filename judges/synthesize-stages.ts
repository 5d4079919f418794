import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { AccessStack } from '../lib/access-stack';
import { loadStage } from '../lib/config/load-stage';
import type { JudgedTemplate } from './judged-template';

const ROOT = join(__dirname, '..');
const CONFIG = join(ROOT, 'config');
/** Where a stage goes that names no region. */
const REGION = 'us-east-1';

/**
 * Writes the template of every stage file in `config/` as `<stage>.json` to the folder `templates` in a folder.
 *
 * @throws {StageFileError} where one is wrong
 */
export function synthesizeStages(directory: string): readonly JudgedTemplate[] {
  const templates = join(directory, 'templates');
  mkdirSync(templates);
  return readdirSync(CONFIG)
    .filter((file) => file.endsWith('.json') && file !== 'schema.json')
    .sort()
    .map((file) => {
      const name = basename(file, '.json');
      const { path, ...template } = synthesize(name, join(directory, 'assemblies', name));
      const copy = join(templates, `${name}.json`);
      copyFileSync(path, copy);
      return { stage: name, file: copy, ...template };
    });
}

function synthesize(name: string, outdir: string) {
  const stage = loadStage(join(CONFIG, `${name}.json`));
  const app = new App({ outdir, context: context(), builtinCloudFormationValidation: false });
  const { artifactId } = new AccessStack(app, stage);
  const artifact = app.synth().getStackArtifact(artifactId);
  const { Resources } = artifact.template as { readonly Resources: object };
  return {
    path: artifact.templateFullPath,
    region: stage.env.region ?? REGION,
    resources: Object.keys(Resources).length,
  };
}

/** The feature flags, as the CLI gives them; what a stage's author is told is for the synth to say. */
function context(): Readonly<Record<string, unknown>> {
  const text = readFileSync(join(ROOT, 'cdk.json'), 'utf8');
  const { context: flags } = JSON.parse(text) as { context: Record<string, unknown> };
  return { ...flags, '@aws-cdk/core:annotationsInValidationReport': false };
}
