import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devDependencies, version } from '../../package.json';

const ROOT = join(__dirname, '..', '..');
const PINNED = devDependencies['aws-cdk-lib'];
const OLDEST = '2.275.0';
const CDK = join('node_modules', 'aws-cdk-lib');

jest.setTimeout(600_000);

let app: string;
let packed: readonly string[];
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'package-app-'));
  // It builds the package first.
  const [{ files }] = JSON.parse(npm(['pack', ...SILENT, '--pack-destination', app], ROOT));
  packed = files.map(({ path }: { path: string }) => path);
  cpSync(join(__dirname, 'package-app'), app, { recursive: true });
  examples().forEach((text, position) =>
    writeFileSync(join(app, `example-${position + 1}.ts`), `${OF_THE_APP}${text}`),
  );
  write('package.json', { private: true, devDependencies: installed() });
  write('tsconfig.json', { compilerOptions: COMPILER_OPTIONS, include: ['*.ts'] });
  write('jest.config.json', { transform: { '\\.ts$': '@swc/jest' } });
  npm(['install', ...QUIET]);
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

/** What the examples of docs/constructs.md use without a word. */
const OF_THE_APP = `
declare const app: import('aws-cdk-lib/core').App;
declare const stack: import('aws-cdk-lib/core').Stack;
declare const orders: import('aws-cdk-lib/aws-dynamodb').ITable;
declare const catalogue: import('aws-cdk-lib/aws-dynamodb').ITable;
declare const userPool: import('aws-cdk-lib/aws-cognito').IUserPool;
declare const client: import('aws-cdk-lib/aws-cognito').IUserPoolClient;
`;

function examples(): string[] {
  const page = readFileSync(join(ROOT, 'docs', 'constructs.md'), 'utf8');
  return [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text = '']) => text);
}

const QUIET = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
// Without what a newer npm prints of prepack.
const SILENT = ['--json', '--foreground-scripts=false'];

const COMPILER_OPTIONS = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  skipLibCheck: false,
  types: ['node', 'jest'],
  rootDir: '.',
  outDir: 'out',
};

/** What an app that uses the package has. The typescript of ts-node is 5.9. */
function installed() {
  const same = ['@cloud-copilot/iam-policy', '@cloud-copilot/iam-simulate', '@swc/core'];
  const more = ['@swc/jest', '@types/jest', '@types/node', 'aws-cdk-lib', 'constructs', 'jest'];
  const names = [...same, ...more, 'ts-node'] as (keyof typeof devDependencies)[];
  return {
    ...Object.fromEntries(names.map((name) => [name, devDependencies[name]])),
    'dynamodb-direct-access': `file:dynamodb-direct-access-${version}.tgz`,
    tsx: '4.23.15',
    typescript: '5.9.3',
    typescript6: 'npm:typescript@6.0.3',
    typescript7: devDependencies.typescript7,
  };
}

function write(file: string, content: object): void {
  writeFileSync(join(app, file), JSON.stringify(content));
}

function npm(args: readonly string[], cwd = app): string {
  return run('npm', args, cwd);
}

/** What a command prints; fails the test with all of its output if it does not succeed. */
function run(command: string, args: readonly string[], cwd = app): string {
  // Not those of this Jest, nor of an npm that runs it.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, CDK_VALIDATION: 'false' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${stdout}${stderr}`);
  return stdout;
}

function node(...args: readonly string[]): string {
  return run(process.execPath, args);
}

/** The trust policy and the statements of a template that a command prints. */
function policies(printed: string) {
  const resources = Object.values<any>(JSON.parse(printed).Resources);
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  const [role] = ofType('AWS::IAM::Role');
  const [policy] = ofType('AWS::IAM::ManagedPolicy');
  return {
    trust: role.Properties.AssumeRolePolicyDocument.Statement,
    items: policy.Properties.PolicyDocument.Statement,
  };
}

/** Those of the workshop. */
const EXPECTED = {
  trust: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Condition: {
        StringEquals: {
          'cognito-identity.amazonaws.com:aud': {
            Ref: expect.stringMatching(/^AccessIdentityPool/),
          },
        },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    },
  ],
  items: [
    {
      Sid: 'GetPutUpdateItemsOfTable',
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Table/), 'Arn'] },
    },
  ],
};

describe('the packed package', () => {
  test('holds dist, README, LICENSE, NOTICE and CHANGELOG', () => {
    const others = packed.filter((path) => !path.startsWith('dist/'));
    expect(others.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'package.json',
    ]);
    const folders = new Set(packed.map((path) => path.split('/').slice(0, 3).join('/')));
    expect([...folders].filter((path) => path.startsWith('dist/tools/')).sort()).toEqual([
      'dist/tools/jest-matchers',
      'dist/tools/simulator',
      'dist/tools/template-access',
    ]);
    const sources = packed.filter((path) => path.endsWith('.js'));
    expect(packed).toEqual(expect.arrayContaining(sources.flatMap(withTypes)));
  });

  test('has the public API of docs/api, and an example of each export', () => {
    node(join(ROOT, 'tools', 'package', 'api-report.mjs'), '--check');
    const reports = ['checks', 'constructs', 'jest'].map((name) =>
      readFileSync(join(ROOT, 'docs', 'api', `${name}.api.md`), 'utf8'),
    );
    expect(reports.filter((text) => text.includes('(undocumented)'))).toEqual([]);
    const api = reports.join('');
    const exported = [...api.matchAll(/^export (?:class|function|const) (\w+)/gm)].map(
      ([, name = '']) => name,
    );
    const code = examples().join('');
    expect(exported.length).toBeGreaterThan(10);
    expect(exported.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  test('needs no other packages than its dependencies and peers', () => {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const files = packed.filter((path) => /\.(js|d\.ts)$/.test(path));
    const imported = files.flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return [...text.matchAll(/(?:require\(|from |import\()["']([^."'][^"']*)["']/g)].map(
        ([, name = '']) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
      );
    });
    const packages = [...new Set(imported)].filter((name) => /^(?!node:)[@a-z]/.test(name));
    expect(packages.sort()).toEqual(declared.sort());
  });
});

function withTypes(source: string): string[] {
  return [`${source}.map`, source.replace(/\.js$/, '.d.ts')];
}

describe('a fresh app with the package', () => {
  test('has one aws-cdk-lib', () => {
    const folders = readdirSync(join(app, 'node_modules'), { recursive: true, encoding: 'utf8' });
    const copies = folders.filter(
      (path) =>
        path.endsWith(join('aws-cdk-lib', 'core', 'package.json')) ||
        path.endsWith(join('aws-cdk-lib', 'package.json')),
    );
    expect(copies).toEqual([join('aws-cdk-lib', 'package.json')]);
  });

  test.each(['typescript', 'typescript6', 'typescript7'])(
    'is type-checked by %s, with the declarations of its libraries',
    (compiler) => {
      node(join('node_modules', compiler, 'bin', 'tsc'), '--noEmit');
    },
  );

  test('is type-checked by typescript with the module resolution of older apps, which knows no exports', () => {
    const older = ['--module', 'commonjs', '--moduleResolution', 'node10', '--skipLibCheck'];
    const options = [
      ...older,
      '--target',
      'es2022',
      '--strict',
      '--noEmit',
      '--types',
      'node,jest',
    ];
    node(join('node_modules', 'typescript', 'bin', 'tsc'), ...options, 'app.test.ts');
  });

  test('has the policies of the workshop, by ts-node, tsx, plain node and as an ES module', () => {
    expect(policies(node('--require', 'ts-node/register/transpile-only', 'app.ts'))).toEqual(
      EXPECTED,
    );
    expect(policies(node('--import', 'tsx', 'app.ts'))).toEqual(EXPECTED);
    node(join('node_modules', 'typescript7', 'bin', 'tsc'));
    expect(policies(node(join('out', 'app.js')))).toEqual(EXPECTED);
    const names = "import { DirectAccess, Rows } from 'dynamodb-direct-access';";
    node('--input-type=module', '--eval', `${names} DirectAccess.prototype; Rows.all();`);
  });

  test('says with Jest what its template allows', () => {
    run(process.execPath, [
      join('node_modules', 'jest', 'bin', 'jest.js'),
      '--config',
      'jest.config.json',
      'app.test.ts',
    ]);
  });

  test('says how to install the policy engine where it is missing', () => {
    rmSync(join(app, 'node_modules', '@cloud-copilot'), { recursive: true });
    const jestFile = join('node_modules', 'jest', 'bin', 'jest.js');
    const failed = () => node(jestFile, '--config', 'jest.config.json', 'app.test.ts');
    expect(failed).toThrow(/AGPL-3\.0.*npm install --save-dev @cloud-copilot\/iam-simulate/);
  });

  test('works with the oldest aws-cdk-lib too', () => {
    expect(versionOfCdk()).toBe(PINNED);
    npm(['install', ...QUIET, '--save-exact', `aws-cdk-lib@${OLDEST}`, 'constructs@10.5.0']);
    expect(versionOfCdk()).toBe(OLDEST);
    node(join('node_modules', 'typescript7', 'bin', 'tsc'));
    expect(policies(node(join('out', 'app.js')))).toEqual(EXPECTED);
  });
});

function versionOfCdk(): string {
  return JSON.parse(readFileSync(join(app, CDK, 'package.json'), 'utf8')).version;
}
