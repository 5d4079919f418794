import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configuredContextKeys } from '../../bin/cli-context-files';

const directory = mkdtempSync(join(tmpdir(), 'context-'));
const [folder, home] = [join(directory, 'app'), join(directory, 'home')];
afterAll(() => rmSync(directory, { recursive: true }));

beforeEach(() => {
  for (const one of [folder, home]) {
    rmSync(one, { recursive: true, force: true });
    mkdirSync(one);
  }
});

const keys = () => [...configuredContextKeys(folder, home)].sort();

describe('context keys in files of the CDK CLI', () => {
  test('are those of cdk.json, cdk.context.json and ~/.cdk.json', () => {
    writeFileSync(join(folder, 'cdk.json'), '{"app": "x", "context": {"team": 1}}');
    writeFileSync(join(folder, 'cdk.context.json'), '{"vpc-provider:account=1": {}, "region": 1}');
    writeFileSync(join(home, '.cdk.json'), '{"context": {"mine": 1, "team": 2}}');
    expect(keys()).toEqual(['mine', 'region', 'team', 'vpc-provider:account=1']);
  });

  test.each(['', '{', '[1]', 'null', '"text"', '{"context": null}', '{"context": "text"}'])(
    'are none in files with %j',
    (text) => {
      writeFileSync(join(folder, 'cdk.json'), text);
      writeFileSync(join(home, '.cdk.json'), text);
      expect(keys()).toEqual([]);
    },
  );

  test('are none without files', () => {
    expect(keys()).toEqual([]);
  });
});
