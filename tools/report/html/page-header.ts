import type { AccessReport } from '../model/access-report';
import { counted, findingCounts } from '../words/report-summary';
import { markup, NOTHING, type Markup } from './markup';

/** The title, the source and a summary, in which findings of high severity stand out. */
export function pageHeader({ title, source, ...report }: AccessReport): Markup {
  const { findings, unresolved, tables, principals } = report;
  const grants = principals.flatMap((principal) => principal.grants);
  const hasLines = [tables, principals, grants, findings].flat().some(({ why }) => why.length > 0);
  const lines = hasLines ? markup` Line numbers refer to this file.` : NOTHING;
  const risks = findingCounts(findings).map(({ kind, text }) => link(kind, 'findings', text));
  return markup`<header>
<p class="eyebrow">Access report</p>
<h1>${title}</h1>
<p>Source: <code>${source}</code>.${lines}</p>
<ul class="summary">
${risks}
${link('plain', 'tables', counted(tables.length, 'table'))}
${link('plain', 'principals', counted(principals.length, 'principal'))}
${link('plain', 'unresolved', `${unresolved.length} unresolved`)}
</ul>
</header>`;
}

function link(kind: string, section: string, text: string): Markup {
  return markup`<li class="${kind}"><a href="#${section}">${text}</a></li>
`;
}
