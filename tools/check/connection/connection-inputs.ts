import type { ConnectorOptions } from '../../../lib/stage/schema/stage-schema';
import { DEFAULT_MAX_SESSION, suggestedDuration } from '../../../lib/connectors/connector-session';

/** What a person enters in a tool's form, in place of what the stage knows. */
export interface ConnectionInputs {
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly sessionName?: string | undefined;
  /** In seconds. */
  readonly duration?: number | undefined;
  readonly region?: string | undefined;
  /** URL of a local instance. */
  readonly endpoint?: string | undefined;
  /** Names of tables as deployed, by their ids in the stage file. */
  readonly tables: Readonly<Record<string, string>>;
  /** Where the tool's source connection is: an account ID of 12 digits, or the URL of a local instance. */
  readonly source?: string | undefined;
}

/** How long a session is asked for, in seconds: what the form says, where the person says nothing. */
export function durationOf(
  { maxSessionDuration = DEFAULT_MAX_SESSION }: Pick<ConnectorOptions, 'maxSessionDuration'>,
  { duration }: ConnectionInputs,
): number {
  return duration ?? suggestedDuration(maxSessionDuration);
}

/** Whether a connection begins with a role: a local instance has none, unless the person names one. */
export function takesRole(
  trust: ConnectorOptions['trust'],
  { roleArn, endpoint }: ConnectionInputs,
): boolean {
  return 'principalArn' in trust && (roleArn !== undefined || endpoint === undefined);
}

/** The option of the command that gives an input. */
export function optionOf(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
