import type { Finding, JudgeName } from './finding';
import type { JudgedTemplate } from './judged-template';

/** What the process of a judge left behind. */
export interface Said {
  /** Absent where a signal ended it. */
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that judges templates, started once for all of them. */
export interface Judge {
  /** Also its script's name. */
  readonly name: JudgeName;
  /** The arguments that make it judge templates, as JSON, by all of its rules. */
  readonly args: (templates: readonly JudgedTemplate[]) => readonly string[];
  /** What it needs in the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * What it found.
   *
   * @throws {Error} where it did not do its work on every template
   */
  readonly findings: (said: Said, templates: readonly JudgedTemplate[]) => readonly Finding[];
}
