import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { AccessStack } from '../../lib/access-stack';
import { loadStage } from '../../lib/stage/load-stage';
import { stageJsonSchema } from '../../lib/stage/schema/json-schema';
import { stageName, STAGES_FOLDER } from '../../lib/stage/stage-file';
import { acknowledgedFindings, type StageConstructs } from './acknowledged-findings';
import { configurationPage } from './configuration-page';
import { stageKeySchema } from './key-schema';
import { withMarkedSection } from './marked-section';

/**
 * The files that `npm run schema` writes, by path in the project.
 *
 * @param root the folder of the project
 * @throws {StageFileError} if a stage file is invalid
 */
export function generatedFiles(root: string): Readonly<Record<string, string>> {
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
  const findings = acknowledgedFindings(shippedStages(root));
  return {
    'config/schema.json': `${JSON.stringify(stageJsonSchema(), null, 2)}\n`,
    'docs/configuration.md': configurationPage(stageKeySchema(), read(STAGES_FOLDER, 'dev.json')),
    'docs/security.md': withMarkedSection(
      read('docs', 'security.md'),
      'acknowledged findings',
      findings,
    ),
  };
}

/** The constructs of every stage in config/. */
function shippedStages(root: string): StageConstructs[] {
  return readdirSync(join(root, STAGES_FOLDER))
    .sort()
    .flatMap((file) => {
      const name = stageName(join(STAGES_FOLDER, file));
      if (name === undefined) return [];
      const stage = loadStage(join(root, STAGES_FOLDER, file));
      const app = new App({ builtinCloudFormationValidation: false });
      return [
        { name, constructs: new AccessStack(app, stage.stackName, { stage }).node.findAll() },
      ];
    });
}
