import { found, pool } from './rule-templates';

describe('classic flow: ClassicFlow', () => {
  test.each([true, 'true', { Ref: 'Classic' }])('AllowClassicFlow %j is a finding', (value) => {
    expect(found('ClassicFlow', pool({ AllowClassicFlow: value }))).toEqual([
      "medium at Pool: Properties.AllowClassicFlow: Clients of Pool can request any role that trusts the pool, for up to the role's maximum session duration, because it allows the classic flow; Set AllowClassicFlow to false; clients keep their access by the enhanced flow, GetCredentialsForIdentity",
    ]);
  });

  test('a pool that does not say it is a low finding', () => {
    expect(found('ClassicFlow', pool({}))).toEqual([
      'low at Pool: Properties.AllowClassicFlow: Clients of Pool, which does not set AllowClassicFlow, can request any role that trusts the pool if the classic flow is allowed; Set AllowClassicFlow to false; clients keep their access by the enhanced flow, GetCredentialsForIdentity',
    ]);
  });

  test.each([{ AllowClassicFlow: false }, { AllowClassicFlow: 'false' }])(
    '%j is not a finding',
    (properties) => expect(found('ClassicFlow', pool(properties))).toEqual([]),
  );
});
