import { basename } from 'node:path';

/** The template of a stage, in a file that is named by the stage, in a folder where there is nothing else. */
export interface JudgedTemplate {
  readonly stage: string;
  /** Absolute. */
  readonly file: string;
  /** Where it is deployed. */
  readonly region: string;
  /** How many resources it has. */
  readonly resources: number;
}

/** The stage of a template's file, however the path to it is written. */
export function stageOfFile(file: string): string {
  return basename(file, '.json');
}
