import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../lib/stage/load-stage';
import { parseJson } from '../../lib/stage/parse-json';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
import { synthesizeStage } from '../synthesize-stage';
import type { AccessReport } from './model/access-report';
import { buildAccessReport } from './model/build-access-report';
import { NO_SOURCE_MAP } from './model/report-context';
import { readTemplate } from './template/read-template';
import { stageSourceMap } from './stage-source-map';

/**
 * The report of a stage's template, synthesized as for a deployment, with the lines of the stage file that it comes from.
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
    return buildAccessReport({
      title: stage.stackName,
      source: file,
      access,
      findings: findingsOf(access),
      sourceMap: written.ok ? stageSourceMap(stage, written.value) : NO_SOURCE_MAP,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
