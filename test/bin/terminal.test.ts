import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const HIDDEN = '\u001b[?25l';
const SHOWN = '\u001b[?25h';

/** Runs a command in a terminal, and presses Ctrl-C there once it has printed a text. */
const IN_TERMINAL = `
import fcntl, os, pty, struct, sys, termios
text, command = sys.argv[1].encode(), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
printed = b''
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:
        break
    if not data:
        break
    isNew = text not in printed
    printed += data
    if isNew and text in printed:
        os.write(terminal, b'\\x03')
sys.stdout.buffer.write(printed)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

/** A command with a step that never ends. */
const COMMAND = `
const { exitOnSignal } = require('./bin/terminal');
const { runTask } = require('./tools/local/task-list');
exitOnSignal(() => 'Stopped, including the local AWS.');
runTask('cdk deploy', () => new Promise(() => setInterval(() => undefined, 1000)));
`;

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;

(hasPython ? describe : describe.skip)('Ctrl-C during a step in a terminal', () => {
  let status: number;
  let printed = '';
  let child: ChildProcess;

  beforeAll(async () => {
    const command = [process.execPath, '--require', 'ts-node/register', '-e', COMMAND];
    child = spawn('python3', ['-c', IN_TERMINAL, '[3s]', ...command], { cwd: ROOT });
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    [status] = (await once(child, 'close')) as [number];
  });

  afterAll(() => child.kill());

  test('ends the command with its message', () => {
    expect(status).toBe(130);
    expect(printed.trimEnd().split('\r\n').at(-1)).toBe('Stopped, including the local AWS.');
  });

  test('shows the cursor again', () => {
    expect(printed).toContain(HIDDEN);
    expect(printed.lastIndexOf(SHOWN)).toBeGreaterThan(printed.lastIndexOf(HIDDEN));
  });

  test('comes after the elapsed time is shown', () => {
    expect(printed).toMatch(/cdk deploy .*\[3s\]/);
  });
});
