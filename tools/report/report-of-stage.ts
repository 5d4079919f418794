import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../lib/stage/load-stage';
import { parseJson } from '../../lib/stage/parse-json';
import { findingsOf } from '../template-access/rules/findings-of';
import { analyzeTemplate } from '../template-access/analyze-template';
import { synthesizeStage } from '../synthesize-stage';
import { existingTables } from './existing-tables';
import type { AccessReport } from './model/access-report';
import { buildAccessReport } from './model/build-access-report';
import { NO_SOURCE_MAP } from './model/report-context';
import { readTemplate } from './template/read-template';
import { stageSourceMap } from './stage-source-map';

/**
 * The access report of a stage: synthesizes the template as for a deployment, and links to lines of the stage file.
 *
 * @param file - stage file, as the user entered it
 * @throws {StageFileError} if the stage file is invalid
 */
export function reportOfStage(file: string): AccessReport {
  const stage = loadStage(file);
  const written = parseJson(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
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
