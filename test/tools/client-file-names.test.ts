import { join } from 'node:path';
import { clientFileNames } from '../../tools/client-file-names';
import { checked, MINIMAL, withUserPool } from '../stages';

const filesOf = (stage: unknown) =>
  clientFileNames(checked(stage), join('folder', 'amplify_outputs.json')).map(
    ({ file, client }) => [client.output, file],
  );
const DEFAULT = ['UserPoolClientId', join('folder', 'amplify_outputs.json')];

describe('client configuration files', () => {
  test('of a stage with the default app client are one', () => {
    expect(filesOf(MINIMAL)).toEqual([DEFAULT]);
  });

  test('of further clients have their IDs', () => {
    expect(filesOf(withUserPool({ clients: { web: {}, mobile: {} } }))).toEqual([
      DEFAULT,
      ['WebUserPoolClientId', join('folder', 'amplify_outputs.web.json')],
      ['MobileUserPoolClientId', join('folder', 'amplify_outputs.mobile.json')],
    ]);
  });

  test('of an existing user pool are numbered from the second client on', () => {
    const existing = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientIds: ['a', 'b', 'c'] };
    expect(filesOf(withUserPool(existing))).toEqual([
      DEFAULT,
      ['UserPoolClientId2', join('folder', 'amplify_outputs.2.json')],
      ['UserPoolClientId3', join('folder', 'amplify_outputs.3.json')],
    ]);
  });
});
