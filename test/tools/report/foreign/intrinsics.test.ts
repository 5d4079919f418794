import { grantsWith, reportOfInline } from './made-up';
import { grantLines, unresolvedLines } from './report-lines';

const whatOf = (resource: unknown, more = {}) =>
  unresolvedLines(grantsWith({ Resource: resource }, more)).map((line) => line.split(' | ')[1]);

describe('template values that only a deployment knows', () => {
  const parameter = (declared: object) => ({ Parameters: { P: { Type: 'String', ...declared } } });
  test.each([
    ['a parameter', { Ref: 'P' }, parameter({ Default: 'x' }), 'parameter P (default x)'],
    [
      'a parameter whose value is not to be shown',
      { Ref: 'P' },
      parameter({ Default: 'secret', NoEcho: true }),
      'parameter P',
    ],
    [
      'a parameter that names one of Systems Manager',
      { Ref: 'P' },
      parameter({ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' }),
      'the SSM parameter that parameter P names (default /name)',
    ],
    [
      'an item of it',
      { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'P' }] }] },
      parameter({}),
      'item 1 of parameter P',
    ],
    [
      'a dynamic reference put together by Fn::Sub',
      { 'Fn::Sub': '{{resolve:ssm:/${AWS::Region}/table}}' },
      {},
      '{{resolve:ssm:/${AWS::Region}/table}}',
    ],
  ])('%s', (_, resource, more, expected) => {
    expect(whatOf(resource, more)).toEqual([expected]);
  });
});

describe('template with circular references', () => {
  test('a mapping that looks itself up is unknown', () => {
    const itself = { 'Fn::FindInMap': ['A', 'B', 'C'] };
    expect(whatOf(itself, { Mappings: { A: { B: { C: itself } } } })).toEqual([
      'Fn::FindInMap A.B.C',
    ]);
  });

  test('names that hold each other twice over are unknown', () => {
    const named = (next: string) => ({
      Type: 'AWS::DynamoDB::Table',
      Properties: { TableName: { 'Fn::Sub': `\${${next}}\${${next}}` } },
    });
    const tables = Array.from({ length: 60 }, (_, n) => [`T${n}`, named(`T${n + 1}`)] as const);
    const last = [['T60', { Type: 'AWS::DynamoDB::Table' }]] as const;
    const report = reportOfInline({ Resources: Object.fromEntries([...tables, ...last]) });
    expect(report.tables).toHaveLength(61);
    expect(grantLines(report)).toEqual([]);
  });
});
