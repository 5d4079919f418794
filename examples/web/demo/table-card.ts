import { byId, part } from '../src/page-elements';
import { logged } from './call-log';
import { demoCalls, type DemoCall } from './demo-calls';
import { keyText, ownKey, type DemoTable } from './demo-table';
import type { DemoUser } from './demo-user';
import { ruleText } from './rule-text';

export interface Demo {
  users: readonly DemoUser[];
  /** Who is chosen. */
  readonly user: () => DemoUser;
}

/** A table's rule, the key of each user, and its buttons. */
export function tableCard(id: string, table: DemoTable, demo: Demo): HTMLElement {
  const template = byId('card') as HTMLTemplateElement;
  const card = part(template.content, 'section').cloneNode(true) as HTMLElement;
  const title = part(card, 'h2');
  title.textContent = id;
  title.id = `table-${id}`;
  card.setAttribute('aria-labelledby', title.id);
  part(card, '.rule').textContent = ruleText(table);
  part(card, 'tbody').append(...demo.users.map((user, position) => keyRow(table, user, position)));
  const calls = demoCalls(table);
  const targets = [...new Set(calls.map(({ target }) => target))];
  part(card, '.calls').append(
    ...targets.map((target) => {
      const buttons = calls.filter((call) => call.target === target);
      return callGroup(target, ...buttons.map((call) => callButton(id, call, demo)));
    }),
  );
  return card;
}

function keyRow(table: DemoTable, user: DemoUser, position: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  const header = document.createElement('th');
  header.scope = 'row';
  header.textContent = user.created.name;
  const key = document.createElement('code');
  key.textContent = keyText(ownKey(table, user, position));
  row.append(header);
  const isMissing = key.textContent.includes('"undefined');
  row.insertCell().append(key, isMissing ? ` (the user has no ${String(table.rows.claim)})` : '');
  return row;
}

function callGroup(target: string, ...buttons: HTMLElement[]): HTMLElement {
  const group = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = target;
  group.append(legend, ...buttons);
  return group;
}

function callButton(id: string, call: DemoCall, { user, users }: Demo): HTMLButtonElement {
  const button = document.createElement('button');
  const { action, target } = call;
  button.type = 'button';
  button.textContent = action;
  button.setAttribute('aria-label', `${action}: ${target.toLowerCase()}, ${id}`);
  button.addEventListener('click', () => {
    const caller = user();
    const key = call.key(caller, users);
    const who = target === 'Not signed in' ? 'nobody' : caller.created.name;
    const entry = { who, call: `${action} on ${id}`, key: keyText(key) || 'none' };
    void oneByOne(() => logged(entry, () => call.send(caller, key)));
  });
  return button;
}

let before: Promise<unknown> = Promise.resolve();

/** One call after the other: each log entry has the decision of its own call. */
function oneByOne(send: () => Promise<unknown>): Promise<unknown> {
  return (before = before.then(send));
}
