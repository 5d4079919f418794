import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTROL, CONTROL_TEMPLATE, withoutControl } from './control';
import type { Finding } from './finding';
import type { Judge, Said } from './judge';
import type { JudgedTemplate } from './judged-template';
import { didNotJudge } from './report-of';

/** Starts a judge with arguments, and waits for it. */
export type Start = (judge: Judge, args: readonly string[]) => Promise<Said>;

/**
 * Has every judge judge all templates, and beside them one that is bad on purpose.
 *
 * @returns what they found, nothing of it skipped
 * @throws {Error} where there is no template, or a judge did not do its work
 */
export async function judgeTemplates(
  templates: readonly JudgedTemplate[],
  judges: readonly Judge[],
  start: Start,
): Promise<readonly Finding[]> {
  const [first] = templates;
  if (!first) throw new Error('received no stage file in config/; expected one at least; add one');
  const control = {
    stage: CONTROL,
    file: join(dirname(first.file), `${CONTROL}.json`),
    region: first.region,
    resources: Object.keys(CONTROL_TEMPLATE.Resources).length,
  };
  writeFileSync(control.file, JSON.stringify(CONTROL_TEMPLATE));
  const all = [...templates, control];
  const found = judges.map(async (judge) => {
    const findings = judge.findings(await start(judge, judge.args(all)), all);
    const unknown = findings.find(({ stage }) => !all.some((one) => one.stage === stage));
    if (unknown) throw didNotJudge(judge.name, unknown.stage, all.map((one) => one.stage).join());
    return withoutControl(judge.name, findings);
  });
  return (await Promise.all(found)).flat();
}
