import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../lib/stage/load-stage';
import { parseJson } from '../../lib/stage/parse-json';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
import { synthesizeStage } from '../synthesize-stage';
import type { AccessReport } from './access-report';
import { accessReportOf } from './access-report-of';
import { NO_CAUSES } from './causes';
import { readTemplate } from './read-template';
import { stageCauses } from './stage-causes';

/**
 * The report of a stage's template, synthesized as for a deployment, with the lines of the stage file as causes.
 *
 * @param file of the stage, as a person named it
 * @throws {StageFileError} where it is no stage file
 */
export function reportOfStage(file: string): AccessReport {
  const stage = loadStage(file);
  const written = parseJson(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const directory = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const { path } = synthesizeStage(stage, directory);
    const access = analyzeTemplate(readTemplate(path));
    return accessReportOf({
      title: stage.stackName,
      source: file,
      access,
      findings: findingsOf(access),
      causes: written.ok ? stageCauses(stage, written.value) : NO_CAUSES,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
