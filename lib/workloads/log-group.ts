import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { LogGroup, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Permission } from '../access/permission';
import { acknowledgeStandards } from '../aws/acknowledge';

export interface FunctionLogGroupProps {
  /** Whether the log group is kept or deleted with the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Defines the log group of a Lambda function (`AWS::Logs::LogGroup`), for the `LoggingConfig` of the function. Entries
 * are kept for one year.
 */
export class FunctionLogGroup extends Construct {
  /** The log group. */
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
      'CloudWatch Logs encrypts every log group with a key that it owns. Functions must not log item data.',
    );
  }

  /**
   * The permission to write to the log group. Its ARN ends with `:*`, because Lambda names the log streams.
   * `logs:CreateLogGroup` is excluded, because the log group exists.
   */
  writePermission(): Permission {
    return {
      sid: () => 'WriteToOwnLogGroup',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resource: this.logGroup.logGroupArn,
    };
  }
}
