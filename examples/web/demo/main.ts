import { tables } from '../src/client';
import { byId } from '../src/page-elements';
import { watchDecisions } from './decisions';
import { DemoUser, type CreatedUser } from './demo-user';
import { tableCard } from './table-card';

/** What `npm run demo` serves beside this page. */
interface DemoSetup {
  stage: string;
  users: CreatedUser[];
}

watchDecisions();

async function start(): Promise<void> {
  const { stage, users: created } = (await (await fetch('/demo.json')).json()) as DemoSetup;
  byId('stage').textContent = stage;
  const users = created.map((one) => new DemoUser(one));
  for (const user of users) await user.signIn();
  let chosen = users[0];
  byId('users').append(
    ...users.map((user) =>
      choice(user, user === chosen, () => {
        chosen = user;
      }),
    ),
  );
  byId('users').hidden = false;
  const user = () => {
    if (!chosen) throw new Error('No user.');
    return chosen;
  };
  const cards = Object.entries(tables).map(([id, table]) => tableCard(id, table, { users, user }));
  byId('tables').append(...cards);
  byId('message').remove();
}

function choice({ created }: DemoUser, isChosen: boolean, choose: () => void): HTMLLabelElement {
  const { name, tenant, group } = created;
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'user',
    checked: isChosen,
    onchange: choose,
  });
  const what =
    tenant === undefined ? (group === undefined ? '' : ` (group ${group})`) : ` (tenant ${tenant})`;
  label.append(input, ` ${name}${what}`);
  return label;
}

start().catch((error: unknown) => {
  byId('message').textContent = String(error);
});
