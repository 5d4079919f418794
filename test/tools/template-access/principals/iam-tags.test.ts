import { accessOf, GET, policyOf, roleOf, TABLE } from '../sample-template';

const TAGS = [{ Key: 't', Value: 'acme' }];
const told = (Condition: object, Tags: object[] = TAGS) =>
  accessOf({
    Orders: TABLE,
    Role: roleOf({ Tags, Policies: [{ PolicyDocument: policyOf({ ...GET, Condition }) }] }),
  }).unresolved.map(({ at, what }) => `${at.property}: ${what}`);
const COUNTS =
  "Properties.Tags[0]: where a session has no tag t, the role's own tag t = acme counts";

test.each<[string, object, string[]]>([
  ['a variable', { StringEquals: { 'dynamodb:LeadingKeys': '${aws:PrincipalTag/t}' } }, [COUNTS]],
  [
    'a default',
    { StringEquals: { 'dynamodb:LeadingKeys': "${aws:principaltag/T, 'x'}" } },
    [COUNTS],
  ],
  ['a condition', { StringEquals: { 'aws:PrincipalTag/t': 'acme' } }, [COUNTS]],
  ['another tag', { StringEquals: { 'aws:PrincipalTag/tenant': '${aws:PrincipalTag/tt}' } }, []],
])("a role's own tag and %s", (_what, condition, expected) => {
  expect(told(condition)).toEqual(expected);
});
