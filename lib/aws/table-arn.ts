/** The name of the table that an ARN of DynamoDB is of. */
export function tableNameIn(tableArn: string): string {
  return tableArn.split('/')[1] ?? '';
}
