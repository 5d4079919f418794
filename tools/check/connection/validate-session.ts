import { conflict, invalidValue, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions } from '../../../lib/stage/schema/stage-schema';
import type { TrustKind } from '../../../lib/connectors/connector-trust';
import { runsAsRole } from '../../../lib/connectors/principal-arn';
import { CHAINED_SESSION } from '../../../lib/aws/session-limits';
import { DEFAULT_MAX_SESSION, suggestedDuration } from '../../../lib/connectors/connector-session';
import { durationOf, optionOf, takesRole, type ConnectionInputs } from './connection-inputs';

/** Validates the requested session, or rejects session options if there is no role to assume. */
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
  const usual = `write --duration ${suggestedDuration(max)}`;
  const refuse = (expected: string, fix: string) => [
    invalidValue(['--duration'], requested, expected, fix),
  ];
  if (!Number.isInteger(requested) || requested < MIN_DURATION) {
    return refuse(`a whole number of seconds from ${MIN_DURATION}`, usual);
  }
  if (requested >= max) {
    return refuse(
      `less than the role's maximum session duration of ${max} seconds`,
      `${usual}, or raise the connector's maxSessionDuration and deploy the stage`,
    );
  }
  if (requested <= CHAINED_SESSION || !runsAsRole(trust)) return [];
  return refuse(
    `at most ${CHAINED_SESSION} seconds: the trusted principal is a role, and role chaining is limited to one hour`,
    `write --duration ${CHAINED_SESSION}, or remove it`,
  );
}

const ROLE_OPTIONS = ['roleArn', 'externalId', 'sessionName', 'duration'] as const;

/** Why no role is assumed, and the fix for an option of it, by kind of trust. */
const WITHOUT_ROLE: Readonly<Record<TrustKind, readonly [how: string, fix: string]>> = {
  principal: [
    'with --endpoint, a role is only assumed with --role-arn',
    'remove it, or add --role-arn',
  ],
  certificate: ['the credentials of IAM Roles Anywhere are read from the environment', 'remove it'],
  accessKey: ["the connector's access key is read from the environment", 'remove it'],
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
