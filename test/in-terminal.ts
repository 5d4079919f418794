import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(__dirname, '..');

/**
 * Runs a command in a terminal of 80 columns, and presses Ctrl-C there once what it has printed matches a pattern.
 *
 * The terminal stays open until all that the command printed is read: while it closes, a read can report its end
 * before the last lines.
 */
const PROGRAM = `
import fcntl, os, re, signal, struct, subprocess, sys, termios, threading
pattern, command = re.compile(sys.argv[1].encode()), sys.argv[2:]
END = b'\\x04'
os.setsid()
keyboard, terminal = os.openpty()
fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
signal.signal(signal.SIGINT, lambda *_: None)
child = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal)
def end():
    child.wait()
    os.write(terminal, END)
threading.Thread(target=end).start()
printed, pressed = b'', False
while not printed.endswith(END):
    printed += os.read(keyboard, 4096)
    if not pressed and pattern.search(printed):
        pressed = True
        os.write(keyboard, b'\\x03')
sys.stdout.buffer.write(printed.removesuffix(END))
sys.exit(child.returncode)
`;

/** Whether there is a Python to run commands in a terminal with. */
export const hasTerminal = spawnSync('python3', ['-c', 'import fcntl, termios']).status === 0;

/** What matches nothing. */
const NEVER = /(?!)/;

/**
 * Runs a command in a terminal to its end, in the project's folder.
 *
 * @param env in addition to that of the tests
 * @param interruptAt pattern in the output at which Ctrl-C is sent @default - it is not sent
 */
export async function inTerminal(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
  interruptAt = NEVER,
): Promise<{ readonly status: number | null; readonly stdout: string }> {
  const child = spawn('python3', ['-c', PROGRAM, interruptAt.source, ...command], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A command that never ends must not outlive a test that has given up.
  const kill = () => child.kill();
  process.once('exit', kill);
  const output = text(child.stdout);
  const [status] = (await once(child, 'close')) as [number | null];
  const stdout = await output;
  process.off('exit', kill);
  return { status, stdout };
}
