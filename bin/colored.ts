import { styleText } from 'node:util';

const COLORS = { '✔': 'green', '✖': 'red', 'Warning:': 'yellow' } as const;

/** A text with its marks in color. It stays as it is in a pipe, or if NO_COLOR is set. */
export function colored(text: string, stream: NodeJS.WriteStream): string {
  return text.replaceAll(/[✔✖]|^Warning:/gm, (mark) =>
    styleText(COLORS[mark as keyof typeof COLORS], mark, { stream }),
  );
}
