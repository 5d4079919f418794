import { workloadOutputNames } from '../../../lib/stage/consumer-names';
import { ownEntry } from '../../../lib/aws/name-patterns';
import { IAM_DEFAULT_SESSION } from '../../../lib/aws/session-limits';
import type { WorkloadOptions } from '../../../lib/stage/schema/stage-schema';
import { tableOutputNames } from '../../../lib/stage/table-names';
import type { Connection } from '../../check/connection/connection';
import type { DeployedStage } from '../deployed-stage';

/** What a workload uses: its role, which on this machine anybody may assume in place of the service, and its tables. */
export function workloadConnection(
  { stage, target, outputs }: DeployedStage,
  id: string,
  { tables, maxSessionDuration }: WorkloadOptions,
): Connection {
  const { endpoint, region } = target;
  return {
    endpoint,
    region,
    listTables: false,
    role: {
      roleArn: outputs[workloadOutputNames(id).role] ?? '',
      sessionName: id,
      durationSeconds: maxSessionDuration ?? stage.sessions.maxDuration ?? IAM_DEFAULT_SESSION,
    },
    tables: Object.entries(tables).flatMap(([table, grant]) => {
      const options = ownEntry(stage.tables, table);
      const tableName = outputs[tableOutputNames(table).name] ?? '';
      const [reads, writes] = [grant !== 'write', grant !== 'read'];
      return options ? [{ ...options, tableName, reads, writes }] : [];
    }),
  };
}
