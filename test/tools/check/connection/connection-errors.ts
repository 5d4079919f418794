import type { ConnectionInputs } from '../../../../tools/check/connection/connection-inputs';
import { validateConnection } from '../../../../tools/check/connection/validate-connection';
import { checked, withConnectors } from '../../../stages';

export const TODAY = '2026-11-21';
export const ROLE = 'arn:aws:iam::111122223333:role/tool';

/** The validation errors of a connection as the connector `tool`, by option and value received. */
export function connectionErrors(
  connector: object,
  inputs: Partial<ConnectionInputs> = {},
  stage: object = {},
  id = 'tool',
): { option: string; received: string; numbers: number[] }[] {
  const checkedStage = checked(withConnectors({ tool: connector }, stage));
  return validateConnection(checkedStage, id, { tables: {}, ...inputs }, TODAY).map(
    ({ path, received, expected, fix }) => ({
      option: path.join(),
      received,
      numbers: [...`${expected}; ${fix}`.matchAll(/\d+/g)].map(Number),
    }),
  );
}

/** An error of an option and the value that it received; the limits in it do not matter. */
export const errorOf = (option: string, received: unknown) => ({
  option,
  received: JSON.stringify(received),
  numbers: expect.any(Array),
});
