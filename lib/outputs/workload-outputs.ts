import { workloadOutputNames } from '../stage/output-names';
import type { Workload } from '../workloads/workload';
import { present, type StackOutputs } from './stack-output';

/** What the owner of a workload gives to the service that runs it. */
export function workloadOutputs(
  workloads: readonly { readonly id: string; readonly workload: Workload }[],
): StackOutputs {
  const ofEach = workloads.map(({ id, workload }) => {
    const names = workloadOutputNames(id);
    const { role, instanceProfile, logGroup } = workload;
    return present({
      [names.role]: { value: role.roleArn, description: `Role of the workload ${id}` },
      [names.instanceProfile]: {
        value: instanceProfile?.instanceProfileArn,
        description: `Instance profile of the workload ${id}`,
      },
      [names.logGroup]: {
        value: logGroup?.logGroupName,
        description: `Log group that the function of the workload ${id} names in its LoggingConfig`,
      },
    });
  });
  return Object.assign({}, ...ofEach) as StackOutputs;
}
