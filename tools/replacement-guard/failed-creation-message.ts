import type { FailedCreation, LeftBehind } from './failed-creation';
import type { StackEnvironment } from './pseudo-parameters';

/** The state of the stack, what was left behind, and the commands that clear both. */
export function failedCreationMessage(
  { stackName, account, region }: StackEnvironment & { readonly stackName: string },
  { status, isProtected, cause, leftBehind }: FailedCreation,
): string {
  const stack = `--region ${region} --stack-name ${stackName}`;
  const commands = [
    ...(isProtected
      ? [
          `aws cloudformation update-termination-protection ${stack} --no-enable-termination-protection`,
        ]
      : []),
    ...leftBehind.flatMap((one) => commandsFor(one, region)),
    `aws cloudformation delete-stack ${stack}`,
    `aws cloudformation wait stack-delete-complete ${stack}`,
  ];
  return [
    `The stack ${stackName} in account ${account}, ${region} is in ${status}: its first deployment failed. It can only be deleted${isProtected ? ', but termination protection is on' : ''}.`,
    ...(cause === undefined ? [] : [`Cause: ${cause}`]),
    leftBehindText(leftBehind),
    'Correct the cause, run these commands, and deploy again:',
    commands.map((command) => `  ${command}`).join('\n'),
  ].join('\n\n');
}

function leftBehindText(leftBehind: readonly LeftBehind[]): string {
  if (leftBehind.length === 0) return 'It left nothing behind.';
  const lines = leftBehind.map((one) => `  ${one.logicalId}  ${one.type}  ${one.physicalId}`);
  return `It left behind:
${lines.join('\n')}
Do not delete what holds data that you need, such as an imported table. docs/changing-a-stage.md says how to take it back.`;
}

function commandsFor(one: LeftBehind, region: string): string[] {
  const commands = COMMANDS[one.type];
  return commands
    ? commands(one, region)
    : [`# Delete ${one.physicalId} (${one.type}) in ${region}.`];
}

/** How to delete each type that a stage retains; tables and user pools may be protected. */
const COMMANDS: Readonly<Record<string, (one: LeftBehind, region: string) => string[]>> = {
  'AWS::DynamoDB::GlobalTable': ({ physicalId, replicaRegions }, region) =>
    [...replicaRegions, region].flatMap((place) => {
      const table = `--region ${place} --table-name ${physicalId}`;
      return [
        `aws dynamodb update-table ${table} --no-deletion-protection-enabled`,
        `aws dynamodb wait table-exists ${table}`,
        `aws dynamodb delete-table ${table}`,
        `aws dynamodb wait table-not-exists ${table}`,
      ];
    }),
  'AWS::Cognito::UserPool': ({ physicalId }, region) => {
    const pool = `--region ${region} --user-pool-id ${physicalId}`;
    return [
      // The call resets what it leaves out, and the pool requires the verification of e-mail addresses.
      `aws cognito-idp update-user-pool ${pool} --deletion-protection INACTIVE --auto-verified-attributes email`,
      `aws cognito-idp delete-user-pool ${pool}`,
    ];
  },
  'AWS::Cognito::IdentityPool': ({ physicalId }, region) => [
    `aws cognito-identity delete-identity-pool --region ${region} --identity-pool-id ${physicalId}`,
  ],
  'AWS::Backup::BackupVault': ({ physicalId }, region) => [
    `aws backup delete-backup-vault --region ${region} --backup-vault-name ${physicalId}`,
  ],
  'AWS::KMS::Key': ({ physicalId }, region) => [
    `aws kms schedule-key-deletion --region ${region} --key-id ${physicalId}`,
  ],
  'AWS::Logs::LogGroup': ({ physicalId }, region) => [
    `aws logs delete-log-group --region ${region} --log-group-name ${physicalId}`,
  ],
};
