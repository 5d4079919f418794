import { fetchAuthSession, signOut } from 'aws-amplify/auth';
import { items, tables } from './client';
import { byId, field, formById, written } from './page-elements';
import { continueSignIn, startSignIn, type SignInStep } from './sign-in';
import { tableForm } from './table-form';

const signInForm = formById('sign-in');
const stepForm = formById('sign-in-step');

let username = '';

signInForm.addEventListener('submit', (event) => {
  event.preventDefault();
  username = written(signInForm, 'username');
  void show(startSignIn(username, written(signInForm, 'password')));
});

stepForm.addEventListener('submit', (event) => {
  event.preventDefault();
  void show(continueSignIn(written(stepForm, 'answer'), username));
});

byId('sign-out').addEventListener('click', () => {
  void signOut().then(() => location.reload());
});

/** Shows the step that follows, or why there is none. */
async function show(next: Promise<SignInStep>): Promise<void> {
  const message = byId('message');
  message.textContent = '';
  try {
    const step = await next;
    if (step.kind === 'done') await showItems();
    else showStep(step);
  } catch (error) {
    message.textContent = String(error);
  }
}

function showStep(step: Exclude<SignInStep, { kind: 'done' }>): void {
  const isPassword = step.kind === 'newPassword';
  signInForm.hidden = true;
  stepForm.hidden = false;
  stepForm.reset();
  byId('step-text').replaceChildren(...stepText(step));
  byId('step-label').textContent = isPassword ? 'New password' : 'Code of the authenticator app';
  const answer = field(stepForm, 'answer');
  if (!answer) return;
  answer.type = isPassword ? 'password' : 'text';
  answer.autocomplete = isPassword ? 'new-password' : 'one-time-code';
  answer.focus();
}

function stepText(step: SignInStep): (string | Node)[] {
  if (step.kind !== 'totpSetup') return [];
  const link = Object.assign(document.createElement('a'), {
    href: step.link,
    textContent: 'Open your authenticator app',
  });
  return [link, ` or enter this secret in it: ${step.secret}`];
}

async function showItems(): Promise<void> {
  const session = await fetchAuthSession();
  signInForm.hidden = stepForm.hidden = true;
  byId('signed-in').hidden = false;
  byId('user').textContent = `Signed in. Identity ID: ${session.identityId ?? 'none'}`;
  const forms = Object.entries(tables).map(([id, table]) =>
    tableForm(id, table, { session, items }),
  );
  byId('tables').replaceChildren(...forms);
}

const { tokens } = await fetchAuthSession();
if (tokens) await show(Promise.resolve({ kind: 'done' }));
else signInForm.hidden = false;
