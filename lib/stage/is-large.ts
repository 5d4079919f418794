import { templateBytes } from './rules/template-bytes';
import type { PartialStage } from './partial-stage';
import { sum } from './sum';

/** A template of so many bytes is for machines: indented it would have twice as many, and CloudFormation takes a million. */
const LARGE = 300_000;

/** Whether the template of a stage is so large that nobody reads it line by line. */
export function isLarge(stage: PartialStage): boolean {
  return sum(Object.values(templateBytes(stage))) > LARGE;
}
