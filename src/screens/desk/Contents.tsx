// Pages and articles of the issue: what each is, how far it is, what is open in it. A click or Enter goes there.
//
// An article's row is drawn again only when its node, its work, or the caret's article changes.

import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { Node } from 'prosemirror-model';
import { openThreads } from '../../core/document/remarks.ts';
import { changedAfterPassing, returnedOn } from '../../core/history/rounds.ts';
import { roundsIn } from '../../editor/collab.ts';
import { goToId } from '../../editor/commands.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { articleIdAt, useDesk, useDeskState, useLater, useSuggestions } from '../../panels/desk.ts';
import { useSectionName } from '../../panels/section-names.ts';
import styles from './contents.module.css';
import { type OutlineArticle, outline } from './outline.ts';
import { type ArticleWork, noWork, workByArticle } from './work.ts';

/** `onGone`: told after somebody went somewhere. */
export function Contents({ onGone }: { readonly onGone?: () => void }) {
  const { t } = useText();
  const sectionName = useSectionName();
  const { editor } = useDesk();
  const doc = useLater((state) => state.doc);
  const work = workByArticle(useSuggestions());
  const here = useDeskState(articleIdAt);
  const rounds = useLater(roundsIn);
  const queries = queriesByArticle(doc);
  const column = useRef<HTMLElement>(null);

  useEffect(() => {
    if (here !== null)
      column.current
        ?.querySelector(`[data-article="${CSS.escape(here)}"]`)
        ?.scrollIntoView({ block: 'nearest' });
  }, [here]);

  const go = (id: string): void => {
    goToId(editor, id);
    editor.focus();
    onGone?.();
  };
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = Array.from(column.current?.querySelectorAll('button') ?? []);
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
    event.preventDefault();
  };

  return (
    <nav ref={column} className={styles['contents']} aria-label={t('desk:contents.title')} onKeyDown={key}>
      {outline(doc).map((page, index) => (
        <section key={page.id} className={styles['page']}>
          <h2>
            <button type="button" className={styles['heading']} onClick={() => go(page.id)}>
              <span>
                {page.number === null
                  ? t('desk:contents.pageUnnumbered', { index: index + 1 })
                  : t('desk:contents.page', { number: page.number })}
                {page.name !== null && `　${page.name}`}
              </span>
              <span>{t('desk:contents.articles', { count: page.stories })}</span>
            </button>
          </h2>
          {page.articles.length === 0 ? (
            <p className={styles['empty']}>{t('desk:contents.empty')}</p>
          ) : (
            <ul className={styles['list']}>
              {page.articles.map((article) => (
                <Row
                  key={article.id}
                  article={article}
                  work={work.get(article.id) ?? noWork}
                  here={article.id === here}
                  queries={queries.get(article.id) ?? 0}
                  returned={returnedOn(rounds, article.node) !== null}
                  late={changedAfterPassing(rounds, article.node)}
                  t={t}
                  sectionName={sectionName}
                  onGo={go}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </nav>
  );
}

const counted = new WeakMap<Node, ReadonlyMap<string, number>>();

/** Open queries by article. Kept per document. */
function queriesByArticle(doc: Node): ReadonlyMap<string, number> {
  const known = counted.get(doc);
  if (known) return known;
  const out = new Map<string, number>();
  for (const { article } of openThreads(doc))
    if (article !== null) out.set(article, (out.get(article) ?? 0) + 1);
  counted.set(doc, out);
  return out;
}

interface RowProps {
  readonly article: OutlineArticle;
  readonly work: ArticleWork;
  readonly here: boolean;
  /** Open ones. */
  readonly queries: number;
  readonly returned: boolean;
  readonly late: boolean;
  /** The words, asked for once and not by each of hundreds of rows. */
  readonly t: Text['t'];
  readonly sectionName: (code: string) => string;
  readonly onGo: (id: string) => void;
}

const Row = memo(
  function Row({ article, work, here, queries, returned, late, t, sectionName, onGo }: RowProps) {
    const furniture = article.kind === 'furniture';
    const title = furniture
      ? t('desk:contents.furnitureTitle')
      : article.title === ''
        ? t('desk:contents.untitled')
        : article.kind === 'photo' && !article.headed
          ? t('desk:contents.photo', { title: article.title })
          : article.title;
    return (
      <li>
        <button
          type="button"
          className={styles['row']}
          data-article={article.id}
          aria-current={here || undefined}
          onClick={() => onGo(article.id)}
        >
          <span
            className={styles['dot']}
            data-status={article.status}
            role="img"
            aria-label={t(`desk:status.${article.status}`)}
          />
          <span className={styles['title']} data-furniture={furniture || undefined} title={title}>
            {title}
          </span>
          {work.open > 0 && !furniture ? (
            <span className={styles['open']} aria-label={t('desk:contents.open', { count: work.open })}>
              {work.open}
            </span>
          ) : (
            <span />
          )}
          <span className={styles['more']}>
            {furniture ? (
              t('desk:contents.furniture')
            ) : (
              <>
                {article.sections.length > 0 && `${article.sections.map(sectionName).join(' ')} · `}
                {article.sections.length === 0 && work.maybe !== null && (
                  <>
                    <span className={styles['maybe']}>
                      {t('desk:contents.maybe', { name: sectionName(work.maybe) })}
                    </span>
                    {' · '}
                  </>
                )}
                {t('desk:contents.characters', { count: article.characters })}
                {queries > 0 && (
                  <span className={styles['queries']}>
                    {' '}
                    · {t('desk:contents.queries', { count: queries })}
                  </span>
                )}
                {returned && <span className={styles['flag']}> · {t('desk:contents.returned')}</span>}
                {late && <span className={styles['flag']}> · {t('desk:contents.late')}</span>}
                {work.waiting && (
                  <span className={styles['waiting']}> · {t('desk:contents.waitingFor')}</span>
                )}
              </>
            )}
          </span>
        </button>
      </li>
    );
  },
  (was, is) =>
    was.article === is.article &&
    was.work.open === is.work.open &&
    was.work.maybe === is.work.maybe &&
    was.work.waiting === is.work.waiting &&
    was.here === is.here &&
    was.t === is.t &&
    was.sectionName === is.sectionName &&
    was.queries === is.queries &&
    was.returned === is.returned &&
    was.late === is.late,
);
