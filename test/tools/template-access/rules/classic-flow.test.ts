import { findingAt, found, pool } from './rule-templates';

describe('classic flow: ClassicFlow', () => {
  const AT = 'Pool: Properties.AllowClassicFlow';
  const FIX = 'AllowClassicFlow to false';

  test.each([true, 'true', { Ref: 'Classic' }])('AllowClassicFlow %j is a finding', (value) => {
    expect(found('ClassicFlow', pool({ AllowClassicFlow: value }))).toEqual([
      findingAt(
        'medium',
        AT,
        'Clients of Pool can request any role',
        FIX,
        'GetCredentialsForIdentity',
      ),
    ]);
  });

  test('a pool that does not say it is a low finding', () => {
    expect(found('ClassicFlow', pool({}))).toEqual([
      findingAt(
        'low',
        AT,
        'Clients of Pool, which does not set AllowClassicFlow,',
        FIX,
        'GetCredentialsForIdentity',
      ),
    ]);
  });

  test.each([{ AllowClassicFlow: false }, { AllowClassicFlow: 'false' }])(
    '%j is not a finding',
    (properties) => expect(found('ClassicFlow', pool(properties))).toEqual([]),
  );
});
