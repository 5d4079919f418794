import type { JudgeName } from './finding';

/** A finding that is right as the rule says it, and no fault here. One that is not found any more fails the judgement. */
export interface Skip {
  readonly judge: JudgeName;
  /** The rule's ID. */
  readonly rule: string;
  /** Each has such a finding. @default - at least one stage has */
  readonly stages?: readonly string[];
  /** Where in the template: the keys and list positions, with `/` between them. */
  readonly at: RegExp;
  /** As a security reviewer would accept it. */
  readonly reason: string;
}

/** Everything that the judges find and that stays. */
export const SKIPS: readonly Skip[] = [
  {
    judge: 'cfn-lint',
    rule: 'I1022',
    at: /\/Fn::Join\/0$/,
    reason:
      'a matter of taste for templates written by hand: the CDK joins strings by Fn::Join, and Fn::Sub gives the same value',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_158',
    at: /^Resources\/\w+WorkloadLogGroup$/,
    reason:
      'CloudWatch Logs encrypts every log group with a key of its own; what a function logs is for its author to keep free of data, and the role may write to this group but read no log',
  },
];
