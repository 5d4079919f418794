import { resolveReferences } from '../../../tools/simulator/template-references';

const REFERENCES = {
  attribute: (id: string, name: string) => `${id}'s ${name}`,
  pseudoParameters: { 'AWS::Region': 'us-east-1' },
  conditions: { IsTrue: true, IsFalse: false },
};

describe('references of a template in the simulator', () => {
  test.each<[string, unknown, unknown]>([
    ['Ref', { Ref: 'Orders' }, "Orders's Ref"],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Orders', 'Arn'] }, "Orders's Arn"],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Stack.Outputs.Arn' }, "Stack's Outputs.Arn"],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }, 'a/us-east-1'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::Region}:${Orders}:${Orders.Arn}' },
      "us-east-1:Orders's Ref:Orders's Arn",
    ],
    ['Fn::Sub with values', { 'Fn::Sub': ['${A}${B}', { A: 'x', B: { Ref: 'O' } }] }, "xO's Ref"],
    ['Fn::Sub with a policy variable', { 'Fn::Sub': '${!aws:username}' }, '${aws:username}'],
    ['Fn::If', [{ 'Fn::If': ['IsTrue', 1, 2] }, { 'Fn::If': ['IsFalse', 1, 2] }], [1, 2]],
    [
      'AWS::NoValue',
      { list: [1, { Ref: 'AWS::NoValue' }], none: { Ref: 'AWS::NoValue' } },
      { list: [1] },
    ],
  ])('%s', (_name, value, resolved) => {
    expect(resolveReferences(value, REFERENCES)).toEqual(resolved);
  });

  test.each([{ 'Fn::If': ['Unknown', 1, 2] }, { 'Fn::ImportValue': 'Arn' }])(
    '%j is an error',
    (value) => {
      expect(() => resolveReferences(value, REFERENCES)).toThrow(/Unknown|Fn::ImportValue/);
    },
  );
});
