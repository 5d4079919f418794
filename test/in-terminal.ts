import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/**
 * Runs a command in a terminal of 80 columns, and presses Ctrl-C there once it has printed a text.
 *
 * The terminal stays open until all that the command printed is read: while it closes, a read can report its end
 * before the last lines.
 */
const PROGRAM = `
import fcntl, os, signal, struct, subprocess, sys, termios, threading
text, command = sys.argv[1].encode(), sys.argv[2:]
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
printed = b''
while not printed.endswith(END):
    isNew = text not in printed
    printed += os.read(keyboard, 4096)
    if isNew and text in printed:
        os.write(keyboard, b'\\x03')
sys.stdout.buffer.write(printed.removesuffix(END))
sys.exit(child.returncode)
`;

/** Whether there is a Python to run commands in a terminal with. */
export const hasTerminal = spawnSync('python3', ['-c', 'import fcntl, termios']).status === 0;

/** What no command prints. An argument cannot have a null character. */
const NEVER = '\u0001';

/**
 * Runs a command in a terminal to its end, in the project's folder.
 *
 * @param env in addition to that of the tests
 * @param interruptAt a text at which Ctrl-C is pressed @default - it is not pressed
 */
export async function inTerminal(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
  interruptAt = NEVER,
): Promise<{ readonly status: number | null; readonly stdout: string }> {
  const child = spawn('python3', ['-c', PROGRAM, interruptAt, ...command], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A command that never ends must not outlive a test that has given up.
  const kill = () => child.kill();
  process.once('exit', kill);
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  process.off('exit', kill);
  return { status, stdout };
}
