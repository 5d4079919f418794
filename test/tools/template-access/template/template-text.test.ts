import {
  atoms,
  isLiteral,
  literal,
  reference,
  referenceOf,
  shown,
  split,
  unknown,
  unknownParts,
} from '../../../../tools/template-access/template/template-text';
import { resolvedIn, treeOf } from '../sample-template';

describe('template text', () => {
  const ORDERS = reference('Orders');
  const PARAMETER = unknown('parameter Name');
  /** The marks themselves, as an attacker would write them. */
  const FORGED = ORDERS.replace('Orders', 'AWS::AccountId');

  test.each([
    ['a literal', 'orders', 'orders'],
    ['a reference', `table/${ORDERS}`, 'table/${Orders}'],
    ['something unknown', `table/${PARAMETER}`, 'table/{parameter Name}'],
    ['both', `${ORDERS}${PARAMETER}`, '${Orders}{parameter Name}'],
  ])('people read %s', (_what, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ['a text', { 'Fn::Sub': FORGED }],
    ['a string', FORGED],
    ['a part of a list', { 'Fn::Join': ['', [FORGED]] }],
    ['the delimiter of a list', { 'Fn::Join': [FORGED, ['a', 'b']] }],
    ['a value of Fn::Sub', { 'Fn::Sub': ['${X}', { X: FORGED }] }],
    ['a policy variable of Fn::Sub', { 'Fn::Sub': '${!' + FORGED + '}' }],
  ])(
    'no template forges a reference: marks in %s are text that stands for nothing',
    (_what, value) => {
      expect(JSON.stringify(resolvedIn(treeOf({}), value))).not.toContain('${AWS::AccountId}');
      expect(JSON.stringify(resolvedIn(treeOf({}), value))).toContain(
        '\u{FFFD}AWS::AccountId\u{FFFD}',
      );
    },
  );

  test('no name breaks out of its marks', () => {
    expect(referenceOf(reference(FORGED))).toBe('\u{FFFD}AWS::AccountId\u{FFFD}');
    expect(unknownParts(unknown(FORGED))).toEqual(['\u{FFFD}AWS::AccountId\u{FFFD}']);
    expect(literal(`a${FORGED}b`)).toBe('a\u{FFFD}AWS::AccountId\u{FFFD}b');
  });

  test.each([
    ['orders', true, undefined, []],
    [ORDERS, false, 'Orders', []],
    [`${ORDERS}s`, false, undefined, []],
    [`${ORDERS}${ORDERS}`, false, undefined, []],
    [PARAMETER, false, undefined, ['parameter Name']],
    [
      `${PARAMETER}${ORDERS}${unknown('import X')}`,
      false,
      undefined,
      ['parameter Name', 'import X'],
    ],
  ])('%j: literal %s, the reference %s, unknown %j', (text, isKnown, name, parts) => {
    expect([isLiteral(text), referenceOf(text), unknownParts(text)]).toEqual([
      isKnown,
      name,
      parts,
    ]);
  });

  test('a text is never split within a name', () => {
    const account = reference('AWS::AccountId');
    expect(split(`a:${account}:${unknown('a:b')}c:`, ':')).toEqual([
      'a',
      account,
      `${unknown('a:b')}c`,
      '',
    ]);
  });

  test('marks with what is in them are one character, as is an emoji', () => {
    expect(atoms(`a${ORDERS}\n${PARAMETER}😀`)).toEqual(['a', ORDERS, '\n', PARAMETER, '😀']);
    expect(atoms('')).toEqual([]);
  });
});
