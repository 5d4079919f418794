/** Two words with a space between them. Names of AWS, such as actions, condition keys and operators, have no spaces. */
const PROSE = /[\w.:;,)] [\w(]/;

/** What a template only inserts; other expressions are mutated. */
const INSERTED = ['Identifier', 'MemberExpression'];

/**
 * The text of a literal. Anything else has none.
 *
 * @param {any} node a node of Babel's syntax tree
 */
function textOf(node) {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type !== 'TemplateLiteral') return '';
  /** @type {{ expressions: { type: string }[], quasis: { value: { raw: string } }[] }} */
  const { expressions, quasis } = node;
  if (expressions.some(({ type }) => !INSERTED.includes(type))) return '';
  return quasis.map(({ value }) => value.raw).join('x');
}

/**
 * A Stryker plugin that does not mutate sentences: descriptions, and the allowed values and fixes of errors. Tests
 * assert the fields of an error (path, code, limit), not its sentences.
 */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'prose',
    value: {
      /** @param {{ node: unknown }} path */
      shouldIgnore: ({ node }) => (PROSE.test(textOf(node)) ? 'a sentence' : undefined),
    },
  },
];
