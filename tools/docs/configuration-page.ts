import { DEFAULT } from '../../lib/stage/schema/json-schema';
import { namedValue, type KeySchema } from './key-schema';
import { sectionsOf, type Key, type Section } from './key-sections';
import { anchor, listItem, markdownText, paragraph } from './markdown-text';

/** The pages that explain a section. */
const PAGES: Readonly<Record<string, string>> = {
  'tables.<id>': '[Changing a stage](changing-a-stage.md): what each change does to the data.',
  'tables.<id>.rows': '[Row access](row-access.md): which partition key to write.',
  identity: '[Row access](row-access.md#tenants): tenants. [Sessions](sessions.md): both flows.',
  sessions: '[Sessions](sessions.md): which duration applies, and revocation.',
  'tenants.<id>': '[Sessions](sessions.md#tenants-with-a-maximum-of-their-own).',
  'workloads.<id>': '[Workloads](workloads.md): the actions of each grant, and each service.',
  'connectors.<id>': '[Connectors](connectors.md): the actions of each purpose, and limits.',
  'connectors.<id>.trust': '[Connectors](connectors.md#trust): which kind of trust to choose.',
};

/**
 * The page docs/configuration.md: every key of the stage file.
 *
 * @param stage the schema of the stage file
 * @param example a minimal stage file, as JSON
 */
export function configurationPage(stage: KeySchema, example: string): string {
  const [top, ...sections] = sectionsOf(stage);
  if (!top) throw new Error('The schema of the stage file is not an object.');
  return `${[
    '# Configuration',
    '<!-- Written by npm run schema from lib/stage/schema/. Change the descriptions there. -->',
    paragraph(
      'This page is for the author of a stage file. It lists every key with its allowed values and its default.',
    ),
    paragraph(
      'A stage file is strict JSON: no comments, and no trailing commas. Unknown keys are errors. Validation reports every error at once, with its line, the allowed values and a fix. `config/schema.json` is the JSON Schema with which editors complete the keys. `config/everything.json` sets every key.',
    ),
    'A minimal stage file, `config/dev.json`:',
    `\`\`\`json\n${example.trim()}\n\`\`\``,
    '## Top-level keys',
    ...formsOf(top),
    ...sections.flatMap((section) => [
      heading(section),
      ...introduction(section),
      ...formsOf(section),
    ]),
  ].join('\n\n')}\n`;
}

function heading({ path }: Section): string {
  const depth = path.split('.').filter((key) => !key.startsWith('<')).length;
  return `${'#'.repeat(Math.min(depth, 2) + 1)} \`${path}\``;
}

function introduction({ path, description }: Section): string[] {
  const [text] = splitDefault(description);
  const page = PAGES[path];
  return [
    ...(text === '' ? [] : [paragraph(markdownText(text))]),
    ...(page === undefined ? [] : [`See ${page}`]),
  ];
}

function formsOf({ forms }: Section): string[] {
  return forms.flatMap((keys) => {
    const list = keys.map(keyItem).join('\n');
    if (forms.length === 1) return [list];
    const names = keys.map(({ name }) => `"${name}"`).join(', ');
    return [`Form \`{ ${names} }\`:`, list];
  });
}

function keyItem(key: Key): string {
  const { name, description, schemas, section } = key;
  const [text, byDefault] = splitDefault(description);
  const lines = [
    listItem(`\`${name}\`${requirement(key)}: ${markdownText(text)}`),
    ...allowedLines(schemas, section),
    ...(byDefault === undefined ? [] : [listItem(`Default: ${markdownText(byDefault)}`, 1)]),
  ];
  return lines.join('\n');
}

function requirement({ isRequired, alternatives }: Key): string {
  if (!isRequired) return '';
  const names = alternatives.map((name) => `\`${name}\``).join(', ');
  return names === '' ? ' (required)' : ` (required, or ${names})`;
}

function allowedLines(schemas: readonly KeySchema[], section: string | undefined): string[] {
  const allowed = [...new Set(schemas.map(allowedText))].filter((text) => text !== '').join(' or ');
  return [
    ...(allowed === '' ? [] : [listItem(`Allowed: ${markdownText(allowed)}.`, 1)]),
    ...(section === undefined ? [] : [listItem(`Keys: [\`${section}\`](#${anchor(section)}).`, 1)]),
  ];
}

function allowedText(schema: KeySchema): string {
  const { expected, names, items, const: only } = schema;
  if (expected === undefined) return only === undefined ? '' : JSON.stringify(only);
  const value = namedValue(schema)?.expected;
  return [
    expected,
    ...(items?.expected === undefined ? [] : [`each item: ${items.expected}`]),
    ...(names === undefined ? [] : [`each key: ${names}`]),
    ...(value === undefined ? [] : [`each value: ${value}`]),
  ].join('; ');
}

function splitDefault(description: string): [text: string, byDefault?: string] {
  const [text = '', byDefault] = description.split(DEFAULT);
  return byDefault === undefined ? [text] : [text, byDefault];
}
