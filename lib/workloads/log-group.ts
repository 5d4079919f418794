import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { LogGroup, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Permission } from '../access/permission';
import { acknowledgeStandards } from '../aws/acknowledge';

export interface FunctionLogGroupProps {
  /** Whether the logs outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Defines the log group of a Lambda function (`AWS::Logs::LogGroup`), which the function names in its
 * `LoggingConfig`; entries are kept for a year.
 */
export class FunctionLogGroup extends Construct {
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: FunctionLogGroupProps) {
    super(scope, id);
    const { removalPolicy } = props;
    this.logGroup = new LogGroup(this, 'Resource', {
      // Source: PCI DSS 4.0, requirement 10.5.1.
      retention: RetentionDays.ONE_YEAR,
      removalPolicy,
    });
    acknowledgeStandards(
      this.logGroup,
      'CloudWatchLogGroupEncrypted',
      'CloudWatch Logs encrypts every log group with a key of its own; what a function logs is for its author to keep free of data',
    );
  }

  /**
   * What allows writing to it: its log streams have names that Lambda chooses, hence the `:*` that the
   * ARN of a log group ends with. Absent: `logs:CreateLogGroup`, because it exists.
   */
  writePermission(): Permission {
    return {
      sid: () => 'WriteToOwnLogGroup',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resource: this.logGroup.logGroupArn,
    };
  }
}
