/** The construct ID, and so the logical ID, of a table: `orders` gives `OrdersTable`. */
export function tableConstructId(id: string): string {
  return `${pascalCase(id)}Table`;
}

/** The id with its first letter upper case, as output names begin with it. */
export function pascalCase(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
