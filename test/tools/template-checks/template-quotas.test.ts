import { CfnWaitConditionHandle } from 'aws-cdk-lib/aws-cloudformation';
import {
  RemovalPolicy,
  Stack,
  STACK_RESOURCE_LIMIT_CONTEXT,
  Validations,
  type App,
} from 'aws-cdk-lib/core';
import { AccessTable } from '../../../lib/table/access-table';
import { Workload } from '../../../lib/workloads/workload';
import {
  TemplateQuotas,
  templateQuotaViolations,
} from '../../../tools/template-checks/template-quotas';
import type { TemplateEntries } from '../../../tools/template-checks/template-entries';
import { app } from '../../synthesis';

const ENTRIES: TemplateEntries = new Map([
  ['OrdersTable', { section: 'tables', name: 'OrdersTable' }],
  ['OrdersTableKey', { section: 'tables', name: 'OrdersTable' }],
  ['ApiWorkload', { section: 'workloads', name: 'ApiWorkload' }],
  ['ToolConnector', { section: 'connectors', name: 'ToolConnector' }],
]);

/** The findings on a template: the rule, the numbers, and the names of entries. */
const found = (template: object | string, entries = ENTRIES) =>
  templateQuotaViolations(
    typeof template === 'string' ? template : JSON.stringify(template),
    () => entries,
  ).map(({ ruleName, severity, description }) => [
    ruleName,
    severity,
    description.match(/\b\d+\b/g)?.map(Number),
    description.match(/\b[A-Z]\w+(Table|Workload|Connector)\b/g) ?? [],
  ]);

const RESOURCES = { OrdersTable: {}, ApiWorkload: {}, ToolConnector: {} };
const many = (count: number, value: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`Other${n}`, value]));

describe('template quotas', () => {
  test('500 resources are the most', () => {
    const template = (count: number) => ({ Resources: { ...RESOURCES, ...many(count - 3, {}) } });
    expect(found(template(500))).toEqual([]);
    expect(found(template(501))).toEqual([
      [
        'TemplateResources',
        'fatal',
        [501, ...[1, 1], ...[1, 1], ...[1, 1], 498, 500],
        ['OrdersTable', 'ApiWorkload', 'ToolConnector'],
      ],
    ]);
  });

  test('are exceeded by the largest sections, whose largest entries are named', () => {
    const tables = Array.from({ length: 250 }, (_, n) => `At${n}Table`);
    const entries: TemplateEntries = new Map([
      ...ENTRIES,
      ...tables.map((name) => [name, { section: 'tables', name }] as const),
    ]);
    const ids = ['ApiWorkload', ...tables, 'OrdersTable', 'OrdersTableKey'];
    const Resources = { ...Object.fromEntries(ids.map((id) => [id, {}])), ...many(248, {}) };
    expect(found({ Resources }, entries)).toEqual([
      [
        'TemplateResources',
        'fatal',
        [501, ...[252, 251, 248], ...[1, 1], 248, 500],
        ['OrdersTable', 'At0Table', 'At1Table', 'ApiWorkload'],
      ],
    ]);
  });

  test('200 outputs are the most, each of the section of the resource it refers to', () => {
    const template = (count: number) => ({
      Resources: RESOURCES,
      Outputs: {
        Name: { Value: { Ref: 'OrdersTable' } },
        Arn: { Value: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] } },
        Role: { Value: { 'Fn::Join': [',', [{ 'Fn::GetAtt': ['ApiWorkload', 'Arn'] }]] } },
        ...many(count - 3, { Value: 'literal' }),
      },
    });
    expect(found(template(200))).toEqual([]);
    expect(found(template(201))).toEqual([
      [
        'TemplateOutputs',
        'fatal',
        [201, ...[2, 1], ...[1, 1], 198, 200],
        ['OrdersTable', 'ApiWorkload'],
      ],
    ]);
  });

  test('1,000,000 bytes are the most, not characters', () => {
    const value = { Type: 'é' };
    const short = JSON.stringify({ Resources: { OrdersTable: value } });
    const padded = (bytes: number) => short + ' '.repeat(bytes - Buffer.byteLength(short));
    const ofTable = Buffer.byteLength(JSON.stringify(value));
    expect(found(padded(1_000_000))).toEqual([]);
    expect(found(padded(1_000_001))).toEqual([
      [
        'TemplateBytes',
        'fatal',
        [1_000_001, ...[ofTable, 1], 1_000_001 - ofTable, 1_000_000],
        ['OrdersTable'],
      ],
    ]);
  });

  test('everything that exceeds a quota is found at once', () => {
    const value = { Value: 'x'.repeat(3000) };
    const template = { Resources: many(501, value), Outputs: many(201, value) };
    expect(found(template).map(([rule]) => rule)).toEqual([
      'TemplateResources',
      'TemplateOutputs',
      'TemplateBytes',
    ]);
  });
});

describe('validation plugin of template quotas', () => {
  /** An app whose stack has a table of one resource, a workload of two, and so many others. */
  function appOf(others: number): App {
    const assembly = app();
    assembly.node.setContext(STACK_RESOURCE_LIMIT_CONTEXT, 0);
    const stack = new Stack(assembly, 'Test');
    const removalPolicy = RemovalPolicy.DESTROY;
    const partitionKey = { name: 'pk', type: 'string' } as const;
    const { table } = new AccessTable(stack, 'Orders', { partitionKey, removalPolicy });
    const tables = [{ table, grant: 'read' } as const];
    new Workload(stack, 'Api', { runsOn: 'ecs', tables, removalPolicy });
    for (let n = 0; n < others; n += 1) new CfnWaitConditionHandle(stack, `Other${n}`);
    Validations.of(assembly).addPlugins(new TemplateQuotas());
    return assembly;
  }

  test('passes a template that CloudFormation takes', () => {
    expect(() => appOf(1).synth()).not.toThrow();
  });

  test('stops a synth, and says how many resources are of which section', () => {
    expect(() => appOf(498).synth()).toThrow(
      /\b501 resources: 498 .*Other0.*\b495\b.*, 2 .*\bApi\b.*, 1 .*\bOrders\b.*\b500\b/,
    );
  });

  test('stops a synth where it cannot read the template', () => {
    const context = {
      stackTemplates: [{ templatePath: '/nowhere', stackConstructPath: 'Test' }],
    };
    expect(new TemplateQuotas().validate(context as never)).toMatchObject({
      success: false,
      violations: [{ ruleName: 'CheckCannotRun' }],
    });
  });
});
