import { CALLS_ASSUME_ROLE } from '../../../lib/connectors/connector-trust';
import type { ConnectorOptions } from '../../../lib/stage/schema/stage-schema';
import { DEFAULT_MAX_SESSION, suggestedDuration } from '../../../lib/connectors/connector-session';

/** The values of a tool's form. Each overrides that of the stage. */
export interface ConnectionInputs {
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly sessionName?: string | undefined;
  /** In seconds. */
  readonly duration?: number | undefined;
  readonly region?: string | undefined;
  /** URL of a local instance. */
  readonly endpoint?: string | undefined;
  /** Whether the endpoint may be on another machine. */
  readonly yes?: boolean | undefined;
  /** Deployed table names, by ID in the stage file. */
  readonly tables: Readonly<Record<string, string>>;
  /** The tool's source connection: an account ID of 12 digits, or the URL of a local instance. */
  readonly source?: string | undefined;
}

/** The session duration to request, in seconds. @default - the one that the form suggests */
export function durationOf(
  { maxSessionDuration = DEFAULT_MAX_SESSION }: Pick<ConnectorOptions, 'maxSessionDuration'>,
  { duration }: ConnectionInputs,
): number {
  return duration ?? suggestedDuration(maxSessionDuration);
}

/** Whether the connection assumes a role. With a local instance, only if one is entered. */
export function takesRole(
  trust: ConnectorOptions['trust'],
  { roleArn, endpoint }: ConnectionInputs,
): boolean {
  return CALLS_ASSUME_ROLE[trust.kind] && (roleArn !== undefined || endpoint === undefined);
}

/** The command-line option of an input. */
export function optionOf(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
