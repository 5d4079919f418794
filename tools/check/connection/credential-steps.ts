import { AssumeRoleCommand, GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { issuedKey } from '../../access-keys/issued-key';
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

/**
 * Checks the caller: the credentials of another principal prove nothing about the connector. For a connector with an
 * access key, a caller that may read its secret passes the issued key to the steps that follow.
 */
export function verifyCallerIdentity(
  connection: Connection,
  client: STSClient,
  use: (credentials: Credentials) => void,
): ConnectionStep {
  const { sourceAccount, identityArn } = connection;
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
        const key = await keyOfConnector(connection, identityArn, Arn);
        use(key);
        return `access key ${key.accessKeyId} of ${identityArn}, read from its secret by ${Arn}`;
      }
      const isCompared =
        identityArn === undefined ? ' (not compared: they cannot read the stack)' : '';
      return `credentials of ${Arn}${isCompared}`;
    },
  };
}

/** @throws {UnexpectedAnswer} if no key is issued, or the caller cannot read it */
async function keyOfConnector(
  { secretArn, region }: Connection,
  identityArn: string,
  caller: string,
): Promise<Credentials> {
  const secretRegion = region ?? secretArn?.split(':')[3];
  const issued =
    secretArn === undefined || secretRegion === undefined
      ? ({ kind: 'unreadable' } as const)
      : await issuedKey({ region: secretRegion }, secretArn);
  switch (issued.kind) {
    case 'issued':
      return issued.key;
    case 'none':
      throw new UnexpectedAnswer(
        `The secret ${String(secretArn)} holds no access key.`,
        'Run npm run connector -- NAME --issue-key with the name and the stage of this connector.',
      );
    case 'unreadable':
      throw new UnexpectedAnswer(
        `The caller is ${caller}, not ${identityArn}.`,
        "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the connector's access key, or AWS_PROFILE to its profile.",
      );
  }
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
