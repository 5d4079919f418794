import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadStage } from '../../lib/stage/load-stage';
import { stageEnvironment } from '../stage-environment';
import { synthesizeStage } from '../synthesize-stage';
import type { ScannedTemplate } from './scanner';

const CONFIG = join(__dirname, '..', '..', 'config');

/**
 * Writes the template of every stage file in `config/` to `templates/<stage>.json` in a folder.
 *
 * @throws {StageFileError} if one is invalid
 */
export function synthesizeStages(directory: string): readonly ScannedTemplate[] {
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
  const { path, template } = synthesizeStage(stage, outdir);
  return {
    path,
    region: stageEnvironment(stage).region,
    resources: Object.keys(template.Resources ?? {}).length,
  };
}
