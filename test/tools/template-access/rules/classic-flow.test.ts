import { found, pool } from './rule-templates';

describe('classic flow: ClassicFlow', () => {
  test.each([true, 'true', { Ref: 'Classic' }])('AllowClassicFlow %j is a finding', (value) => {
    expect(found('ClassicFlow', pool({ AllowClassicFlow: value }))).toEqual([
      "medium at Pool: Properties.AllowClassicFlow: Pool allows the classic flow, in which clients can request any role that trusts the pool, for up to the role's maximum session duration; Set AllowClassicFlow to false",
    ]);
  });

  test('a pool that does not say it is a low finding', () => {
    expect(found('ClassicFlow', pool({}))).toEqual([
      'low at Pool: Properties.AllowClassicFlow: Pool does not set AllowClassicFlow; if the classic flow is allowed, clients can request any role that trusts the pool; Set AllowClassicFlow to false',
    ]);
  });

  test.each([{ AllowClassicFlow: false }, { AllowClassicFlow: 'false' }])(
    '%j is not a finding',
    (properties) => expect(found('ClassicFlow', pool(properties))).toEqual([]),
  );
});
