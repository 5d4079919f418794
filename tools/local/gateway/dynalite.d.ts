declare module 'dynalite/db/conditionParser' {
  /** Parses a condition expression with its names and values. An error is thrown, or returned as text. */
  export function parse(
    expression: string,
    options: { readonly context: object },
  ): string | { readonly expression: Readonly<Record<string, unknown>> };
}
