import { assertNoDataLoss } from '../../../tools/replacement-guard/assert-no-data-loss';
import { resolvePseudoParameters } from '../../../tools/replacement-guard/pseudo-parameters';
import { MINIMAL } from '../../stages';
import { templateOf } from '../../synthesis';

const ENVIRONMENT = { account: '111122223333', region: 'us-east-1' };
const deployedAs = (stage: object) =>
  resolvePseudoParameters(templateOf(stage).toJSON(), ENVIRONMENT);

describe('pseudo parameters', () => {
  test('AWS::AccountId and AWS::Region are resolved, and nothing else', () => {
    const Properties = {
      where: [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }],
      whose: { Ref: 'UserPool' },
    };
    expect(
      resolvePseudoParameters({ Resources: { One: { Type: 'T', Properties } } }, ENVIRONMENT),
    ).toEqual({
      Resources: {
        One: {
          Type: 'T',
          Properties: { where: ['us-east-1', '111122223333'], whose: { Ref: 'UserPool' } },
        },
      },
    });
  });

  test('a deployed stage can name its own region without a replacement', () => {
    const named = deployedAs({ ...MINIMAL, env: { region: 'us-east-1' } });
    expect(() => assertNoDataLoss('orders', deployedAs(MINIMAL), named, undefined)).not.toThrow();
  });
});
