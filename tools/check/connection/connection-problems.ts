import { ownEntry } from '../../../lib/aws/name-patterns';
import { validationError, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions, StageConfig } from '../../../lib/stage/schema/stage-schema';
import { unknownConnector } from '../../../lib/stage/unknown-connector';
import type { ConnectionInputs } from './connection-inputs';
import { inputProblems } from './input-problems';
import { roleProblems } from './role-problems';
import { sourceProblems } from './source-problems';

/**
 * What is wrong with a connection before anything is called; the path of each problem is the option.
 *
 * @param today `YYYY-MM-DD` in UTC
 */
export function connectionProblems(
  stage: StageConfig,
  id: string,
  inputs: ConnectionInputs,
  today: string,
): ValidationError[] {
  const connector = ownEntry(stage.connectors, id);
  if (!connector) return [unknownConnector(stage, id, '--connector')];
  return [
    ...inputProblems(connector, inputs),
    ...ended(connector, id, today),
    ...roleProblems(connector, inputs),
    ...sourceProblems(stage, id, connector, inputs),
  ];
}

function ended({ expires }: ConnectorOptions, id: string, today: string): ValidationError[] {
  if (expires === undefined || today < expires) return [];
  return [
    validationError(
      ['--connector'],
      id,
      `a connector that has not ended: this one may do nothing from ${expires} on`,
      'set expires of the connector to a later day, and deploy the stage',
    ),
  ];
}
