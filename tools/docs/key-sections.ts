import { namedValue, objectForms, type KeySchema, type ObjectSchema } from './key-schema';

/** A section of the page: an object of the stage file and its keys. */
export interface Section {
  /** Such as `tables.<id>.rows`; empty for the stage file itself. */
  readonly path: string;
  readonly description: string;
  /** The forms of the object; forms that share a key are merged into one. */
  readonly forms: readonly (readonly Key[])[];
}

/** A key of an object. */
export interface Key {
  readonly name: string;
  readonly isRequired: boolean;
  /** The required keys of another form of the object, which take the place of this one. */
  readonly alternatives: readonly string[];
  readonly description: string;
  /** Its schema, or one for each form of the object in which the key has another value. */
  readonly schemas: readonly KeySchema[];
  /** The path of the section that documents its value, if the value is an object. */
  readonly section: string | undefined;
}

/** The sections of a stage file: each object before the objects in it, and equal objects once. */
export function sectionsOf(stage: KeySchema): Section[] {
  const sections: Section[] = [];
  const documented = new Map<string, string>();

  const add = (path: string, schema: KeySchema, description: string): string => {
    const forms = objectForms(schema);
    const contents = JSON.stringify(forms.map(({ properties }) => properties));
    const known = documented.get(contents);
    if (known !== undefined) return known;
    documented.set(contents, path);
    const position = sections.push({ path, description, forms: [] }) - 1;
    const keys = mergedForms(forms).map((form) => form.map((key) => withSection(path, key)));
    sections[position] = { path, description, forms: keys };
    return path;
  };

  const withSection = (parent: string, key: Omit<Key, 'section'>): Key => {
    const [schema = {}] = key.schemas;
    const path = parent === '' ? key.name : `${parent}.${key.name}`;
    const value = namedValue(schema);
    const [at, object] =
      value === undefined ? [path, schema] : [`${path}.${placeholder(schema)}`, value];
    const section =
      objectForms(object).length > 0 ? add(at, object, schema.description ?? '') : undefined;
    return { ...key, section };
  };

  add('', stage, '');
  return sections;
}

function placeholder({ names = '' }: KeySchema): string {
  return names.includes('name') ? '<name>' : '<id>';
}

type FormKeys = Omit<Key, 'section'>[];

function mergedForms(forms: readonly ObjectSchema[]): FormKeys[] {
  const merged: FormKeys[] = [];
  for (const form of forms) {
    const keys = keysOf(form);
    const same = merged.find((others) =>
      others.some(({ name }) => keys.some((key) => key.name === name)),
    );
    if (same) mergeInto(same, keys);
    else merged.push(keys);
  }
  return merged;
}

function mergeInto(keys: FormKeys, others: FormKeys): void {
  const alternatives = requiredOnlyIn(others, keys);
  const added = others.map((key) => ({ ...key, alternatives: requiredOnlyIn(keys, others) }));
  keys.forEach((key, position) => {
    const isShared = others.some(({ name }) => name === key.name);
    if (!isShared) keys[position] = { ...key, alternatives };
  });
  for (const other of added) {
    const position = keys.findIndex(({ name }) => name === other.name);
    const key = keys[position];
    if (!key) keys.push(other);
    else if (key.description !== other.description) {
      const description = `${key.description} ${other.description}`;
      keys[position] = { ...key, description, schemas: [...key.schemas, ...other.schemas] };
    }
  }
}

function requiredOnlyIn(form: FormKeys, other: FormKeys): string[] {
  return form
    .filter((key) => key.isRequired && !other.some(({ name }) => name === key.name))
    .map(({ name }) => name);
}

function keysOf({ properties, required = [] }: ObjectSchema): FormKeys {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    isRequired: required.includes(name),
    alternatives: [],
    description: schema.description ?? '',
    schemas: [schema],
  }));
}
