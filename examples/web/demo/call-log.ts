import { byId, part } from '../src/page-elements';
import { latestDecision, forgetDecision } from './decisions';

/** A call before it is sent. */
export interface LoggedCall {
  who: string;
  call: string;
  key: string;
}

const COLUMNS = ['Time', 'Who', 'Call', 'Key', 'Answer', 'Took', 'Decided by'];

/** Sends a call and writes who called what, on which key, and what came back, into the log. The latest is first. */
export async function logged(
  { who, call, key }: LoggedCall,
  send: () => Promise<unknown>,
): Promise<void> {
  forgetDecision();
  const began = performance.now();
  const answer = await send().then(
    (read) => `Allowed: ${read === undefined ? 'OK' : JSON.stringify(read)}`,
    (error: unknown) => `${latestDecision() === undefined ? 'Failed' : 'Denied'}: ${String(error)}`,
  );
  const took = `${Math.round(performance.now() - began)} ms`;
  const by = latestDecision() ?? '–';
  const cells = [new Date().toLocaleTimeString(), who, call, key, answer, took, by];
  const kind = answer.startsWith('Allowed') ? 'allowed' : 'denied';
  part(byId('log'), 'tbody').prepend(row(cells, kind));
  const latest = byId('latest');
  latest.className = kind;
  latest.textContent = `${who}: ${call}. ${answer}`;
}

function row(cells: readonly string[], kind: 'allowed' | 'denied'): HTMLTableRowElement {
  const element = document.createElement('tr');
  element.className = kind;
  cells.forEach((text, position) => {
    const cell = element.insertCell();
    cell.dataset.label = COLUMNS[position];
    cell.textContent = text;
  });
  return element;
}
