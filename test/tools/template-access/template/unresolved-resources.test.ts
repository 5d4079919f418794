import { accessOf, roleOf, TABLE } from '../sample-template';

describe('unresolved resource', () => {
  test.each<[string, object, object, string]>([
    [
      'a condition of a resource',
      { Orders: { ...TABLE, Condition: 'IsProd' } },
      {},
      'Orders: created only if condition IsProd is true; shown as created',
    ],
    [
      'alternatives of a role',
      { Role: roleOf({ RoleName: { 'Fn::If': ['IsProd', 'a', 'b'] } }) },
      {},
      'Role: depends on a condition of the template; both alternatives are shown',
    ],
    [
      'a loop',
      { 'Fn::ForEach::Tables': ['Name', ['a', 'b'], { '${Name}': TABLE }] },
      {},
      'Fn::ForEach::Tables: resources created by Fn::ForEach, which are not analyzed',
    ],
    [
      'a transform',
      {},
      { Transform: ['AWS::LanguageExtensions'] },
      'Transform: output of the transform ["AWS::LanguageExtensions"], which is not analyzed',
    ],
  ])('%s is reported', (_what, resources, sections, expected) => {
    const { unresolved } = accessOf(resources, sections);
    expect(
      unresolved.map(({ at: { resource, property }, what }) => `${resource}${property}: ${what}`),
    ).toEqual([expected]);
  });

  test('a condition of a resource that decides no access is not reported', () => {
    const queue = { Type: 'AWS::SQS::Queue', Condition: 'IsProd' };
    expect(accessOf({ Queue: queue, Orders: TABLE, Role: roleOf() }).unresolved).toEqual([]);
  });
});
