import { probePlan } from '../../tools/check/probes/probe-plan';
import { checked } from '../stages';

/** How many probes a stage file has, and what the summary of a check says if all of them pass. */
export function plannedProbes(stage: unknown) {
  const { probes } = probePlan(checked(stage));
  const allowed = probes.filter(({ expected }) => expected === 'allowed').length;
  const denied = probes.length - allowed;
  const passed = (how: 'simulated' | 'denied') =>
    `\n✔ ${probes.length} probes passed: ${allowed} allowed, ${denied} ${how}\n`;
  return { count: probes.length, denied, passed };
}
