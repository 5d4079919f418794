import type { AccessReport } from '../model/access-report';
import { counted } from '../words/report-summary';
import { markup, NOTHING, type Markup } from './markup';

/** The title, the source and a summary. */
export function pageHeader({ title, source, ...report }: AccessReport): Markup {
  const { findings, unresolved, tables, principals } = report;
  const grants = principals.flatMap((principal) => principal.grants);
  const hasLines = [tables, principals, grants, findings].flat().some(({ why }) => why.length > 0);
  const lines = hasLines ? markup` Line numbers refer to this file.` : NOTHING;
  const open = markup`<li class="loud">${unresolved.length} unresolved</li>`;
  return markup`<header>
<p class="eyebrow">Access report</p>
<h1>${title}</h1>
<p>Source: <code>${source}</code>.${lines}</p>
<ul class="summary">
${unresolved.length > 0 ? open : NOTHING}
<li>${counted(findings.length, 'finding')}</li>
<li>${counted(tables.length, 'table')}</li>
<li>${counted(principals.length, 'principal')}</li>
<li>${counted(grants.length, 'permission')}</li>
</ul>
</header>`;
}
