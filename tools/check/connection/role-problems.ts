import { validationError, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions } from '../../../lib/stage/schema/stage-schema';
import { runsAsRole } from '../../../lib/connectors/trusted-tool';
import { CHAINED_SESSION } from '../../../lib/aws/session-limits';
import { DEFAULT_MAX_SESSION } from '../../../lib/connectors/connector-session';
import { durationOf, optionOf, takesRole, type ConnectionInputs } from './connection-inputs';

/** What is wrong with the session that is asked for, or with asking for one. */
export function roleProblems(
  connector: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  return takesRole(connector.trust, inputs)
    ? tooLong(connector, inputs)
    : withoutRole(connector, inputs);
}

/** In seconds. Source: STS API reference, AssumeRole. */
const SHORTEST = 900;

function tooLong(connector: ConnectorOptions, inputs: ConnectionInputs): ValidationError[] {
  const { maxSessionDuration: most = DEFAULT_MAX_SESSION, trust } = connector;
  const asked = durationOf(connector, inputs);
  const refuse = (expected: string, fix: string) => [
    validationError(['--duration'], asked, expected, fix),
  ];
  if (!Number.isInteger(asked) || asked < SHORTEST) {
    return refuse(`a whole number of seconds from ${SHORTEST}`, 'write --duration 1800');
  }
  if (asked >= most) {
    return refuse(
      `less than the role's maximum, ${most} seconds`,
      `write --duration ${Math.min(CHAINED_SESSION, Math.floor(most / 2))}, or raise maxSessionDuration of the connector and deploy the stage`,
    );
  }
  if (asked <= CHAINED_SESSION || !runsAsRole(trust)) return [];
  return refuse(
    `at most ${CHAINED_SESSION} seconds: the trusted principal is a role, and one that assumes another gets an hour`,
    `write --duration ${CHAINED_SESSION}, or leave it out`,
  );
}

const OF_ROLES = ['roleArn', 'externalId', 'sessionName', 'duration'] as const;

function withoutRole({ trust }: ConnectorOptions, inputs: ConnectionInputs): ValidationError[] {
  const [how, fix] =
    'accessKey' in trust
      ? ['the connector has an access key, which is read from the environment', 'leave it out']
      : 'rolesAnywhere' in trust
        ? [
            'the credentials that IAM Roles Anywhere gives are read from the environment',
            'leave it out',
          ]
        : [
            'at an endpoint no role is assumed without --role-arn',
            'leave it out, or add --role-arn',
          ];
  return OF_ROLES.filter((key) => inputs[key] !== undefined).map((key) =>
    validationError([optionOf(key)], inputs[key], `no ${optionOf(key)}: ${how}`, fix),
  );
}
