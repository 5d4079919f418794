import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { formatDifferences, fullDiff } from '@aws-cdk/cloudformation-diff';
import { formatValidationErrors } from '../../../lib/stage/format-validation-errors';
import { stageOf } from '../../../lib/stage/load-stage';
import { tableConstructId } from '../../../lib/stage/construct-ids';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { adoptionsIn } from '../../replacement-guard/adoptions';
import { changeErrors } from '../../replacement-guard/change-errors';
import {
  resolvePseudoParameters,
  type StackEnvironment,
} from '../../replacement-guard/pseudo-parameters';
import { statefulChanges } from '../../replacement-guard/stateful-changes';
import type { Template } from '../../replacement-guard/template';
import { markdownReport } from '../../report/markdown/markdown-report';
import { reportDifference } from '../../report/report-difference';
import { stageReport } from '../../report/stage-report';
import { synthesizeStage } from '../../synthesize-stage';
import { accessChanges } from './access-changes';
import { adoptedText } from './adopted-text';
import { deploymentEffects } from './deployment-effects';

/** The stage file before an adoption, and what is deployed. */
export interface AdoptionSource {
  readonly stageFile: string;
  readonly text: string;
  readonly stage: StageConfig;
  readonly id: string;
  readonly deployed: Template;
  /** The name of the table that the stage uses now. */
  readonly liveName: string;
}

/** What an adoption changes. */
export interface AdoptionPlan {
  /** The stage file with the restored table. */
  readonly text: string;
  readonly templateDifference: string;
  readonly reportDifference: string;
  readonly effects: readonly string[];
}

type Existing = NonNullable<TableOptions['existing']> & { readonly tableName: string };

/**
 * Plans the adoption of a restored table, and asserts that nobody reaches more or less than before.
 *
 * @param existing the restored table as the stage file names it
 * @throws {Error} if the edited stage is invalid, access differs, or its deployment would be blocked
 */
export function planAdoption(
  source: AdoptionSource,
  existing: Existing,
  environment: StackEnvironment,
): AdoptionPlan {
  const { stageFile, id, deployed, liveName } = source;
  const text = adoptedText(source.text, id, existing);
  const stage = stageOf(Buffer.from(text), stageFile);
  const [from, to] = [deployed, templateOf(stage)].map((template) =>
    resolvePseudoParameters(template, environment),
  ) as [Template, Template];
  assertDeployable(stage, from, to);
  const logicalId = tableConstructId(id);
  const original = from.Resources?.[logicalId] ? liveName : undefined;
  const { tableName, stackKey = false } = existing;
  return {
    text,
    templateDifference: templateDifference(from, to),
    reportDifference: differenceOfReports(source, stage, text, tableName),
    effects: deploymentEffects({ logicalId, tableName, original, stackKey }, from, to),
  };
}

function templateOf(stage: StageConfig): Template {
  const directory = mkdtempSync(join(tmpdir(), 'adopt-'));
  try {
    return synthesizeStage(stage, directory).template;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** By the rules of the comparison, which `cdk deploy` runs again. */
function assertDeployable(stage: StageConfig, deployed: Template, wanted: Template): void {
  const adopted = adoptionsIn(stage, deployed, wanted).map((one) => ({
    ...one,
    error: undefined,
  }));
  const existing = adopted.map(({ logicalId }) => logicalId);
  const errors = changeErrors(statefulChanges(deployed, wanted), [], { adopted, existing });
  if (errors.length === 0) return;
  const message = formatValidationErrors(`the deployed stack ${stage.stackName}`, errors);
  throw new Error(
    `${message}\n\nThe deployment would be blocked. The stage file differs from what is deployed in more than this table; nothing was written.`,
  );
}

/** The difference of two templates, as `cdk diff` prints it. */
function templateDifference(deployed: Template, wanted: Template): string {
  const stream = new PassThrough();
  formatDifferences(stream, fullDiff(deployed, wanted));
  stream.end();
  return stripVTControlCharacters(String((stream.read() as Buffer | null) ?? '')).trim();
}

function differenceOfReports(
  { id, liveName: live, stage: before, text: textBefore, stageFile }: AdoptionSource,
  after: StageConfig,
  text: string,
  restored: string,
): string {
  const [old, now] = [
    stageReport(before, textBefore, stageFile),
    stageReport(after, text, stageFile),
  ];
  const changes = accessChanges(old, now, { logicalId: tableConstructId(id), live, restored });
  if (changes.length > 0) {
    throw new Error(
      `With the restored table, access would differ: ${changes.join(', ')}. Nothing was written.`,
    );
  }
  const difference = reportDifference(stageFile, markdownReport(old), markdownReport(now));
  return difference.kind === 'access' ? difference.patch : '';
}
