import { validationError, type ValidationError } from '../../../lib/stage/validation-error';
import type { ConnectorOptions, StageConfig } from '../../../lib/stage/schema/stage-schema';
import { isSameTool } from '../../../lib/connectors/same-tool';
import type { ConnectionInputs } from './connection-inputs';
import { isSameInstance } from './local-instance';

/** A tool that copies from a source to a destination refuses two that are the same instance, or in the same account. */
export function sourceProblems(
  stage: StageConfig,
  id: string,
  { purpose, trust }: ConnectorOptions,
  { source, endpoint, roleArn }: ConnectionInputs,
): ValidationError[] {
  if (purpose === 'source') {
    if (source === undefined) return [];
    const expected = `no --source, because connectors.${id} is a source itself`;
    return [validationError(['--source'], source, expected, 'leave it out, or name a destination')];
  }
  const [own] =
    Object.entries(stage.connectors).find(
      ([, other]) => other.purpose === 'source' && isSameTool(other.trust, trust),
    ) ?? [];
  // A local instance is in no account.
  if (own !== undefined && endpoint === undefined) {
    return [
      validationError(
        ['--connector'],
        id,
        `a destination in another account than its source: connectors.${own} is the same tool's source, in this stage`,
        'make the destination a stage of its own, and deploy it to a second account',
      ),
    ];
  }
  const account =
    endpoint === undefined ? (roleArn?.split(':')[4] ?? stage.env.account) : undefined;
  const isEqual =
    source !== undefined &&
    (source === account || (endpoint !== undefined && isSameInstance(source, endpoint)));
  if (!isEqual) return [];
  return [
    validationError(
      ['--source'],
      source,
      `a source in another account, or on another local instance, than the destination ${endpoint ?? String(account)}`,
      'name the destination in another account, or another instance',
    ),
  ];
}
