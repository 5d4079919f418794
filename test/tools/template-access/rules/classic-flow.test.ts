import { found, pool } from './rule-templates';

describe('classic flow: ClassicFlow', () => {
  test.each([true, 'true', { Ref: 'Classic' }])('AllowClassicFlow %j is a finding', (value) => {
    expect(found('ClassicFlow', pool({ AllowClassicFlow: value }))).toEqual([
      'medium at Pool: Properties.AllowClassicFlow: Pool opens the classic flow, in which clients ask for any role that trusts the pool, for up to the longest session of that role; write AllowClassicFlow false',
    ]);
  });

  test('a pool that does not say it is a low finding', () => {
    expect(found('ClassicFlow', pool({}))).toEqual([
      'low at Pool: Properties.AllowClassicFlow: Pool does not say whether the classic flow is open, in which clients ask for any role that trusts the pool; write AllowClassicFlow false',
    ]);
  });

  test.each([{ AllowClassicFlow: false }, { AllowClassicFlow: 'false' }])(
    '%j is no finding',
    (properties) => expect(found('ClassicFlow', pool(properties))).toEqual([]),
  );
});
