/** What IAM authorizes of a DynamoDB request: one action on one table or index. */
export interface ItemCall {
  readonly action: string;
  /** The table's name or ARN; undefined if the request names none. */
  readonly table: string | undefined;
  readonly index?: string | undefined;
  /** The partition keys in the request, as IAM compares them. @default - none */
  readonly keys?: readonly string[] | undefined;
  readonly returnValues?: string | undefined;
}
