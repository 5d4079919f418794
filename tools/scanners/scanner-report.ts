import { basename } from 'node:path';
import { z } from 'zod';
import type { ScannerName, ScannerOutput } from './scanner';

/** The end of a long output, which has the reason of a failure. */
const LONGEST_SHOWN = 2_000;

/**
 * Parses a scanner's JSON report.
 *
 * @throws {Error} where the output is no report: the scanner crashed, or found nothing to scan
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
    `exit code ${exitCode ?? 'none'}\n${stdout}${stderr}`,
    'its report',
  );
}

/** The error of a scanner that did not scan every template. */
export function incompleteScan(scanner: ScannerName, received: string, expected: string): Error {
  const shown = received.trim().slice(-LONGEST_SHOWN);
  return new Error(
    `${scanner} did not scan every template: received ${shown}\nexpected ${expected}; remove the folders .local/python-* and run the command again`,
  );
}

/** The stage of a template's file, in whichever form a scanner prints the path. */
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
