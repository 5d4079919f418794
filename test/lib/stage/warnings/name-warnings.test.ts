import { MINIMAL, shippedStage } from '../../../stages';
import { templateOf } from '../../../synthesis';
import { warningsOf } from './warnings-of';

describe('names that are unique in an account', () => {
  test.each([
    ['identity.roleName', { identity: { roleName: 'signed-in' } }, ['signed-in']],
    ['no name', {}, []],
    [
      'names that are unique in a Region, or not unique',
      { identity: { identityPoolName: 'a' } },
      [],
    ],
  ])('%s', (_what, keys, names) => {
    const { accountWideNames = '' } = warningsOf({ ...MINIMAL, ...keys });
    expect([...accountWideNames.matchAll(/"(.*?)"/g)].map(([, name]) => name)).toEqual(names);
  });

  test('every fixed name of an IAM resource has the warning', () => {
    const stage = shippedStage('everything');
    const resources = Object.values<any>(templateOf(stage).toJSON().Resources);
    const names = resources
      .filter(({ Type }) => Type.startsWith('AWS::IAM::'))
      .flatMap(({ Properties }) =>
        Object.entries(Properties)
          .filter(([property]) =>
            /^(Role|User|Group|ManagedPolicy|InstanceProfile)Name$/.test(property),
          )
          .flatMap(([, name]) => (typeof name === 'string' ? [name] : [])),
      );
    expect(names).toEqual([stage.identity.roleName]);
    const { accountWideNames } = warningsOf(stage);
    for (const name of names) expect(accountWideNames).toContain(JSON.stringify(name));
  });
});
