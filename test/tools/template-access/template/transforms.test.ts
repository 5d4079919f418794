import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { accessOf, LAMBDA, policyOf, treeOf } from '../sample-template';

describe('Fn::Transform', () => {
  const INCLUDE = {
    'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/x' } },
  };
  const role = (more: object) => ({
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: LAMBDA, ...more },
  });
  const places = ({ unresolved }: ReturnType<typeof accessOf>) =>
    unresolved
      .filter(({ what }) => what.startsWith('output of Fn::Transform'))
      .map(({ at }) => `${at.resource}: ${at.property}`);

  test.each<[string, object, object, string[]]>([
    ['no place', { Role: role({}) }, {}, []],
    ['among the resources', { Role: role({}), ...INCLUDE }, {}, [': Resources']],
    ['beside properties', { Role: role(INCLUDE) }, {}, ['Role: Properties']],
    [
      'in a statement',
      { Role: role({ Policies: [{ PolicyDocument: policyOf({ Effect: 'Allow' }, INCLUDE) }] }) },
      {},
      ['Role: Properties.Policies[0].PolicyDocument.Statement[1]'],
    ],
    ['beside the type', { Role: { ...role({}), ...INCLUDE } }, {}, ['Role: ']],
    [
      'in another section',
      {},
      { Mappings: INCLUDE, Outputs: { X: { Value: INCLUDE } } },
      [': Mappings', ': Outputs.X.Value'],
    ],
    ['in metadata, which does nothing', {}, { Metadata: INCLUDE }, []],
  ])('is reported: %s', (_what, resources, sections, expected) => {
    expect(places(accessOf(resources, sections))).toEqual(expected);
  });

  test('is reported in a nested stack', () => {
    const inner = treeOf({ Role: role(INCLUDE), ...INCLUDE });
    const root = treeOf({ Inner: { Type: 'AWS::CloudFormation::Stack' } }, {}, { Inner: inner });
    expect(places(analyzeTemplate(root))).toEqual(['Inner.Role: Properties', 'Inner: Resources']);
  });

  test('Transform of a nested stack is reported at the stack', () => {
    const tree = treeOf(
      { A: { Type: 'AWS::CloudFormation::Stack' } },
      {},
      { A: treeOf({}, { Transform: 'AWS::LanguageExtensions' }) },
    );
    expect(analyzeTemplate(tree).unresolved.map(({ at }) => at)).toEqual([
      { resource: 'A', property: 'Transform' },
    ]);
  });
});
