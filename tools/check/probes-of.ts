import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { getsCredentials, identityProbes } from './identity-probes';
import { itemProbes } from './item-probes';
import type { Probe, ProbeUser } from './probe';
import { probeUsers } from './probe-users';

/** What is to be allowed and what denied, and the temporary users who try it. */
export interface ProbePlan {
  readonly users: readonly ProbeUser[];
  /** In the order in which they are run: rows are written before they are read. */
  readonly probes: readonly Probe[];
}

/** Everything that the stage file says of signed-in users and of strangers, as probes. */
export function probesOf(stage: StageConfig): ProbePlan {
  const users = probeUsers(stage);
  const withCredentials = users.filter((user) => getsCredentials(stage, user));
  return {
    users,
    probes: [...identityProbes(stage, users), ...itemProbes(stage, withCredentials)],
  };
}
