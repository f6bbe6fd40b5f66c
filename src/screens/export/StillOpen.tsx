// What is still open before the file is made, by kind, each with the way there. It holds nobody back: it is written down.

import { Link } from 'wouter';
import { Box } from '../../components/Box.tsx';
import { Seal } from '../../components/Seal.tsx';
import { checks } from '../../core/checks/registry.ts';
import type { Severity, Suggestion } from '../../core/checks/types.ts';
import { articleAttrs, articles, pageAttrs, titleOf } from '../../core/document/queries.ts';
import { slice } from '../../core/document/text.ts';
import { say, useText } from '../../i18n/index.ts';
import { leaveAt } from '../desk/resume.ts';
import styles from './export.module.css';
import { type Exporting, openQueries } from './exporting.ts';

interface StillOpenProps {
  readonly issue: string;
  readonly data: Exporting;
  /** Ids of the articles that are exported: what is open elsewhere is not told. */
  readonly chosen: readonly string[];
  /** Null: being looked for. */
  readonly suggestions: readonly Suggestion[] | null;
}

/** A list of so many is shown at once; a longer one is folded by kind. */
const few = 12;

export function StillOpen({ issue, data, chosen, suggestions }: StillOpenProps) {
  const { t } = useText();
  const ids = new Set(chosen);
  const places = placesIn(data);
  const here = suggestions?.filter(({ article }) => ids.has(article)) ?? [];
  const kinds = checks
    .map(({ code, seal }) => ({ code, seal, some: here.filter((one) => one.code === code) }))
    .filter(({ some }) => some.length > 0);
  const queries = openQueries(data.doc).filter(({ article }) => ids.has(article));
  const total = here.length + queries.length + data.tray.length;
  const back = `/issue/${issue}`;
  return (
    <Box title={t('exporting:open')} scrolls aside={suggestions && chosen.length > 0 ? total : undefined}>
      {!suggestions && <p role="status">{t('exporting:looking')}</p>}
      {chosen.length === 0 && <p className={styles['quiet']}>{t('exporting:nothingChosen')}</p>}
      {suggestions && chosen.length > 0 && total === 0 && (
        <p className={styles['done']}>{t('exporting:noneOpen')}</p>
      )}
      {kinds.map(({ code, seal, some }) => (
        <details key={code} open={here.length <= few} className={styles['kind']}>
          <summary>
            <Seal look={gravest(some)}>{seal}</Seal>
            <span>{t(`checks:kind.${code}.name`)}</span>
            <span className={styles['number']}>{some.length}</span>
          </summary>
          <ul>
            {some.map((suggestion) => (
              <li key={suggestion.id}>
                <Link
                  href={back}
                  onClick={() => leaveAt(issue, { block: suggestion.block, offset: 0, filter: null })}
                  title={t('exporting:goThere')}
                >
                  <span className={styles['place']}>{places.get(suggestion.article)?.place}</span>{' '}
                  {code === 'untagged' ? places.get(suggestion.article)?.title : say(suggestion.message)}
                  {code !== 'untagged' && <small>{shortened(suggestion.actual)}</small>}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {queries.length > 0 && (
        <details open={here.length <= few} className={styles['kind']}>
          <summary>
            <Seal look="ask">疑</Seal>
            <span>{t('exporting:queries')}</span>
            <span className={styles['number']}>{queries.length}</span>
          </summary>
          <ul>
            {queries.map(({ id, article, text }) => (
              <li key={id}>
                <Link href={back}>
                  <span className={styles['place']}>{places.get(article)?.place}</span> {text}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {data.tray.length > 0 && (
        <details open className={styles['kind']}>
          <summary>
            <Seal look="doubt">余</Seal>
            <span>{t('exporting:tray')}</span>
            <span className={styles['number']}>{data.tray.length}</span>
          </summary>
          <ul>
            {data.tray.map(({ id, inserted, removed }) => (
              <li key={id}>
                <Link href={back}>{shortened(inserted || removed)}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {data.broken !== null && (
        <p className={styles['note']}>{t('exporting:brokenJournal', { reason: data.broken })}</p>
      )}
      {total > 0 && <p className={styles['note']}>{t('exporting:allTheSame')}</p>}
    </Box>
  );
}

function gravest(some: readonly Suggestion[]): Severity {
  return (
    (['sure', 'doubt', 'ask'] as const).find((severity) => some.some((one) => one.severity === severity)) ??
    'ask'
  );
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', '／').trim();
  return line.length > 24 ? `${slice(line, 0, 24)}…` : line;
}

/** Article id → 版-篇 as people say it, and its title. */
function placesIn({
  doc,
}: Exporting): ReadonlyMap<string, { readonly place: string; readonly title: string }> {
  const places = new Map<string, { place: string; title: string }>();
  const counts = new Map<number, number>();
  for (const { node, page } of articles(doc)) {
    const { id, kind } = articleAttrs(node);
    const nth = (counts.get(page.index) ?? 0) + (kind === 'furniture' ? 0 : 1);
    counts.set(page.index, nth);
    places.set(id, {
      place: `${pageAttrs(page.node).number ?? page.index + 1}-${nth}`,
      title: titleOf(node),
    });
  }
  return places;
}
