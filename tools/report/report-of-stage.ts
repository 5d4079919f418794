import { readFileSync } from 'node:fs';
import { loadStage } from '../../lib/stage/load-stage';
import type { AccessReport } from './model/access-report';
import { stageReport } from './stage-report';

/**
 * The access report of a stage: synthesizes the template as for a deployment, and links to lines of the stage file.
 *
 * @param file - stage file, as the user entered it
 * @throws {StageFileError} if the stage file is invalid
 */
export function reportOfStage(file: string): AccessReport {
  return stageReport(loadStage(file), readFileSync(file, 'utf8'), file);
}
