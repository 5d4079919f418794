import { styleText } from 'node:util';

const COLORS = { '✔': 'green', '✖': 'red', 'Warning:': 'yellow' } as const;

/** A text with its marks in color, unless in a pipe or with NO_COLOR. */
export function colored(text: string, stream: NodeJS.WriteStream): string {
  return text.replaceAll(/[✔✖]|^Warning:/gm, (mark) =>
    styleText(COLORS[mark as keyof typeof COLORS], mark, { stream }),
  );
}

/** An error with its first line in color, unless in a pipe or with NO_COLOR. */
export function coloredError(text: string, stream: NodeJS.WriteStream): string {
  return text.replace(/^.+/, (line) => styleText('red', line, { stream }));
}

/** A summary of findings with those of high severity in color, unless in a pipe or with NO_COLOR. */
export function highInColor(text: string, stream: NodeJS.WriteStream): string {
  return text.replace(/\b\d+ high\b(?=[,;])/, (high) => styleText('red', high, { stream }));
}
