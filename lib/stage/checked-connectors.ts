import type { ConnectorOptions, StageConfig } from './schema/stage-schema';

/** Who is trusted, from where, until when and for how long. */
interface Told extends Pick<ConnectorOptions, 'trust' | 'expires' | 'maxSessionDuration'> {
  readonly sourceIps?: readonly string[] | undefined;
}

/** What is told of the connectors of checked stages, by who is trusted. */
const checked = new WeakMap<object, Told>();

/** Notes that the connectors of a stage are sound: a stage is checked as a whole. */
export function noteChecked({ connectors }: StageConfig): void {
  for (const connector of Object.values(connectors)) checked.set(connector.trust, connector);
}

/** Whether exactly this was checked as part of a stage. */
export function isChecked({ trust, sourceIps, expires, maxSessionDuration }: Told): boolean {
  const known = checked.get(trust);
  return (
    known !== undefined &&
    known.sourceIps === sourceIps &&
    known.expires === expires &&
    known.maxSessionDuration === maxSessionDuration
  );
}
