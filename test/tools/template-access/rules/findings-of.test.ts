import { ITEM_ACTIONS } from '../../../../lib/access/item-actions';
import { ACCESS_RULES } from '../../../../tools/template-access/rules/access-rules';
import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { SHIPPED, shippedStage, withTable } from '../../../stages';
import { templateOf } from '../../../synthesis';
import { allowed, findingsIn, pool, trusting, withoutInfo } from './rule-templates';

describe('findings', () => {
  const { Orders, Reader } = allowed({ Action: ['dynamodb:Describe*', 'dynamodb:*'] });

  test('are sorted by severity, then by the order of the resources, then of the rules', () => {
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

  test('name a resource of a nested stack after the stack, and in its place', () => {
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

  test('of an empty template are none', () => {
    expect(findingsIn({})).toEqual([]);
  });

  test('each rule has a name of its own', () => {
    const names = ACCESS_RULES.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.every((name) => /^[A-Z][A-Za-z]+$/.test(name))).toBe(true);
  });

  test('of a stage with write-only rows are none', () => {
    const rows = { by: 'tenant', match: 'prefix' };
    const table = { rows, actions: ['PutItem'] };
    const stage = withTable(table, { identity: { tenantClaim: 'custom:tenantId' } });
    const template = templateOf(stage).toJSON();
    expect(findingsOf(analyzeTemplate({ template, nested: {} }))).toEqual([]);
  });

  const WITH_KEY = ITEM_ACTIONS.filter((action) => action !== 'Scan');
  const INDEXES = { byState: { partitionKey: { name: 'state', type: 'string' } } };

  test.each([
    [{ rows: 'own', actions: WITH_KEY, indexes: INDEXES }],
    [{ rows: { by: 'tenant', match: 'prefix' }, actions: WITH_KEY, indexes: INDEXES }],
    [{ rows: 'own', actions: ['PutItem', 'DeleteItem', 'BatchWriteItem'] }],
  ])('of a stage with further actions are none: %j', (table) => {
    const stage = withTable(table, { identity: { tenantClaim: 'custom:tenantId' } });
    const template = templateOf(stage).toJSON();
    expect(findingsOf(analyzeTemplate({ template, nested: {} }))).toEqual([]);
  });

  test.each(SHIPPED)('of the stage %s are those that its stage file asks for', (name) => {
    const template = templateOf(shippedStage(name)).toJSON();
    const found = findingsOf(analyzeTemplate({ template, nested: {} }));
    expect(withoutInfo(found).map(({ rule, at }) => [rule, at.resource])).toEqual(
      name === 'everything'
        ? [
            ['OpenSignUp', 'UserPool'],
            ['ClassicFlow', 'IdentityPool'],
          ]
        : [],
    );
  });
});
