import { readFileSync } from 'node:fs';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { stageName } from '../../lib/stage/stage-file';
import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import { stageCaller } from '../sdk/stage-stack';
import { writeWholeFile } from '../write-whole-file';
import { adoptedKey, type AdoptedKey } from './adopt/adopted-key';
import { adoptionErrors } from './adopt/adoption-errors';
import { planAdoption, type AdoptionPlan } from './adopt/plan-adoption';
import { readAdoption, type DeployedState } from './adopt/read-adoption';
import type { RecoveryContext } from './recovery-context';
import type { AdoptRequest } from './restore-request';
import { tableOfStage } from './table-of-stage';
import { withRecoveryAdvice } from './with-recovery-advice';

/**
 * Makes a restored table the existing table of the stage: edits the stage file, after it has shown what that changes. AWS
 * is only read.
 *
 * @throws {Error} if the restored table is not like that of the stage, or its deployment would lose data or be blocked
 */
export async function adoptTable(
  request: AdoptRequest,
  { stage, stageFile, options, terminal }: RecoveryContext,
): Promise<boolean> {
  tableOfStage(stage, request.table);
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const state = await withRecoveryAdvice('Reading the stack and the restored table', () =>
    readAdoption(stage, request, caller),
  );
  const { key } = adoptable(request, stage, state);
  const text = readFileSync(stageFile, 'utf8');
  const { live, template: deployed } = state;
  const plan = planAdoption(
    { stageFile, text, stage, id: request.table, deployed, liveName: live.tableName },
    existingOf(request, stage, state, key),
    caller,
  );
  printPlan(plan, stageFile, text, terminal.print);
  await confirmWriting(caller, stageFile, options.yes);
  writeWholeFile(stageFile, plan.text);
  terminal.print(nextSteps(stageFile));
  return true;
}

/** @throws {Error} with every reason why the table cannot be adopted */
function adoptable({ table, restored }: AdoptRequest, stage: StageConfig, state: DeployedState) {
  const options = tableOfStage(stage, table);
  const key = adoptedKey(options, state.restored?.SSEDescription, state.stackKeyId);
  const errors = adoptionErrors(table, options, restored, state, key);
  if (errors.length > 0 || !key.ok) {
    throw new Error(`${restored} cannot be adopted:\n${errors.join('\n')}\nNothing was written.`);
  }
  return { key: key.value };
}

/** A table of the stack is named until the deployment has taken it out. */
function existingOf(
  { table, restored }: AdoptRequest,
  stage: StageConfig,
  { live }: DeployedState,
  key: AdoptedKey,
) {
  const { existing } = tableOfStage(stage, table);
  const restoredFrom = existing ? existing.restoredFrom : live.tableName;
  return { tableName: restored, ...key, restoredFrom };
}

function printPlan(
  { text, templateDifference, reportDifference, effects }: AdoptionPlan,
  stageFile: string,
  before: string,
  print: (line: string) => void,
): void {
  const headers = { context: 2, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(stageFile, stageFile, before, text, 'now', 'adopted', headers);
  print(`\nStage file\n${patch}`);
  print(`Template, deployed and new\n${templateDifference}\n`);
  print(`Access report\n${reportDifference || 'No difference.'}`);
  print('Who reaches the table, which items and by which actions is the same as before.\n');
  print(`npx cdk deploy will do this:\n${effects.map((effect) => `- ${effect}`).join('\n')}\n`);
}

async function confirmWriting(
  caller: CallerIdentity,
  stageFile: string,
  yes = false,
): Promise<void> {
  if (!yes) await confirmOnAws(caller, `Writes ${stageFile}.`);
}

function nextSteps(stageFile: string): string {
  const name = stageName(stageFile);
  const [cdk, npm] =
    name === undefined
      ? [`-c config=${stageFile}`, `--config ${stageFile}`]
      : [`-c stage=${name}`, `--stage ${name}`];
  return `Wrote ${stageFile}. Next:
  npx cdk deploy ${cdk}
  npm run check -- ${npm}
  npm run outputs -- ${npm}
  npm run report -- ${npm}`;
}
