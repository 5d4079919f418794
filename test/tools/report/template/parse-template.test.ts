import { parseTemplate } from '../../../../tools/report/template/parse-template';

describe('CloudFormation template in JSON or YAML', () => {
  test.each<[string, string, object]>([
    [
      'JSON',
      '{"Resources": {"A": {"Type": "T", "n": 1}}}',
      { Resources: { A: { Type: 'T', n: 1 } } },
    ],
    ['JSON with a byte order mark', '\uFEFF{"a": 1}', { a: 1 }],
    ['JSON after a blank line', '\n {"a": 1}', { a: 1 }],
    ['YAML', 'Resources:\n  A:\n    Type: T', { Resources: { A: { Type: 'T' } } }],
    ['YAML with comments and a byte order mark', '\uFEFF# a\nb: c', { b: 'c' }],
    ['a date, which stays text', 'Version: 2012-10-17', { Version: '2012-10-17' }],
    ['an account, which keeps its zero', 'AWS: 011122223333', { AWS: '011122223333' }],
    ['a flag, which stays text', 'On: yes', { On: 'yes' }],
    ['!Ref', 'a: !Ref B', { a: { Ref: 'B' } }],
    ['!GetAtt', 'a: !GetAtt B.Arn', { a: { 'Fn::GetAtt': 'B.Arn' } }],
    [
      '!Sub of a list',
      'a: !Sub ["${x}", {x: !Ref B}]',
      { a: { 'Fn::Sub': ['${x}', { x: { Ref: 'B' } }] } },
    ],
    [
      '!If in !Join',
      'a: !Join ["", [!If [C, b, !Ref "AWS::NoValue"]]]',
      { a: { 'Fn::Join': ['', [{ 'Fn::If': ['C', 'b', { Ref: 'AWS::NoValue' }] }]] } },
    ],
    ['!Condition', 'a: !Condition B', { a: { Condition: 'B' } }],
    [
      'Fn::Transform in short',
      'a: !Transform {Name: b}',
      { a: { 'Fn::Transform': { Name: 'b' } } },
    ],
    ['an anchor', 'a: &x {b: c}\nd: *x', { a: { b: 'c' }, d: { b: 'c' } }],
    ['a tag that is none of ours', 'a: !!str b', { a: 'b' }],
  ])('%s', (_what, text, expected) => {
    expect(parseTemplate(text)).toEqual({ template: expected, duplicates: [] });
  });

  test.each([
    ['', 'Not a CloudFormation template: expected an object with Resources, found nothing'],
    ['   \n', 'Not a CloudFormation template: expected an object with Resources, found nothing'],
    ['[1]', 'Not a CloudFormation template: expected an object with Resources, found a list'],
    ['null', 'Not a CloudFormation template: expected an object with Resources, found nothing'],
    ['text', 'Not a CloudFormation template: expected an object with Resources, found a string'],
  ])('%j: %s', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(new Error(message));
  });

  test.each([
    ['{"a": ', /^Invalid JSON: /],
    ['{\n  a: 1}', /^Invalid JSON: .* at line 2, column 3$/],
    ['a: [b', /^Invalid YAML: [^\n]*$/],
  ])('the error of broken text is one line: %j', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
  });

  test('what is nested too deeply is unknown', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const text = JSON.stringify(parseTemplate(deep));
    expect(text).toContain('{"Fn::NestedTooDeep":""}');
    expect(text.match(/"a"/g)).toHaveLength(200);
  });

  test('an alias that grows without bounds is an error', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
    expect(() => parseTemplate(['a0: &a0 [x, x]', ...lines].join('\n'))).toThrow(/alias/i);
  });
});
