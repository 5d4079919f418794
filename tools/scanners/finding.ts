import type { Path } from '../../lib/stage/validation-error';

/** The third parties that judge the templates. */
export type JudgeName = 'cfn-lint' | 'checkov';

/** One thing that a judge says about a stage's template; what it calls it, error or warning, makes no difference. */
export interface Finding {
  readonly judge: JudgeName;
  /** The rule's ID. */
  readonly rule: string;
  readonly stage: string;
  /** Where in the template: its keys and list positions from the outermost inwards, as far as the judge tells. */
  readonly path: Path;
  readonly message: string;
}
