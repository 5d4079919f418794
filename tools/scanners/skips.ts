import type { ScannerName } from './scanner';

/** Findings that are no fault here. A skip that matches nothing fails the scan. */
export interface Skip {
  readonly scanner: ScannerName;
  /** The rule's ID. */
  readonly rule: string;
  /** Each must have such a finding. @default - at least one stage */
  readonly stages?: readonly string[];
  /** The path in the template: keys and list positions, with `/` between them. */
  readonly at: RegExp;
  /** For a security reviewer. */
  readonly reason: string;
}

export const SKIPS: readonly Skip[] = [
  {
    scanner: 'cfn-lint',
    rule: 'I1022',
    at: /\/Fn::Join\/0$/,
    reason:
      'a matter of taste for templates written by hand: the CDK joins strings by Fn::Join, and Fn::Sub gives the same value',
  },
  {
    scanner: 'checkov',
    rule: 'CKV_AWS_158',
    at: /^Resources\/\w+WorkloadLogGroup$/,
    reason:
      'CloudWatch Logs encrypts every log group with a key of its own; what a function logs is for its author to keep free of data, and the role may write to this group but read no log',
  },
];
