/** An element of the page. */
export function byId(id: string): HTMLElement {
  return found(document.getElementById(id), `#${id}`);
}

/** A form of the page. */
export function formById(id: string): HTMLFormElement {
  return byId(id) as HTMLFormElement;
}

/** The first element inside another. */
export function part(parent: ParentNode, selector: string): HTMLElement {
  return found(parent.querySelector<HTMLElement>(selector), selector);
}

/** A field of a form; undefined where the form has none of the name. */
export function field(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement ? control : undefined;
}

/** What is written into a field. */
export function written(form: HTMLFormElement, name: string): string {
  return field(form, name)?.value ?? '';
}

function found<T>(element: T | null, name: string): T {
  if (element === null) throw new Error(`The page has no ${name}.`);
  return element;
}
