import { join } from 'node:path';
import type { DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { LOCAL } from '../../local/local-folder';
import type { CallerIdentity } from '../../sdk/caller-identity';
import { liveTable } from '../live-table';
import { DrillRecords } from './drill-record';
import type { DrilledStage } from './remove-leftovers';

/** Temporary tables of drills. */
const RECORDS = join(LOCAL, 'drills');

/** The tables of a deployed stage, and where its drills are recorded. */
export function drilledStage(
  stage: StageConfig,
  outputs: DeployedOutputs,
  { account, region, endpoint = 'AWS' }: CallerIdentity,
): DrilledStage {
  const { stackName } = stage;
  return {
    lives: Object.keys(stage.tables).map((id) => liveTable(stage, outputs, id)),
    stackName,
    records: new DrillRecords(RECORDS, [account, region, endpoint, stackName].join(' ')),
  };
}
