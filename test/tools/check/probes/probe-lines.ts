import type { Probe } from '../../../../tools/check/probes/probe';
import { describeProbe } from '../../../../tools/check/evidence/describe-probe';

/** Probes in order, with one line for consecutive ones that differ only by the action. */
export function probeLines(probes: readonly Probe[]): string[] {
  const lines: { readonly about: string; readonly actions: string[] }[] = [];
  for (const probe of probes) {
    const about = `${probe.who} | ${describeProbe(probe)} | ${probe.expected}`;
    const last = lines.at(-1);
    if (last?.about === about) last.actions.push(probe.action);
    else lines.push({ about, actions: [probe.action] });
  }
  return lines.map(({ about, actions }) => about.replace(' | ', ` | ${actions.join(' ')} | `));
}
