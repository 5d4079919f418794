import { reportFile } from '../../../tools/report/formats';

describe('file of a report', () => {
  test.each([
    ['config/dev.json', 'md', 'config/dev.access.md'],
    ['config/dev.json', 'json', 'config/dev.access.json'],
    ['cdk.out/orders.template.json', 'md', 'cdk.out/orders.access.md'],
    ['template.yaml', 'md', 'template.access.md'],
    ['template.YML', 'md', 'template.access.md'],
    ['stack.template', 'md', 'stack.access.md'],
    ['my.json.d/dev', 'md', 'my.json.d/dev.access.md'],
    ['a.b', 'md', 'a.b.access.md'],
  ] as const)(
    'the report of %s in %s is %s, which is never its source',
    (source, format, expected) => {
      expect(reportFile(source, format)).toBe(expected);
    },
  );
});
