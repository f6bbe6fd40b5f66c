// What is still open before the file is made, by kind, each with the way there. It holds nobody back: it is written down.

import { Link } from 'wouter';
import { Box } from '../../components/Box.tsx';
import { Seal } from '../../components/Seal.tsx';
import { checks } from '../../core/checks/registry.ts';
import { untagged } from '../../core/checks/untagged.ts';
import { slice } from '../../core/document/text.ts';
import { say, useText } from '../../i18n/index.ts';
import { leaveAt } from '../desk/resume.ts';
import styles from './export.module.css';
import { type Exporting, mostShown, type Open } from './exporting.ts';

interface StillOpenProps {
  readonly issue: string;
  readonly data: Exporting;
  /** Ids of the articles that are exported: what is open elsewhere is not told. */
  readonly chosen: readonly string[];
  /** Null: being looked for. */
  readonly open: Open | null;
}

/** A list of so many is shown at once; a longer one is folded by kind. */
const few = 12;

export function StillOpen({ issue, data, chosen, open }: StillOpenProps) {
  const { t } = useText();
  const ids = new Set(chosen);
  const places = new Map(data.articles.map((article) => [article.id, article]));
  const kinds = checks.flatMap(({ code, seal }) => {
    // told of every article, whether or not there is a suggestion for it
    if (code === 'untagged') return [];
    const kind = open?.kinds.find((one) => one.code === code);
    return kind ? [{ ...kind, seal }] : [];
  });
  const without = data.articles.filter(({ id, sections }) => ids.has(id) && sections.length === 0);
  const queries = data.queries.filter(({ article }) => ids.has(article));
  const suggested = kinds.reduce((sum, { count }) => sum + count, 0) + without.length;
  const total = suggested + queries.length + data.tray.length;
  const folded = suggested > few;
  const back = `/issue/${issue}`;
  const goTo = (article: string, block = article): void =>
    leaveAt(issue, { block, offset: 0, article, filter: null });
  return (
    <Box title={t('exporting:open')} scrolls aside={open && chosen.length > 0 ? total : undefined}>
      {!open && <p role="status">{t('exporting:looking')}</p>}
      {chosen.length === 0 && <p className={styles['quiet']}>{t('exporting:nothingChosen')}</p>}
      {open && chosen.length > 0 && total === 0 && (
        <p className={styles['done']}>{t('exporting:noneOpen')}</p>
      )}
      {kinds.map(({ code, seal, count, gravest, first }) => (
        <details key={code} open={!folded} className={styles['kind']}>
          <summary>
            <Seal look={gravest}>{seal}</Seal>
            <span>{t(`checks:kind.${code}.name`)}</span>
            <span className={styles['number']}>{count}</span>
          </summary>
          <ul>
            {first.map((suggestion) => (
              <li key={suggestion.id}>
                <Link
                  href={back}
                  onClick={() => goTo(suggestion.article, suggestion.block)}
                  title={t('exporting:goThere')}
                >
                  <span className={styles['place']}>{places.get(suggestion.article)?.place}</span>{' '}
                  {say(suggestion.message)}
                  <small>{shortened(suggestion.actual)}</small>
                </Link>
              </li>
            ))}
          </ul>
          {count > first.length && (
            <p className={styles['note']}>{t('exporting:moreOnDesk', { count: count - first.length })}</p>
          )}
        </details>
      ))}
      {open && without.length > 0 && (
        <details open={!folded} className={styles['kind']}>
          <summary>
            <Seal look="doubt">{untagged.seal}</Seal>
            <span>{t('checks:kind.untagged.name')}</span>
            <span className={styles['number']}>{without.length}</span>
          </summary>
          <ul>
            {without.slice(0, mostShown).map(({ id, place, title }) => (
              <li key={id}>
                <Link href={back} onClick={() => goTo(id)} title={t('exporting:goThere')}>
                  <span className={styles['place']}>{place}</span> {title || t('exporting:untitled')}
                </Link>
              </li>
            ))}
          </ul>
          {without.length > mostShown && (
            <p className={styles['note']}>
              {t('exporting:moreOnDesk', { count: without.length - mostShown })}
            </p>
          )}
        </details>
      )}
      {queries.length > 0 && (
        <details open={!folded} className={styles['kind']}>
          <summary>
            <Seal look="ask">疑</Seal>
            <span>{t('exporting:queries')}</span>
            <span className={styles['number']}>{queries.length}</span>
          </summary>
          <ul>
            {queries.map(({ id, article, text }) => (
              <li key={id}>
                <Link href={back} onClick={() => goTo(article)} title={t('exporting:goThere')}>
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

function shortened(text: string): string {
  const line = text.replaceAll('\n', '／').trim();
  return line.length > 24 ? `${slice(line, 0, 24)}…` : line;
}
