import type { ReportedGrant } from '../access-report';

/** What is not without limit, and whatever else must hold, each a line; a denial holds where its conditions do. */
export function limitsOf({ effect, until, from, conditions }: ReportedGrant): readonly string[] {
  if (effect === 'deny') return conditions.length === 0 ? ['always'] : joined('where', conditions);
  const limits = [
    ...(until === 'no end' || until === '' ? [] : [`until ${until}`]),
    ...(from === 'anywhere' || from === '' ? [] : [`from ${from}`]),
    ...joined('if', conditions),
  ];
  return limits.length === 0 ? ['none'] : limits;
}

/** All of them must hold. */
function joined(word: string, conditions: readonly string[]): readonly string[] {
  return conditions.map((condition, index) => `${index === 0 ? word : 'and'} ${condition}`);
}
