import type { Path } from '../../lib/stage/validation-error';

/** The third-party scanners. */
export type ScannerName = 'cfn-lint' | 'checkov';

/** The template of a stage, in a file with the stage's name, in a folder with only such files. */
export interface ScannedTemplate {
  readonly stage: string;
  /** Absolute. */
  readonly file: string;
  readonly region: string;
  /** The number of its resources. */
  readonly resources: number;
}

/** One result of a rule in a stage's template, of any level. */
export interface ScannerFinding {
  readonly scanner: ScannerName;
  /** The rule's ID. */
  readonly rule: string;
  readonly stage: string;
  /** Keys and list positions in the template, as far as the scanner has them. */
  readonly path: Path;
  readonly message: string;
}

/** The output of a scanner's process. */
export interface ScannerOutput {
  /** Undefined if a signal ended it. */
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that scans all templates in one process. */
export interface Scanner {
  /** Also its script's name. */
  readonly name: ScannerName;
  /** The arguments for all rules on these templates, with JSON output. */
  readonly args: (templates: readonly ScannedTemplate[]) => readonly string[];
  /** Environment variables that it needs. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Its findings.
   *
   * @throws {CommandError} if it did not scan every template
   */
  readonly findings: (
    output: ScannerOutput,
    templates: readonly ScannedTemplate[],
  ) => readonly ScannerFinding[];
}
