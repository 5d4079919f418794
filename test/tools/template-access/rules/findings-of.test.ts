import { ACCESS_RULES } from '../../../../tools/template-access/rules/access-rules';
import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { SHIPPED, shippedStage } from '../../../stages';
import { templateOf } from '../../../synthesis';
import { allowed, findingsIn, pool, trusting } from './rule-templates';

const { Orders, Reader } = allowed({ Action: ['dynamodb:Describe*', 'dynamodb:*'] });

test('the gravest come first, then those of the resource that is first, then those of the rule', () => {
  const Open = trusting({ Principal: '*' }).Reader;
  const Late = allowed(
    { Action: 'dynamodb:*' },
    { Principal: '*', Action: 'sts:AssumeRole' },
  ).Reader;
  const found = findingsIn({ ...pool({ AllowClassicFlow: true }), Orders, Open, Reader, Late });
  expect(found.map(({ severity, at, rule }) => `${severity} ${at.resource} ${rule}`)).toEqual([
    'high Open OpenTrust',
    'high Reader WildcardAction',
    'high Late OpenTrust',
    'high Late WildcardAction',
    'medium Pool ClassicFlow',
    'low Reader WildcardAction',
  ]);
});

test('a resource of a nested stack is named by way of it, in its place', () => {
  const nested = { Inner: { template: { Resources: { Orders, Reader } }, nested: {} } };
  const template = {
    Resources: {
      Before: trusting({ Principal: '*' }).Reader,
      Inner: { Type: 'AWS::CloudFormation::Stack', Properties: {} },
      After: trusting({ Principal: '*' }).Reader,
    },
  };
  const found = findingsOf(analyzeTemplate({ template, nested })).filter(
    ({ severity }) => severity === 'high',
  );
  expect(found.map(({ at }) => at.resource)).toEqual(['Before', 'Inner.Reader', 'After']);
});

test('a template without anything is without findings', () => {
  expect(findingsIn({})).toEqual([]);
});

test('rules have names of their own', () => {
  const names = ACCESS_RULES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(names.every((name) => /^[A-Z][A-Za-z]+$/.test(name))).toBe(true);
});

test.each(SHIPPED)('in %s the rules find only what the stage file asks for', (name) => {
  const template = templateOf(shippedStage(name)).toJSON();
  const found = findingsOf(analyzeTemplate({ template, nested: {} }));
  expect(found.map(({ rule, at }) => [rule, at.resource])).toEqual(
    name === 'everything'
      ? [
          ['OpenSignUp', 'UserPool'],
          ['ClassicFlow', 'IdentityPool'],
        ]
      : [],
  );
});
