import type { ScannerName } from './scanner';

/** Findings that do not apply here. A skip without a finding fails the scan. */
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
      'a style rule for templates written by hand; the CDK joins strings with Fn::Join, which returns the same value as Fn::Sub',
  },
  {
    scanner: 'cfn-lint',
    rule: 'I3510',
    at: /^Resources\/BackupRolePolicy\/Properties\/PolicyDocument\/Statement\/\d+\/Resource$/,
    reason:
      'the statements name recovery points (backup:TagResource, backup:CopyFromBackupVault), whose ARNs have the account in them; the rule expects a wildcard in its place, or another of the resource types of the action',
  },
  {
    scanner: 'checkov',
    rule: 'CKV_AWS_158',
    at: /^Resources\/\w+WorkloadLogGroup$/,
    reason:
      'CloudWatch Logs encrypts every log group with its own key; authors of functions must not log data, and the role can write to this log group but cannot read logs',
  },
];
