import { capitalized } from '../aws/name-patterns';

/** The construct ID, and so the logical ID, of a table: `orders` gives `OrdersTable`. */
export function tableConstructId(id: string): string {
  return `${capitalized(id)}Table`;
}

/** The names of the stack outputs of a table: `orders` gives `OrdersTableName` and `OrdersTableArn`. */
export function tableOutputNames(id: string): { readonly name: string; readonly arn: string } {
  return { name: `${tableConstructId(id)}Name`, arn: `${tableConstructId(id)}Arn` };
}
