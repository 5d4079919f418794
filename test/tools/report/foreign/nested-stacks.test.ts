import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOfTemplate } from '../../../../tools/report/report-of-template';
import { roleWith, TABLE } from './made-up';

const HASH = 'a'.repeat(64);
const directory = mkdtempSync(join(tmpdir(), 'nested-'));
afterAll(() => rmSync(directory, { recursive: true }));

function write(file: string, content: unknown): string {
  writeFileSync(join(directory, file), JSON.stringify(content));
  return join(directory, file);
}

const stack = (more: object) => ({ Type: 'AWS::CloudFormation::Stack', ...more });
const byPath = (path: string) => stack({ Metadata: { 'aws:asset:path': path } });
const byHash = (hash: string) =>
  stack({
    Properties: { TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}/assets/${hash}.json` } },
  });
const idsOf = (file: string) => reportOfTemplate(file).tables.map(({ id }) => id);

describe('nested stacks', () => {
  test('a nested stack is found by the hash in its URL, at any depth', () => {
    write('inner.template.json', { Resources: { Deep: byHash('b'.repeat(64)) } });
    write('deep.template.json', { Resources: { Orders: TABLE } });
    write('root.assets.json', {
      files: {
        [HASH]: { source: { path: 'inner.template.json' } },
        ['b'.repeat(64)]: { source: { path: 'deep.template.json' } },
      },
    });
    const root = write('root.template.json', { Resources: { Inner: byHash(HASH) } });
    expect(idsOf(root)).toEqual(['Inner.Deep.Orders']);
  });

  test('a link that leads out of the folder is not followed', () => {
    mkdirSync(join(directory, 'folder'));
    write('outside.json', { Resources: { Orders: TABLE } });
    symlinkSync(join(directory, 'outside.json'), join(directory, 'folder', 'link.json'));
    expect(idsOf(write('folder/root.json', { Resources: { Link: byPath('link.json') } }))).toEqual(
      [],
    );
  });

  test.each(['TemplateURL', 'Location'])(
    'a stack by a local %s gets parameters, and gives outputs',
    (property) => {
      const Type =
        property === 'Location' ? 'AWS::Serverless::Application' : 'AWS::CloudFormation::Stack';
      write('child.json', {
        Parameters: { Arn: { Type: 'String' } },
        Resources: {
          R: roleWith({ Effect: 'Allow', Action: 'dynamodb:Scan', Resource: { Ref: 'Arn' } }),
          Inner: TABLE,
        },
        Outputs: { Inner: { Value: { 'Fn::GetAtt': ['Inner', 'Arn'] } } },
      });
      const Child = {
        Type,
        Properties: {
          [property]: 'child.json',
          Parameters: { Arn: { 'Fn::GetAtt': ['T', 'Arn'] } },
        },
      };
      const Resource = { 'Fn::GetAtt': ['Child', 'Outputs.Inner'] };
      const Outer = roleWith({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource });
      const root = write('parent.json', { Resources: { T: TABLE, Child, Outer } });
      const { tables, unresolved } = reportOfTemplate(root);
      expect(tables.map(({ id, reachedBy, notKnown }) => [id, reachedBy, notKnown])).toEqual([
        ['T', ['Child.R'], []],
        ['Child.Inner', ['Outer'], []],
      ]);
      expect(unresolved).toEqual([]);
    },
  );

  test('one that cannot be read is named, with the reason', () => {
    const Child = stack({ Properties: { TemplateURL: '../outside.json' } });
    const { tables, unresolved } = reportOfTemplate(
      write('folder/unread.json', { Resources: { T: TABLE, Child } }),
    );
    expect(unresolved).toEqual([
      {
        at: 'Child',
        what: 'nested stack, which is not analyzed: "../outside.json" is outside the folder of the template',
      },
    ]);
    expect(tables.map(({ notKnown }) => notKnown)).toEqual([['nested stack Child']]);
  });

  test('templates that nest each other end', () => {
    for (let n = 0; n < 40; n++) {
      const next = byPath(`level-${n + 1}.json`);
      write(`level-${n}.json`, { Resources: { A: next, B: next } });
    }
    write('level-40.json', { Resources: { Role: roleWith() } });
    expect(reportOfTemplate(join(directory, 'level-0.json')).unresolved.length).toBeGreaterThan(0);
  });
});
