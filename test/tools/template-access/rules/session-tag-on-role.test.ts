import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import type { TemplateTree } from '../../../../tools/template-access/template/template-scope';
import {
  allowed,
  findingAt,
  found,
  policyOf,
  pool,
  SIGNED_IN,
  trustingCognito,
} from './rule-templates';

const TENANT = { Key: 'tenant', Value: 'acme' };
const TAGS = {
  Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
  Properties: {
    IdentityPoolId: { Ref: 'Pool' },
    IdentityProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
    PrincipalTags: { tenant: 'custom:tenant' },
  },
};
const READS_TAG = {
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${aws:PrincipalTag/tenant}' },
};

/** The table, and a role for identities of a pool whose one statement has a condition. */
function roleWith(tags: object[], Condition?: object, trust: any = trustingCognito(SIGNED_IN)) {
  const { Orders, Reader } = allowed({ ...(Condition && { Condition }) });
  const { AssumeRolePolicyDocument } = trust.Reader.Properties;
  const Properties = { ...Reader.Properties, AssumeRolePolicyDocument, Tags: tags };
  return { Orders, Reader: { ...Reader, Properties } };
}

/** The severity and place of each finding. */
const placesOf = (resources: object) =>
  found('SessionTagOnRole', resources).map((line) => line.split(/: (Users|Unauthenticated)/)[0]);

const AT = 'Reader: Properties.Tags[0]';

describe('session tags: SessionTagOnRole', () => {
  test('a tag of the role that a policy reads is high, with who has its value, and the fix', () => {
    expect(found('SessionTagOnRole', roleWith([TENANT], READS_TAG))).toEqual([
      findingAt(
        'high',
        AT,
        'Users signed in through identity pool Pool',
        'without the session tag tenant ',
        'tag of Reader',
        'tenant = "acme";',
        'Remove the tag tenant ',
      ),
    ]);
  });

  test.each(['tokenTenant', 'tokenSub', 'TOKENTENANT'])('%s is high, read or not', (Key) => {
    expect(placesOf(roleWith([{ Key, Value: '' }]))).toEqual([`high at ${AT}`]);
  });

  test.each<[string, string, object]>([
    ['in a variable', 'Tenant', READS_TAG],
    [
      'in a variable with a default value',
      'tenant',
      { StringLike: { 'dynamodb:LeadingKeys': "${aws:PrincipalTag/tenant, 'x'}#*" } },
    ],
    ['as a condition key', 'TENANT', { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } }],
  ])('is high for a key that is read %s: %s', (_where, Key, condition) => {
    expect(placesOf(roleWith([{ Key, Value: 'acme' }], condition))).toEqual([`high at ${AT}`]);
  });

  test('is medium for a key that the pool maps and no policy reads', () => {
    const tagged = roleWith([{ ...TENANT, Key: 'Tenant' }]);
    expect(placesOf({ ...pool(), Tags: TAGS, ...tagged })).toEqual([`medium at ${AT}`]);
    expect(placesOf({ ...pool(), ...tagged })).toEqual([]);
  });

  test('is high for a key that the policy of a table reads', () => {
    const { Orders, Reader } = roleWith([TENANT]);
    const Principal = { AWS: { 'Fn::GetAtt': ['Reader', 'Arn'] } };
    const statement = {
      Action: 'dynamodb:Query',
      Resource: '*',
      Principal,
      Condition: READS_TAG,
    };
    const ResourcePolicy = { PolicyDocument: policyOf(statement) };
    const Properties = { ...Orders.Properties, ResourcePolicy };
    expect(placesOf({ Orders: { ...Orders, Properties }, Reader })).toEqual([`high at ${AT}`]);
  });

  test.each<[string, object]>([
    ['a tag that no policy reads', roleWith([{ Key: 'team', Value: 'a' }], READS_TAG)],
    ['no tag', roleWith([], READS_TAG)],
    ['a role of a service', roleWith([TENANT], READS_TAG, allowed({}))],
  ])('%s is not a finding', (_what, resources) => {
    expect(placesOf(resources)).toEqual([]);
  });

  describe('tags of a stack', () => {
    const { Orders, Reader } = roleWith([], READS_TAG);
    const stack = { template: { Resources: { Orders, Reader } }, nested: {} };
    const inside = (nested: TemplateTree, Tags: object[] = []) => ({
      template: {
        Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Tags } } },
      },
      nested: { Inner: nested },
    });
    const places = (tree: TemplateTree) =>
      findingsOf(analyzeTemplate(tree))
        .filter(({ rule }) => rule === 'SessionTagOnRole')
        .map(({ at, what }) => [at.resource, at.property, /= "(.*?)"/.exec(what)?.[1]]);

    test('are tags of its roles', () => {
      expect(places({ ...stack, stackTags: { Tenant: 'acme' } })).toEqual([['Reader', '', 'acme']]);
      expect(places({ ...stack, stackTags: { team: 'acme' } })).toEqual([]);
    });

    test('are tags of the roles in nested stacks', () => {
      expect(places({ ...inside(stack), stackTags: { tenant: 'acme' } })).toEqual([
        ['Inner.Reader', '', 'acme'],
      ]);
    });

    test('of a nested stack are tags of its roles, and replace those of the outer stack', () => {
      expect(places({ ...inside(stack, [TENANT]), stackTags: { TENANT: 'other' } })).toEqual([
        ['Inner', 'Properties.Tags[0]', 'acme'],
      ]);
    });

    test('are replaced by the tag of the role', () => {
      const own = roleWith([{ Key: 'Tenant', Value: 'own' }], READS_TAG);
      const tree = { template: { Resources: own }, nested: {}, stackTags: { tenant: 'acme' } };
      expect(places(tree)).toEqual([['Reader', 'Properties.Tags[0]', 'own']]);
    });
  });
});
