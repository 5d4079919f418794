import { conflict, invalidValue, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions } from '../../../lib/stage/schema/stage-schema';
import type { TrustKind } from '../../../lib/connectors/connector-trust';
import { runsAsRole } from '../../../lib/connectors/principal-arn';
import { CHAINED_SESSION } from '../../../lib/aws/session-limits';
import { DEFAULT_MAX_SESSION } from '../../../lib/connectors/connector-session';
import { durationOf, optionOf, takesRole, type ConnectionInputs } from './connection-inputs';

/** Validates the requested session, or refuses session options without a role to assume. */
export function validateSession(
  connector: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  return takesRole(connector.trust, inputs)
    ? validateDuration(connector, inputs)
    : refuseRoleOptions(connector, inputs);
}

/** In seconds. Source: STS API reference, AssumeRole. */
const MIN_DURATION = 900;

function validateDuration(
  connector: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  const { maxSessionDuration: max = DEFAULT_MAX_SESSION, trust } = connector;
  const requested = durationOf(connector, inputs);
  const refuse = (expected: string, fix: string) => [
    invalidValue(['--duration'], requested, expected, fix),
  ];
  if (!Number.isInteger(requested) || requested < MIN_DURATION) {
    return refuse(`a whole number of seconds from ${MIN_DURATION}`, 'write --duration 1800');
  }
  if (requested >= max) {
    return refuse(
      `less than the role's maximum, ${max} seconds`,
      `write --duration ${Math.min(CHAINED_SESSION, Math.floor(max / 2))}, or raise maxSessionDuration of the connector and deploy the stage`,
    );
  }
  if (requested <= CHAINED_SESSION || !runsAsRole(trust)) return [];
  return refuse(
    `at most ${CHAINED_SESSION} seconds: the trusted principal is a role, and one that assumes another gets an hour`,
    `write --duration ${CHAINED_SESSION}, or leave it out`,
  );
}

const ROLE_OPTIONS = ['roleArn', 'externalId', 'sessionName', 'duration'] as const;

/** Why no role is assumed, and the fix for an option of one, by who the tool is. */
const WITHOUT_ROLE: Readonly<Record<TrustKind, readonly [how: string, fix: string]>> = {
  principal: [
    'at an endpoint no role is assumed without --role-arn',
    'leave it out, or add --role-arn',
  ],
  certificate: [
    'the credentials that IAM Roles Anywhere gives are read from the environment',
    'leave it out',
  ],
  accessKey: [
    'the connector has an access key, which is read from the environment',
    'leave it out',
  ],
};

function refuseRoleOptions(
  { trust }: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  const [how, fix] = WITHOUT_ROLE[trust.kind];
  return ROLE_OPTIONS.filter((key) => inputs[key] !== undefined).map((key) =>
    conflict([optionOf(key)], inputs[key], `no ${optionOf(key)}: ${how}`, fix),
  );
}
