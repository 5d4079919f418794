import { hasTerminal, inTerminal } from '../in-terminal';

const HIDDEN = '\u001b[?25l';
const SHOWN = '\u001b[?25h';

/** The elapsed time of a step, from 3 s on: a machine that stops for a while shows a later one first. */
const ELAPSED = /\[\d+s\]/;

/** A command with a step that never ends. */
const COMMAND = `
const { exitOnSignal } = require('./bin/terminal');
const { runTask } = require('./tools/local/task-list');
exitOnSignal(() => 'Stopped, including the local AWS.');
runTask('cdk deploy', () => new Promise(() => setInterval(() => undefined, 1000)));
`;

(hasTerminal ? describe : describe.skip)('Ctrl-C during a step in a terminal', () => {
  let status: number | null;
  let printed: string;

  beforeAll(async () => {
    const command = [process.execPath, '--require', 'ts-node/register', '-e', COMMAND];
    ({ status, stdout: printed } = await inTerminal(command, {}, ELAPSED));
  });

  test('ends the command with its message', () => {
    expect(status).toBe(130);
    expect(printed.trimEnd().split('\r\n').at(-1)).toBe('Stopped, including the local AWS.');
  });

  test('shows the cursor again', () => {
    expect(printed).toContain(HIDDEN);
    expect(printed.lastIndexOf(SHOWN)).toBeGreaterThan(printed.lastIndexOf(HIDDEN));
  });

  test('comes after the elapsed time is shown', () => {
    expect(printed).toMatch(new RegExp(`cdk deploy .*${ELAPSED.source}`));
  });
});
