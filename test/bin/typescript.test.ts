import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REGISTER = join(__dirname, '..', '..', 'bin', 'typescript.js');
const directory = mkdtempSync(join(tmpdir(), 'typescript-'));
const program = join(directory, 'program.ts');
afterAll(() => rmSync(directory, { recursive: true }));

function run() {
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', REGISTER, program], {
    encoding: 'utf8',
  });
  return { stdout, stderr };
}

test('a changed file runs as it is now, though its size and time are those of before', () => {
  writeFileSync(program, "const said: string = 'one';\nconsole.log(said);\n");
  const { mtime } = statSync(program);
  expect(run()).toEqual({ stdout: 'one\n', stderr: '' });
  writeFileSync(program, "const said: string = 'two';\nconsole.log(said);\n");
  utimesSync(program, mtime, mtime);
  expect(run()).toEqual({ stdout: 'two\n', stderr: '' });
});

test.each(['transpiled now', 'remembered'])(
  'a stack trace of code that is %s has its lines',
  () => {
    writeFileSync(
      program,
      `interface Gone {\n  readonly by: ${process.pid};\n}\n\nexport const gone = (it: Gone): never => {\n  throw new Error(String(it.by));\n};\n\ngone({ by: ${process.pid} });\n`,
    );
    const { stderr } = run();
    expect(stderr).toMatch(/^ +at gone \(.*program\.ts:6:9\)$/m);
    expect(stderr).toMatch(/^ +at .*program\.ts:9:1\)?$/m);
  },
);

test('a module that imports while it runs does so each time, also where its code was kept', () => {
  const module = join(directory, `later-${process.pid}.cjs`);
  writeFileSync(module, "module.exports = () => import('node:os').then(() => 'imported');\n");
  writeFileSync(
    program,
    `// ${process.pid}\nvoid require(${JSON.stringify(module)})().then((said: string) => { console.log(said); });\n`,
  );
  for (let time = 0; time < 3; time++) expect(run()).toEqual({ stdout: 'imported\n', stderr: '' });
});
