import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../lib/stage/load-stage';
import { parseJson } from '../../lib/stage/parse-json';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
import { synthesizeStage } from '../synthesize-stage';
import { existingTables } from './existing-tables';
import type { AccessReport } from './model/access-report';
import { buildAccessReport } from './model/build-access-report';
import { NO_SOURCE_MAP } from './model/report-context';
import { readTemplate } from './template/read-template';
import { stageSourceMap } from './stage-source/stage-source-map';

/**
 * The access report of a stage file: synthesizes the template as for a deployment, and links to lines of the file.
 *
 * @param file - stage file, as the user entered it
 * @throws {StageFileError} if the stage file is invalid
 */
export function reportOfStage(file: string): AccessReport {
  return stageReport(loadStage(file), readFileSync(file, 'utf8'), file);
}

/**
 * The access report of a validated stage.
 *
 * @param text - stage file as written, which the report links to
 * @param file - its path, as the user entered it
 */
export function stageReport(stage: StageConfig, text: string, file: string): AccessReport {
  const written = parseJson(text.replace(/^\uFEFF/, ''));
  const directory = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const { path } = synthesizeStage(stage, directory);
    const access = analyzeTemplate(readTemplate(path), existingTables(stage));
    return buildAccessReport({
      title: stage.stackName,
      source: file,
      access,
      findings: findingsOf(access),
      acknowledged: stage.acknowledge,
      sourceMap: written.ok ? stageSourceMap(stage, written.value) : NO_SOURCE_MAP,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
