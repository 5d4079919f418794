import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../../tools/report/template/read-template';

const directory = mkdtempSync(join(tmpdir(), 'templates-'));
afterAll(() => rmSync(directory, { recursive: true }));

const nested = (path: string) => ({
  Type: 'AWS::CloudFormation::Stack',
  Metadata: { 'aws:asset:path': path },
});
const from = (TemplateURL: unknown, path: string) => ({
  ...nested(path),
  Properties: { TemplateURL },
});
const leaf = { Resources: { Leaf: { Type: 'T' } } };

/** Writes files, and gives the IDs of the nested stacks that are read of the first, with those in them. */
function nestedIn(files: Record<string, unknown>): object {
  const assembly = mkdtempSync(join(directory, 'assembly-'));
  mkdirSync(join(assembly, 'inner'));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(assembly, name), text);
  }
  return idsOf(readTemplate(join(assembly, 'root.json')));
}

function idsOf({ nested: below }: ReturnType<typeof readTemplate>): object {
  return Object.fromEntries(Object.entries(below).map(([id, tree]) => [id, idsOf(tree)]));
}

const root = (Resources: object) => ({ 'root.json': { Resources } });

describe('template file and its nested stacks', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['none', root({}), {}],
    ['one beside', { ...root({ A: nested('a.json') }), 'a.json': leaf }, { A: {} }],
    [
      'one in one in a folder',
      {
        ...root({ A: nested('inner/a.json') }),
        'inner/a.json': { Resources: { B: nested('b.json') } },
        'inner/b.json': leaf,
      },
      { A: { B: {} } },
    ],
    [
      'one twice',
      { ...root({ A: nested('a.json'), B: nested('a.json') }), 'a.json': leaf },
      { A: {}, B: {} },
    ],
    ['one in YAML', { ...root({ A: nested('a.yaml') }), 'a.yaml': 'Resources: {}' }, { A: {} }],
    ['one that is not there', root({ A: nested('a.json') }), {}],
    [
      'one beside that is not the one of the URL',
      { ...root({ A: from('https://example.com/evil.yaml', 'a.json') }), 'a.json': leaf },
      {},
    ],
    [
      'one beside, and a URL without the hash of an asset',
      {
        ...root({ A: from({ 'Fn::Sub': 'https://${Bucket}/evil.yaml' }, 'a.json') }),
        'a.json': leaf,
      },
      {},
    ],
    [
      'one beside, by a URL as the CDK makes it',
      {
        ...root({ A: from({ 'Fn::Sub': `\${B}/${'a'.repeat(64)}.json` }, 'a.json') }),
        'a.json': leaf,
      },
      { A: {} },
    ],
    ['one that is broken', { ...root({ A: nested('a.json') }), 'a.json': '{' }, {}],
    ['one outside of the folder', root({ A: nested('../secret.json') }), {}],
    ['one outside, by an absolute path', root({ A: nested(join(directory, 'secret.json')) }), {}],
    ['the template itself', root({ A: nested('root.json') }), {}],
    [
      'two that contain each other',
      {
        ...root({ A: nested('a.json') }),
        'a.json': { Resources: { B: nested('root.json'), C: nested('a.json') } },
      },
      { A: {} },
    ],
    [
      'the path of what is no stack',
      { ...root({ A: { ...nested('a.json'), Type: 'T' } }), 'a.json': leaf },
      {},
    ],
  ])('nested stacks: %s', (_what, files, expected) => {
    writeFileSync(join(directory, 'secret.json'), JSON.stringify(leaf));
    expect(nestedIn(files)).toEqual(expected);
  });

  const local = (TemplateURL: unknown) => ({
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL },
  });
  const application = (Location: unknown) => ({
    Type: 'AWS::Serverless::Application',
    Properties: { Location },
  });

  test.each<[string, Record<string, unknown>, object]>([
    ['a stack', { ...root({ A: local('a.json') }), 'a.json': leaf }, { A: {} }],
    [
      'an application',
      { ...root({ A: application('./a.yaml') }), 'a.yaml': 'Resources: {}' },
      { A: {} },
    ],
    [
      'one in one, which names one beside the root',
      {
        ...root({ A: local('inner/a.json') }),
        'inner/a.json': { Resources: { B: application('../b.json'), C: local('c.json') } },
        'b.json': leaf,
        'inner/c.json': leaf,
      },
      { A: { B: {}, C: {} } },
    ],
  ])('a local path is read: %s', (_what, files, expected) => {
    expect(nestedIn(files)).toEqual(expected);
  });

  test.each<[string, object, string | undefined]>([
    ['..', local('../secret.json'), '"../secret.json" is outside the folder of the template'],
    [
      'what is not there, outside',
      local('../gone.json'),
      '"../gone.json" is outside the folder of the template',
    ],
    ['a link', local('link.json'), '"link.json" is outside the folder of the template'],
    [
      'a link to a folder',
      local('out/secret.json'),
      '"out/secret.json" is outside the folder of the template',
    ],
    [
      'an absolute path',
      local(join(directory, 'secret.json')),
      `"${join(directory, 'secret.json')}" is an absolute path`,
    ],
    ['an absolute path inside', application('/dev/null'), '"/dev/null" is an absolute path'],
    ['a folder', local('inner'), '"inner" is not a file'],
    ['the folder', local('.'), '"." is outside the folder of the template'],
    ['what is not there', application('gone.yaml'), '"gone.yaml": File not found'],
    [
      'what is no template',
      local('list.json'),
      '"list.json": Not a CloudFormation template: expected an object with Resources, found a list',
    ],
    ['itself', application('root.json'), '"root.json" contains itself'],
    ['a URL', local('https://example.com/a.json'), undefined],
    ['a URL of a file', local('file:///etc/passwd'), undefined],
    ['a URL without a scheme', local('//example.com/a.json'), undefined],
    ['a URL of a bucket', application('s3://bucket/a.json'), undefined],
    ['an application of the repository', application({ ApplicationId: 'a' }), undefined],
    ['a function', local({ 'Fn::Sub': 'a.json' }), undefined],
  ])('a local path is not read, and it is said why: %s', (_what, A, why) => {
    const folder = mkdtempSync(join(directory, 'local-'));
    writeFileSync(join(directory, 'secret.json'), JSON.stringify(leaf));
    mkdirSync(join(folder, 'inner'));
    symlinkSync(join(directory, 'secret.json'), join(folder, 'link.json'));
    symlinkSync(directory, join(folder, 'out'));
    writeFileSync(join(folder, 'list.json'), '[]');
    writeFileSync(join(folder, 'root.json'), JSON.stringify({ Resources: { A } }));
    const { nested: read, unread } = readTemplate(join(folder, 'root.json'));
    expect(read).toEqual({});
    expect(unread).toEqual(why === undefined ? undefined : { A: why });
  });

  test.each([
    ['not found', undefined],
    ['found a list', '[]'],
  ])('an error names the file as it was given: %s', (what, content) => {
    const file = join(directory, 'named.json');
    rmSync(file, { force: true });
    if (content !== undefined) writeFileSync(file, content);
    const error = RegExp(`^${file}: .*${what}\\. .*"npx cdk synth".* --template\\b`);
    expect(() => readTemplate(file)).toThrow(error);
  });
});
