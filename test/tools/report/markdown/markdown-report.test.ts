import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { markdownReport } from '../../../../tools/report/markdown/markdown-report';
import type { Finding } from '../../../../tools/template-access/rules/finding';
import { accessOf, GET, policyOf, roleOf, TABLE } from '../../template-access/sample-template';

function reportOf(resources: object, findings: readonly Finding[] = []) {
  const access = accessOf({ Orders: TABLE, ...resources }, { Parameters: { P: {} } });
  return buildAccessReport({ title: 'stack', source: 'a/template.json', access, findings });
}

const FINDING: Finding = {
  rule: 'Rule',
  severity: 'high',
  what: 'reaches *all* tables',
  at: { resource: 'Role', property: 'Properties.Policies[0].PolicyDocument.Statement[0]' },
  fix: 'name | them',
};

describe('Markdown report', () => {
  test('has tables, findings and unresolved parts first, with all texts escaped', () => {
    const report = reportOf(
      {
        Role: roleOf({
          Policies: [{ PolicyDocument: policyOf({ ...GET, Resource: { Ref: 'P' } }) }],
        }),
      },
      [FINDING],
    );
    const blocks = markdownReport({ ...report, title: '<b>`' }).split('\n\n');
    expect(blocks.slice(0, 10)).toEqual([
      '# Access report: &#60;b&#62;\\`',
      '**1 high**, 1 table, 1 principal, 1 unresolved.',
      'Generated from template.json by `npm run report`.',
      '## Tables',
      expect.stringMatching(/^\| Table \| Accessible to \|.*\n.*\n\| Orders \| /),
      '## Findings',
      [
        '- **high** Rule',
        '  - reaches \\*all\\* tables. At Role: Properties.Policies\\[0\\].PolicyDocument.Statement\\[0\\]',
        '    - Fix: name \\| them',
      ].join('\n'),
      '## Unresolved',
      '| Unresolved | Location |\n| --- | --- |\n| ⚠ parameter P | Role: Properties.Policies\\[0\\].PolicyDocument.Statement\\[0\\] |',
      '## Diagram',
    ]);
  });

  test('groups the findings of a rule, with a common fix once', () => {
    const other = { ...FINDING, severity: 'low', what: 'reaches one' } as const;
    const text = markdownReport(reportOf({}, [FINDING, { ...FINDING, rule: 'Other' }, other]));
    expect(
      text
        .split('\n\n')
        .find((block) => block.startsWith('- '))
        ?.split('\n'),
    ).toEqual([
      '- **high** Rule (2)',
      expect.stringMatching(/^  - reaches \\\*all/),
      expect.stringMatching(/^  - low: reaches one\. At /),
      '  - Fix: name \\| them',
      '- **high** Other',
      expect.stringMatching(/^  - reaches/),
      '    - Fix: name \\| them',
    ]);
  });

  test('has informational findings below the risks, without emphasis', () => {
    const report = reportOf({}, [{ ...FINDING, severity: 'info' }]);
    const blocks = markdownReport(report).split('\n\n');
    expect(blocks[1]).toMatch(/^1 informational, /);
    const at = blocks.indexOf('## Findings');
    expect(blocks.slice(at + 1, at + 4)).toEqual([
      'None.',
      'For information:',
      expect.stringMatching(/^- reaches .*\. At Role: [^\n]*$/),
    ]);
  });

  test('has the reason of an acknowledged finding in place of its fix', () => {
    const { findings, ...report } = reportOf({}, [{ ...FINDING, severity: 'low' }]);
    const accepted = findings.map((one) => ({ ...one, acknowledged: 'a | b' }));
    const text = markdownReport({ ...report, findings: accepted });
    expect(text).toMatch(/^    - Acknowledged: a \\\| b$/m);
    expect(text).not.toContain('Fix');
    expect(text).toContain('\n1 acknowledged, ');
  });

  test('has allows, denials and limits of each principal', () => {
    const Boundary = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: policyOf(GET) },
    };
    const limits = {
      DateLessThan: { 'aws:CurrentTime': '2030' },
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'a' },
      StringEquals: { 'dynamodb:Select': 'COUNT' },
    };
    const Policies = [
      {
        PolicyDocument: policyOf(
          { ...GET, Sid: 'Get', Condition: limits },
          { ...GET, Effect: 'Deny' },
        ),
      },
    ];
    const text = markdownReport(
      reportOf({
        Role: roleOf({ Policies, PermissionsBoundary: { Ref: 'Boundary' } }),
        Boundary,
        Idle: roleOf(),
      }),
    );
    expect(text.slice(text.indexOf('### '))).toBe(
      [
        '### Role: AWS Lambda',
        '',
        '| Trusted entity | Valid until | Source network | Conditions |',
        '| --- | --- | --- | --- |',
        '| AWS Lambda | no expiration | anywhere | – |',
        '',
        "- Session duration: renewed by the service while it runs, regardless of the role's maximum",
        '- Permissions boundary \\${Boundary}: its statements are listed below',
        '',
        '| Effect | Resource | Actions | Items | Conditions | Statement | Source |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        '| Allow | Orders | GetItem | all | attributes: only "a"; Select is "COUNT"; until 2030; from 203.0.113.0/24 | Role: Get | – |',
        '| **Deny** | Orders | GetItem | – | always | Role: Properties.Policies\\[0\\].PolicyDocument.Statement\\[1\\] | – |',
        '| Boundary | Orders | GetItem | all | none | Boundary: Properties.PolicyDocument.Statement\\[0\\] | – |',
        '',
        '## Principals without table access',
        '',
        'Idle.',
        '',
      ].join('\n'),
    );
  });
});
