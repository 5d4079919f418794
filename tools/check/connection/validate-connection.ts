import { ownEntry } from '../../../lib/aws/own-entry';
import { conflict, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions, StageConfig } from '../../../lib/stage/schema/stage-schema';
import { unknownConnector } from '../../unknown-connector';
import type { ConnectionInputs } from './connection-inputs';
import { validateInputs } from './validate-inputs';
import { validateSession } from './validate-session';
import { validateSource } from './validate-source';

/**
 * Validates a connection before any call. The path of each error is a command-line option.
 *
 * @param today `YYYY-MM-DD` in UTC
 */
export function validateConnection(
  stage: StageConfig,
  id: string,
  inputs: ConnectionInputs,
  today: string,
): ValidationError[] {
  const connector = ownEntry(stage.connectors, id);
  if (!connector) return [unknownConnector(stage, id, '--connector')];
  return [
    ...validateInputs(connector, inputs),
    ...validateExpiry(connector, id, today),
    ...validateSession(connector, inputs),
    ...validateSource(stage, id, connector, inputs),
  ];
}

function validateExpiry(
  { expires }: ConnectorOptions,
  id: string,
  today: string,
): ValidationError[] {
  if (expires === undefined || today < expires) return [];
  return [
    conflict(
      ['--connector'],
      id,
      `a connector that has not expired; this one expired on ${expires}`,
      'set its expires to a later day and deploy the stage',
    ),
  ];
}
