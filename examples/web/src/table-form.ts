import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuthSession } from 'aws-amplify/auth';
import { itemKey, type KeyedTable, type KeyValue } from './item-key';
import { ITEM_CALLS, type ItemAction, type Table } from './items';
import { byId, part, written } from './page-elements';

export interface SignedIn {
  session: AuthSession;
  items: DynamoDBDocumentClient;
}

/** The form of a table: what the app adds to the user's key, and a button for each action that the stage allows. */
export function tableForm(id: string, table: Table, signedIn: SignedIn): HTMLFormElement {
  const { partitionKey, sortKey, rows, actions } = table;
  const form = part((byId('table') as HTMLTemplateElement).content, 'form').cloneNode(
    true,
  ) as HTMLFormElement;
  part(form, 'h2').textContent = id;
  const hasPartition = rows.by === 'all' || rows.delimiter !== undefined;
  showField(part(form, '.partition'), hasPartition ? partitionKey.name : undefined);
  showField(part(form, '.sort'), sortKey?.name);
  const allowed = Object.keys(ITEM_CALLS).filter((action) => actions.includes(action));
  part(form, '.actions').append(...allowed.map((action) => button(action)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const action = event.submitter?.textContent as ItemAction;
    void call(action, table, form, signedIn).then((text) => {
      part(form, 'pre').textContent = text;
    });
  });
  return form;
}

/** Labels a field that the key needs, and removes it otherwise. */
function showField(element: HTMLElement, label: string | undefined): void {
  if (label === undefined) element.remove();
  else part(element, 'span').textContent = label;
}

function button(action: string): HTMLButtonElement {
  return Object.assign(document.createElement('button'), { textContent: action });
}

/** Makes a call with what is written into the form, and tells what comes back. */
async function call(
  action: ItemAction,
  table: Table,
  form: HTMLFormElement,
  { session, items }: SignedIn,
): Promise<string> {
  const parts = {
    partition: keyValue(written(form, 'partition'), table.partitionKey.type),
    sort: keyValue(written(form, 'sort'), table.sortKey?.type),
  };
  try {
    const key = itemKey<KeyedTable>(table, session, parts);
    const read = await ITEM_CALLS[action](items, table, key, written(form, 'note'));
    return read === undefined ? 'Done.' : JSON.stringify(read, null, 2);
  } catch (error) {
    return String(error);
  }
}

/** A value of the key attribute's type. */
export function keyValue(text: string, type = 'string'): KeyValue {
  if (type === 'number') return Number(text);
  return type === 'binary' ? new TextEncoder().encode(text) : text;
}
