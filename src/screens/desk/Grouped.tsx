// The issue regrouped by its sections, as the website will show it: title and first words of every article. It lies over
// the galley for as long as it is looked at; Enter goes to the article.

import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, count, idOf, titleOf } from '../../core/document/queries.ts';
import { slice } from '../../core/document/text.ts';
import { goToId } from '../../editor/commands.ts';
import { useText } from '../../i18n/index.ts';
import { articleIdAt, useDesk, useDeskState } from '../../panels/desk.ts';
import { useSectionName, useTaxonomy } from '../../panels/section-names.ts';
import styles from './grouped.module.css';

interface Group {
  /** '' holds those that have no section. */
  readonly code: string;
  readonly articles: readonly Node[];
}

/** In the order of the vocabulary; codes that it does not know behind, what has no section last. An article of two sections stands in both. */
export function grouped(doc: Node, order: readonly string[]): readonly Group[] {
  const groups = new Map<string, Node[]>(order.map((code) => [code, []]));
  const none: Node[] = [];
  for (const { node } of articles(doc)) {
    const { kind, sections } = articleAttrs(node);
    if (kind === 'furniture') continue;
    if (sections.length === 0) none.push(node);
    for (const code of sections) groups.set(code, [...(groups.get(code) ?? []), node]);
  }
  return [...groups, ['', none] as const]
    .filter(([, held]) => held.length > 0)
    .map(([code, held]) => ({ code, articles: held }));
}

const opening = 54;

function leadOf(article: Node): string {
  let lead = '';
  article.forEach((block) => {
    if (lead === '' && block.type.name === 'body') lead = block.textContent.trim();
  });
  return lead.length > opening ? `${slice(lead, 0, opening)}…` : lead;
}

export function Grouped({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useText();
  const { editor } = useDesk();
  const doc = useDeskState((state) => state.doc);
  const here = useDeskState(articleIdAt);
  const taxonomy = useTaxonomy();
  const sectionName = useSectionName();
  const groups = useMemo(
    () =>
      grouped(
        doc,
        taxonomy.sections.map(({ code }) => code),
      ),
    [doc, taxonomy],
  );
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const rows = list.current;
    (rows?.querySelector<HTMLElement>('[aria-current="true"]') ?? rows?.querySelector('button'))?.focus();
  }, []);
  const walk = (event: KeyboardEvent): void => {
    const rows = Array.from(list.current?.querySelectorAll<HTMLElement>('button') ?? []);
    const at = rows.findIndex((row) => row === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') onLeave();
    else if (to !== undefined) rows[to]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className={styles['grouped']}
      role="dialog"
      aria-label={t('desk:grouped.title')}
      onKeyDown={walk}
    >
      <h2>{t('desk:grouped.title')}</h2>
      {groups.map(({ code, articles: held }) => (
        <section key={code} data-none={code === ''}>
          <h3>
            {code === '' ? t('desk:grouped.none') : sectionName(code)} <small>{held.length}</small>
          </h3>
          <ul>
            {held.map((node) => (
              <li key={idOf(node)}>
                <button
                  type="button"
                  aria-current={idOf(node) === here}
                  onClick={() => {
                    goToId(editor, idOf(node));
                    onLeave();
                  }}
                >
                  <strong>{titleOf(node, 40) || t('desk:contents.untitled')}</strong>
                  <span>{leadOf(node)}</span>
                  <small>{t('desk:contents.characters', { count: count(node) })}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
