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

  test('templates that nest each other end', () => {
    for (let n = 0; n < 40; n++) {
      const next = byPath(`level-${n + 1}.json`);
      write(`level-${n}.json`, { Resources: { A: next, B: next } });
    }
    write('level-40.json', { Resources: { Role: roleWith() } });
    expect(reportOfTemplate(join(directory, 'level-0.json')).unresolved.length).toBeGreaterThan(0);
  });
});
