import { ACCESS_RULES } from '../../../../tools/template-access/rules/access-rules';
import { acknowledgeSchema } from '../../../../lib/stage/schema/acknowledge-schema';
import { MINIMAL } from '../../../stages';
import { errorsOf, expectValues } from '../errors-of';

const OPEN = { ...MINIMAL, identity: { userPool: { selfSignUp: true }, classicFlow: true } };
const NAMES = ['OpenSignUp', 'ClassicFlow'];

describe('acknowledged findings', () => {
  test.each(NAMES)('%s needs a reason', (name) => {
    expectValues(
      `acknowledge.${name}`,
      (reason) => ({ ...OPEN, acknowledge: { [name]: reason } }),
      {
        valid: ['A shop.', 'Ein Geschäft: 店', ' x '],
        invalid: [
          ...['', ' ', '\u200b', '…', '\t', 'two\nlines', '\ud800', 'a\u0007'],
          ...['${Token[TOKEN.1]}', '#{Token[TOKEN.1]}', true, null],
        ],
      },
    );
  });

  test('are these two and no others', () => {
    expect(Object.keys(acknowledgeSchema.shape)).toEqual(NAMES);
    for (const { name } of ACCESS_RULES.filter((rule) => !NAMES.includes(rule.name))) {
      expect(errorsOf({ ...OPEN, acknowledge: { [name]: 'known' } })).toEqual([
        [`acknowledge.${name}`, 'unknownKey'],
      ]);
    }
  });

  test('never have a high severity', () => {
    const severities = ACCESS_RULES.filter(({ name }) => NAMES.includes(name));
    expect(severities.map(({ name, severity }) => [name, severity])).toEqual([
      ['OpenSignUp', 'medium'],
      ['ClassicFlow', 'medium'],
    ]);
  });
});
