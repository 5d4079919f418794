import { basename } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../command-error';
import type { ScannerName, ScannerOutput } from './scanner';

/** The shown end of a long output, which has the cause of a failure. */
const LONGEST_SHOWN = 2_000;

/**
 * Parses a scanner's JSON report.
 *
 * @throws {CommandError} if the output is not a report: the scanner crashed, or found nothing to scan
 */
export function scannerReport<T extends z.ZodType>(
  scanner: ScannerName,
  { exitCode, stdout, stderr }: ScannerOutput,
  schema: T,
): z.infer<T> {
  const report = schema.safeParse(parsed(stdout));
  if (report.success) return report.data;
  throw incompleteScan(
    scanner,
    `It printed no report. Exit code ${exitCode ?? 'none'}\n${stdout}${stderr}`,
  );
}

/** The error of a scanner that did not scan every template. */
export function incompleteScan(scanner: ScannerName, cause: string): CommandError {
  const shown = cause.trim().slice(-LONGEST_SHOWN);
  return new CommandError(
    'environment',
    `${scanner} did not scan every template. ${shown}\nRemove the folders .local/python-* and run the command again.`,
  );
}

/** The stage of a template file, in any form in which a scanner prints the path. */
export function stageOfFile(file: string): string {
  return basename(file, '.json');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
