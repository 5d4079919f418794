import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTROL, CONTROL_TEMPLATE, withoutControl } from './control-template';
import type { ScannerFinding, ScannedTemplate, Scanner, ScannerOutput } from './scanner';
import { CommandError } from '../command-error';
import { incompleteScan } from './scanner-report';

/** Runs a scanner with arguments. */
export type StartScanner = (scanner: Scanner, args: readonly string[]) => Promise<ScannerOutput>;

/**
 * Runs every scanner on all templates, and on a control template with known faults.
 *
 * @returns all findings, before any is skipped
 * @throws {CommandError} if there is no template, or a scanner did not scan every template
 */
export async function scanTemplates(
  templates: readonly ScannedTemplate[],
  scanners: readonly Scanner[],
  start: StartScanner,
): Promise<readonly ScannerFinding[]> {
  const [first] = templates;
  if (!first) throw new CommandError('usage', 'There is no stage file in config/. Add one.');
  const all = [...templates, writeControl(first)];
  const stages = all.map(({ stage }) => stage);
  const found = scanners.map(async (scanner) => {
    const findings = scanner.findings(await start(scanner, scanner.args(all)), all);
    const unknown = findings.find(({ stage }) => !stages.includes(stage));
    if (unknown)
      throw incompleteScan(scanner.name, `It reports an unknown stage, ${unknown.stage}.`);
    return withoutControl(scanner.name, findings);
  });
  return (await Promise.all(found)).flat();
}

function writeControl({ file, region }: ScannedTemplate): ScannedTemplate {
  const control = join(dirname(file), `${CONTROL}.json`);
  writeFileSync(control, JSON.stringify(CONTROL_TEMPLATE));
  const resources = Object.keys(CONTROL_TEMPLATE.Resources).length;
  return { stage: CONTROL, file: control, region, resources };
}
