declare module 'dynalite/db/conditionParser' {
  /** Parses a condition expression with its names and values; throws an error with DynamoDB's message. */
  export function parse(
    expression: string,
    options: { readonly context: object },
  ): { readonly expression: Readonly<Record<string, unknown>> };
}
