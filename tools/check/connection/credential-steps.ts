import { AssumeRoleCommand, GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { temporaryCredentials, type Credentials } from '../../sdk/credentials';
import type { Connection, RoleToAssume } from './connection';
import type { ConnectionStep } from './connection-step';
import { UnexpectedAnswer, stepAdvice } from './step-advice';

/** Assumes a role, and passes its credentials to the steps that follow. */
export function assumeRole(
  { roleArn, externalId, sessionName, durationSeconds }: RoleToAssume,
  client: STSClient,
  use: (credentials: Credentials) => void,
): ConnectionStep {
  return {
    title: `AssumeRole ${roleArn} as ${sessionName}`,
    advice: (error) => stepAdvice('AssumeRole', error),
    run: async () => {
      const { Credentials: returned } = await client.send(
        new AssumeRoleCommand({
          RoleArn: roleArn,
          RoleSessionName: sessionName,
          DurationSeconds: durationSeconds,
          ExternalId: externalId,
        }),
      );
      const session = temporaryCredentials('AssumeRole', returned);
      use(session);
      return `credentials ${session.accessKeyId} until ${session.expiration.toISOString()}`;
    },
  };
}

/** Checks the caller: the credentials of another principal prove nothing about the connector. */
export function verifyCallerIdentity(
  { sourceAccount, identityArn }: Connection,
  client: STSClient,
): ConnectionStep {
  return {
    title: 'GetCallerIdentity',
    advice: (error) => stepAdvice('GetCallerIdentity', error),
    run: async () => {
      const { Arn = '', Account } = await client.send(new GetCallerIdentityCommand({}));
      if (Account !== undefined && Account === sourceAccount) {
        throw new UnexpectedAnswer(
          `The destination is in account ${Account}, like the source.`,
          'Use a destination in another account.',
        );
      }
      if (identityArn !== undefined && !isCallerOf(identityArn, Arn)) {
        throw new UnexpectedAnswer(
          `The caller is ${Arn}, not ${identityArn}.`,
          "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the connector's access key, or AWS_PROFILE to its profile.",
        );
      }
      const isCompared =
        identityArn === undefined ? ' (not compared: they cannot read the stack)' : '';
      return `credentials of ${Arn}${isCompared}`;
    },
  };
}

/** Whether a caller is the user, or a session of the role. */
function isCallerOf(identityArn: string, caller: string): boolean {
  const [, , , , account, resource = ''] = identityArn.split(':');
  const [, , , , callerAccount, callerResource = ''] = caller.split(':');
  if (!resource.startsWith('role/')) return identityArn === caller;
  // A session's ARN does not have the path of the role.
  const name = resource.split('/').at(-1);
  return account === callerAccount && callerResource.startsWith(`assumed-role/${String(name)}/`);
}
