import { assertNoLoss } from '../../../tools/replacement-guard/assert-no-loss';
import { atAddress } from '../../../tools/replacement-guard/at-address';
import { MINIMAL } from '../../stages';
import { templateOf } from '../../synthesis';

const ADDRESS = { account: '111122223333', region: 'us-east-1' };
const deployedAs = (stage: object) => atAddress(templateOf(stage).toJSON(), ADDRESS);

test('account and region are filled in, and nothing else', () => {
  const Properties = {
    where: [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }],
    whose: { Ref: 'UserPool' },
  };
  expect(atAddress({ Resources: { One: { Type: 'T', Properties } } }, ADDRESS)).toEqual({
    Resources: {
      One: {
        Type: 'T',
        Properties: { where: ['us-east-1', '111122223333'], whose: { Ref: 'UserPool' } },
      },
    },
  });
});

test('a deployed stage may name the region that it is in', () => {
  const named = deployedAs({ ...MINIMAL, env: { region: 'us-east-1' } });
  expect(() => assertNoLoss('orders', deployedAs(MINIMAL), named, undefined)).not.toThrow();
});
